/// How much a change matters to somebody who is about to file, call or write. Compares by severity.
package enum Severity: String, CaseIterable, Comparable, Hashable, Sendable {
  case wording, low, normal, high, critical

  /// By weight: wording < low < normal < high < critical.
  package static func < (left: Severity, right: Severity) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }
}

/// A difference between two readings of one page.
package struct FactChange: Hashable, Sendable {
  /// `moved`: the same fact under another heading or scenario. `changed`: one place, another value.
  package enum Kind: String, Hashable, Sendable { case added, removed, changed, moved }

  /// What happened to the fact.
  package var kind: Kind
  /// That of the fact; a change never leads from one channel to another.
  package var channel: Channel
  /// The kind of the fact (voice, usps, …): of the later reading, for a removal of the earlier.
  package var factKind: String
  /// What the page calls the fact: of the later reading, for a removal of the earlier.
  package var label: String?
  /// Normal form in the earlier reading; nil for an addition.
  package var before: String?
  /// Normal form in the later reading; nil for a removal.
  package var after: String?
  /// As written on the earlier page.
  package var beforeDisplay: String?
  /// As written on the later page.
  package var afterDisplay: String?
  /// Decided by channel, conditions and the parts that differ.
  package var severity: Severity
  /// Headings above the fact, the outermost first.
  package var section: [String]
  /// When the fact applies; for a rerouted state exactly the states that moved.
  package var conditions: Conditions
  /// Names of the parts that differ: zip, street, opens, closes, …
  package var fields: [String]
  /// The sentence or cell around the value: of the later reading, for a removal of the earlier.
  package var evidence: String
  /// One line on what differs in the people's words ("closes two hours earlier"), where there is more to say than was and now.
  package var note: String?
  /// Identity of the slot (row, label) that changed, stable from reading to reading: chains of changes are folded by it.
  package var slot: String

  /// A change; displays default to the values.
  package init(
    kind: Kind, channel: Channel, factKind: String = "", label: String? = nil, before: String? = nil,
    after: String? = nil, beforeDisplay: String? = nil, afterDisplay: String? = nil, severity: Severity,
    section: [String] = [], conditions: Conditions = Conditions(), fields: [String] = [],
    evidence: String = "",
    note: String? = nil, slot: String = ""
  ) {
    self.kind = kind
    self.channel = channel
    self.factKind = factKind
    self.label = label
    self.before = before
    self.after = after
    self.beforeDisplay = beforeDisplay ?? before
    self.afterDisplay = afterDisplay ?? after
    self.severity = severity
    self.section = section
    self.conditions = conditions
    self.fields = fields
    self.evidence = evidence
    self.note = note
    self.slot = slot
  }
}

/// The difference of two readings of a page.
package struct Comparison: Hashable, Sendable {
  /// Most serious first.
  package var changes: [FactChange]
  /// Differences of wording only, severity `wording`.
  package var wording: [FactChange]
  /// Set when the later page is not the page it should be; then there are no changes.
  package var suspicion: Suspicion?

  /// A comparison.
  package init(changes: [FactChange] = [], wording: [FactChange] = [], suspicion: Suspicion? = nil) {
    self.changes = changes
    self.wording = wording
    self.suspicion = suspicion
  }
}

/// Why a reading is not trusted.
package struct Suspicion: Hashable, Sendable {
  /// What the source is told to have: `suspect`, `blocked`, `needs-script`, …
  package var problem: ProblemKind
  /// One lower-case line for people.
  package var reason: String

  /// A reading that shows `problem`.
  package init(problem: ProblemKind, reason: String) {
    self.problem = problem
    self.reason = reason
  }
}
