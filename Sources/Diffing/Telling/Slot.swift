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
    let name = fact.label ?? fact.conditions.appliesTo
    guard !states.isEmpty else { return name }
    return isWholeRow(fact, former, states) && namesAPlace(name) ? name : StateNames.list(states)
  }

  /// "Dallas Lockbox", but not "FedEx, UPS and DHL deliveries".
  private static func namesAPlace(_ name: String?) -> Bool {
    guard let name else { return false }
    return !FoldedText.words(name).contains {
      ["usps", "fedex", "ups", "dhl", "courier", "postal"].contains($0)
    }
  }

  private static func isWholeRow(_ fact: Fact, _ former: Fact?, _ states: [String]) -> Bool {
    fact.conditions.states.count == states.count
      && (former?.conditions.states.count ?? states.count) == states.count
  }
}
