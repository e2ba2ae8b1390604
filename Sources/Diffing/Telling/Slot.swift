import Model

/// The names of slots in the store: the same from reading to reading, whatever value fills them.
struct SlotNames {
  private var folds: [String: String] = [:]

  /// `address/usps|i 130|only filing|` and the like; a state condition is no part of it, the change's states tell it.
  mutating func slot(of fact: Fact) -> String {
    let conditions = fact.conditions
    let isRouted = ComparedFact.isRouted(fact)
    let scope = isRouted ? [conditions.scenario].compactMap { $0 } : fact.section
    let row = isRouted ? ComparedFact.routedRow(fact) : fact.label
    var name = ComparedFact.role(of: fact) + "|" + folded(conditions.form) + "|"
    for (place, heading) in scope.enumerated() { name += (place > 0 ? "/" : "") + folded(heading) }
    return name + "|" + folded(row)
  }

  /// Headings stand over many facts.
  private mutating func folded(_ text: String?) -> String {
    guard let text, !text.isEmpty else { return "" }
    if let folded = folds[text] { return folded }
    let folded = FoldedText.of(text)
    folds[text] = folded
    return folded
  }
}

/// What people call a slot.
enum Slot {
  /// The states that moved where not all of the row did, else the row's label or own words.
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
