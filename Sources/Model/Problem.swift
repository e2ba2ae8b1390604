/// What can be wrong with a source; the words of the JSON contract.
package enum ProblemKind: String, CaseIterable, Hashable, Sendable {
  case blocked, http, network, tls, timeout, redirect, suspect, shape, robots, gone, malformed
  case tooLarge = "too-large"
  case notAFeed = "not-a-feed"
  case needsScript = "needs-script"
}

/// A source that cannot be read as it should.
package struct Problem: Hashable, Sendable {
  package var source: SourceID
  package var kind: ProblemKind
  /// One lower-case line for people; no secrets, no control characters.
  package var detail: String
  package var since: Timestamp

  /// A problem of `source`.
  package init(source: SourceID, kind: ProblemKind, detail: String, since: Timestamp) {
    self.source = source
    self.kind = kind
    self.detail = detail
    self.since = since
  }
}

/// The end of a problem.
package struct Recovery: Hashable, Sendable {
  package var source: SourceID
  package var kind: ProblemKind
  package var since: Timestamp
  package var until: Timestamp

  /// The end, at `until`, of a problem that began at `since`.
  package init(source: SourceID, kind: ProblemKind, since: Timestamp, until: Timestamp) {
    self.source = source
    self.kind = kind
    self.since = since
    self.until = until
  }
}
