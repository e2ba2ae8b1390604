package import Model

/// How a source stands, in one word: new, ok, failing, blocked, suspect, gone, disabled.
package enum SourceState: String, CaseIterable, Sendable {
  case new, ok, failing, blocked, suspect, gone, disabled

  /// The state of `source` with what is remembered of it.
  package init(_ source: Source, _ record: SourceRecord?) {
    guard source.isEnabled else {
      self = .disabled
      return
    }
    guard let record, record.lastAttempt != nil || record.lastGood != nil else {
      self = .new
      return
    }
    switch record.problem?.kind {
    case _ where record.isGone: self = .gone
    case nil: self = .ok
    case .blocked, .robots: self = .blocked
    case .gone: self = .gone
    case .suspect, .shape, .needsScript, .empty: self = .suspect
    default: self = .failing
    }
  }
}
