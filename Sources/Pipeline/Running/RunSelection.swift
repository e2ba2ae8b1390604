package import Model

/// Which sources a run asks, and whether it waits for their time.
package struct RunSelection: Sendable {
  /// Ask these, due or not; empty = all that are due.
  package var sources: [SourceID]
  /// Only sources with this tag.
  package var tag: String?
  /// Ask all, due or not.
  package var ignoresIntervals: Bool
  /// Take the pages as they are now, whatever the guard says: a person has looked at them.
  package var trustsPages: Bool

  /// All sources that are due, unless told otherwise.
  package init(
    sources: [SourceID] = [], tag: String? = nil, ignoresIntervals: Bool = false, trustsPages: Bool = false
  ) {
    self.trustsPages = trustsPages
    self.sources = sources
    self.tag = tag
    self.ignoresIntervals = ignoresIntervals
  }

  /// Whether `source` is among those to be asked when due.
  func includes(_ source: Source) -> Bool {
    source.isEnabled && (sources.isEmpty || sources.contains(source.id))
      && (tag.map { source.tags.contains($0) } ?? true)
  }

  /// Whether the documents themselves are asked for, whatever servers say of changes: `--all` with sources by name.
  var ignoresValidators: Bool { ignoresIntervals && !sources.isEmpty }

  /// Whether intervals and backoff are overridden (never Retry-After).
  var overrides: Bool { ignoresIntervals || !sources.isEmpty }
}
