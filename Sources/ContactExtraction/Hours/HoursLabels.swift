/// Names of hours: what stands before the colon, unless it only says "hours".
enum HoursLabels {
  /// The words in `range` without those that only announce hours; nil where nothing is left.
  static func tidy(_ text: FoldedText, _ range: Range<Int>) -> String? {
    guard let label = LabelFinder.tidy(text, range), label.utf8.count <= 60 else { return nil }
    return isPlain(label) ? nil : label
  }

  /// "Hours", "Office hours", "Horario de atención", a day.
  static func isPlain(_ label: String) -> Bool {
    let text = FoldedText(label)
    let known = HoursVocabulary.table.matches(in: text).reduce(0) { $0 + $1.range.count }
    return known >= text.lower.count(where: \.isWord)
  }

  /// Whether a heading, a label or a column's head announces hours.
  static func announcesHours(_ label: FoldedText) -> Bool {
    label.source.utf8.count <= 60 && HoursVocabulary.table.meanings(in: label).contains(.cue)
  }
}
