import Model

/// A fact on its way into the list of a page's facts.
struct AssembledFact: Sendable {
  var fact: Fact
  /// Where it was found: block, and offset inside it; nil where the finder does not say.
  var position: (block: Int, offset: Int)?
  /// It comes from structured data, which repeats what the text says.
  var isStructured = false
  /// The page says its kind; false where the kind is only assumed.
  var isKindStated = true
  /// Blocks with equal numbers stand in one list, row or card.
  var container = 0
  /// Set for hours.
  var hours: HoursPart?
}
