package import Text

/// What an examination found about one part of the set-up.
package struct Diagnosis: Hashable, Sendable {
  /// Only a fault makes `doctor` exit with 1.
  package enum Verdict: String, CaseIterable, Hashable, Sendable {
    /// In order.
    case ok
    /// Works, and could be better.
    case note
    /// Does not work.
    case fault
  }

  /// `source uscis-news`, `notifier office`, `store`, `clock`, `schedule`.
  package var subject: String
  /// How much it matters.
  package var verdict: Verdict
  /// One lower-case line.
  package var what: String
  /// What a person can do; nil where all is in order.
  package var advice: String?

  /// A diagnosis of `subject`.
  package init(_ subject: String, _ verdict: Verdict, _ what: String, advice: String? = nil) {
    self.subject = subject
    self.verdict = verdict
    self.what = what
    self.advice = advice
  }

  /// `{subject, verdict, what, advice}`.
  package var json: JSONValue {
    [
      "subject": .string(subject), "verdict": .string(verdict.rawValue), "what": .string(what),
      "advice": JSONValue(advice),
    ]
  }
}
