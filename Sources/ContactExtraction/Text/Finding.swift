import Model

/// What a recogniser found in a passage, before it becomes a fact of the page.
struct Finding: Sendable {
  var kind = ""
  var value: FactValue
  /// Folded offsets into the passage.
  var range: Range<Int>
  /// As written; the passage's words in `range` where nil.
  var display: String?
  var label: String?
  /// The page says the kind; false where it is only assumed.
  var isKindStated = true
  /// The words that restrict it: "outside the United States".
  var appliesTo: String?
  /// Set for hours.
  var hours: HoursPart?
}
