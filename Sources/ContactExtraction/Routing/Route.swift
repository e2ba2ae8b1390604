import Model

/// An address with the conditions under which a reader uses it.
struct Route {
  var placed: PlacedAddress
  var kind: String
  var label: String?
  var conditions: Conditions
  /// The page names the carrier.
  var namesCarrier: Bool
  /// Routes of one table row, or of one passage about states, have equal numbers.
  var row: Int
  /// It stands in a table, whose rows are told apart by their number; headings part a passage without ending it.
  var isInTable: Bool
  /// What its row says about states.
  var states: StateCondition
}
