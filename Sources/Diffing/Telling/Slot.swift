import Model

/// The name of a slot in the store: the same from reading to reading, whatever value fills it.
enum Slot {
  /// `address/usps|i 130|only filing|` and the like; a state condition is no part of it, the change's states tell it.
  static func of(_ fact: Fact?) -> String {
    guard let fact else { return "" }
    let conditions = fact.conditions
    let isRouted = ComparedFact.isRouted(fact)
    let scope = isRouted ? [conditions.scenario].compactMap { $0 } : fact.section
    let row = isRouted ? (conditions.states.isEmpty ? conditions.appliesTo : nil) : fact.label
    return [
      ComparedFact.role(of: fact), FoldedText.of(conditions.form ?? ""),
      scope.map(FoldedText.of).joined(separator: "/"), FoldedText.of(row ?? ""),
    ].joined(separator: "|")
  }

  /// What people call the slot: the states that moved where not all of the row did, else the row's label or own words.
  static func label(of fact: Fact, former: Fact?, states: [String]) -> String? {
    if !states.isEmpty, states.count <= 6 || !isWholeRow(fact, former, states) {
      return StateNames.list(states)
    }
    return fact.label ?? fact.conditions.appliesTo
  }

  private static func isWholeRow(_ fact: Fact, _ former: Fact?, _ states: [String]) -> Bool {
    fact.conditions.states.count == states.count
      && (former?.conditions.states.count ?? states.count) == states.count
  }
}
