package import Text

/// What can be wrong with a source; the words of the JSON contract.
package enum ProblemKind: String, CaseIterable, Hashable, Sendable {
  case blocked, http, network, tls, timeout, redirect, suspect, shape, robots, gone, malformed, empty
  case tooLarge = "too-large"
  case notAFeed = "not-a-feed"
  case needsScript = "needs-script"
}

/// A source that cannot be read as it should.
package struct Problem: Hashable, Sendable {
  /// The one that cannot be read.
  package var source: SourceID
  /// Decides its state, and whether a second problem is told as another one.
  package var kind: ProblemKind
  /// One lower-case line for people; no secrets, no control characters.
  package var detail: String
  /// When it began, not when it was last seen.
  package var since: Timestamp

  /// A problem of `source`.
  package init(source: SourceID, kind: ProblemKind, detail: String, since: Timestamp) {
    self.source = source
    self.kind = kind
    self.detail = detail
    self.since = since
  }
}

extension Problem {
  /// Failed readings in a row after which a problem is told that may pass by itself.
  package static let tellingReads = 2

  /// Whether the next reading may well succeed without anybody doing anything: no connection, no answer in time, and a server
  /// that says so itself (5xx, 429).
  package var mayPass: Bool {
    switch kind {
    case .network, .timeout, .tls: true
    case .http:
      detail.split(separator: " ").lazy.compactMap { Int($0.prefix(3)) }.first.map { $0 >= 500 || $0 == 429 }
        ?? false
    default: false
    }
  }

  /// Whether people hear of it after `failures` failed readings in a row.
  package func isTold(after failures: Int) -> Bool { !mayPass || failures >= Self.tellingReads }
}

/// The end of a problem.
package struct Recovery: Hashable, Sendable {
  /// The one that can be read again.
  package var source: SourceID
  /// Of the problem that has ended.
  package var kind: ProblemKind
  /// When the problem began.
  package var since: Timestamp
  /// The first good read after it.
  package var until: Timestamp

  /// The end, at `until`, of a problem that began at `since`.
  package init(source: SourceID, kind: ProblemKind, since: Timestamp, until: Timestamp) {
    self.source = source
    self.kind = kind
    self.since = since
    self.until = until
  }
}
