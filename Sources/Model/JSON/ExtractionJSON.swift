package import Text

/// The JSON form of a reading: DESIGN contract of `extract`.
extension Extraction {
  /// `{title, language, facts, unread, warnings}`; warnings are strings.
  package var json: JSONValue {
    [
      "title": JSONValue(title), "language": JSONValue(language), "facts": .array(facts.map(\.json)),
      "unread": .array(unread.map(\.json)), "warnings": JSONValue(warnings.map(\.description)),
    ]
  }
}
