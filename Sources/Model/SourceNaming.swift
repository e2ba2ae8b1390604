/// What people call the sources: the title in the configuration, else the id.
///
/// What a document calls itself is not asked: it changes with the document, and a look-alike may call itself anything.
package struct SourceNaming: Sendable {
  private let titles: [SourceID: String]

  /// The names that the configuration gives to `sources`.
  package init(_ sources: [Source]) {
    titles = Dictionary(sources.map { ($0.id, $0.name) }) { first, _ in first }
  }

  /// The name of one source, configured or not.
  package func name(of source: SourceID) -> String { titles[source] ?? source.rawValue }

  /// `changes`, each under the name of its source.
  package func applied(to changes: [RecordedChange]) -> [RecordedChange] {
    changes.map { change in
      var named = change
      named.sourceTitle = name(of: change.source)
      return named
    }
  }
}

extension Source {
  /// What people call the source.
  package var name: String { title ?? id.rawValue }
}
