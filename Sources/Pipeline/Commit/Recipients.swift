package import Model

/// Who wants to hear what.
package struct Recipients: Sendable {
  private let notifiers: [Notifier]
  private let tags: [SourceID: Set<String>]
  private let announced: Set<SourceID>

  /// The notifiers and the sources of a configuration.
  package init(_ settings: Settings) {
    notifiers = settings.notifiers
    let tagged = settings.sources.lazy.filter { !$0.tags.isEmpty }
    tags = Dictionary(tagged.map { ($0.id, Set($0.tags)) }) { first, _ in first }
    announced = Set(settings.sources.lazy.filter { $0.baseline == .announce }.map(\.id))
  }

  /// Whether the entries of the very first reading of `source` are told.
  package func hearsBaseline(of source: SourceID) -> Bool { announced.contains(source) }

  /// Notifiers that follow `source`, whatever the severity: problems and recoveries go to all of them.
  package func following(_ source: SourceID) -> [Notifier] {
    notifiers.filter { follows($0, source) }
  }

  /// Whether `notifier` follows `source`.
  package func follows(_ notifier: Notifier, _ source: SourceID) -> Bool {
    notifier.tags.isEmpty || !(tags[source] ?? []).isDisjoint(with: notifier.tags)
  }

  /// Ids of the notifiers that want to hear of something of this severity in `source`.
  package func wanting(_ severity: Severity, of source: SourceID) -> [String] {
    following(source).filter { severity >= ($0.severity ?? .wording) }.map(\.id)
  }
}
