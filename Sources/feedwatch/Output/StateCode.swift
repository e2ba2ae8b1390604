import ContactExtraction

/// A U.S. state as people name it on the command line.
enum StateCode {
  /// The USPS code `text` in upper case, for `@Option(transform:)`; anything else is answered with the nearest, never with
  /// an empty list that looks like good news.
  static func read(_ text: String) throws -> String {
    if USStates.name(of: text.uppercased()) != nil { return text.uppercased() }
    let hint = USStates.nearestCode(to: text).map { "did you mean \($0)?" } ?? "such as TX"
    throw WrongChoice(description: "not a U.S. state code (\(hint))")
  }
}
