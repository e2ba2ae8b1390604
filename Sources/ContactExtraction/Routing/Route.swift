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
  /// What its row says about states.
  var states: StateCondition
}
