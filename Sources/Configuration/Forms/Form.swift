import Text

/// How the text of a value is read, and what is said of a value that is none.
struct Form<Value> {
  /// With its article: `a duration`.
  let noun: String
  /// What is accepted, with an example.
  let accepted: String
  /// Values of this form are URLs, and may hold a password.
  let isURL: Bool
  let read: (String) throws(Refusal) -> Value

  init(
    _ noun: String, accepted: String, isURL: Bool = false,
    read: @escaping (String) throws(Refusal) -> Value
  ) {
    self.noun = noun
    self.accepted = accepted
    self.isURL = isURL
    self.read = read
  }

  /// A form whose `read` gives nil for what does not fit.
  init(
    _ noun: String, accepted: String, isURL: Bool = false, optional read: @escaping (String) -> Value?
  ) {
    self.init(noun, accepted: accepted, isURL: isURL) { (text) throws(Refusal) in
      guard let value = read(text) else { throw Refusal() }
      return value
    }
  }
}

/// A value does not fit its form.
struct Refusal: Error {
  /// A lower-case phrase; nil = the usual words, which name value and form.
  var reason: String?
}

extension Form where Value: CaseIterable & RawRepresentable<String> & Sendable {
  /// One of the words of `Value`.
  static func word(_ noun: String) -> Form {
    let words = Value.allCases.map(\.rawValue).joined(separator: ", ")
    return Form(noun, accepted: "one of: \(words)", optional: { Value(rawValue: $0) })
  }
}

extension Form<String> {
  /// Any text on one line, which may not be empty.
  static var text: Form {
    Form("a text", accepted: "a text on one line") { (text) throws(Refusal) in
      guard !text.allSatisfy(\.isWhitespace) else { throw Refusal(reason: "is empty") }
      guard !text.utf8.contains(where: { $0 < 0x20 }) else { throw Refusal(reason: "must be one line") }
      return text
    }
  }

  /// As `text`, or nothing between quotation marks.
  static var textOrNothing: Form {
    Form("a text", accepted: "a text on one line") { (text) throws(Refusal) in
      text.isEmpty ? "" : try Form.text.read(text)
    }
  }

  /// The id of a source.
  static var sourceID: Form {
    Form("an id", accepted: "small letters, digits and hyphens, like uscis-news") { (text) throws(Refusal) in
      guard !text.isEmpty,
        text.utf8.allSatisfy({ $0.isASCIILowercase || $0.isASCIIDigit || $0 == UInt8(ascii: "-") })
      else {
        throw Refusal()
      }
      return text
    }
  }

  /// The id of a notifier, which also stands in the addresses of messages.
  static var notifierID: Form {
    Form("an id", accepted: "letters, digits, hyphens, dots and underscores") { (text) throws(Refusal) in
      let isPlain = text.utf8.allSatisfy { $0.isASCIIAlphanumeric || "-._".utf8.contains($0) }
      guard !text.isEmpty, isPlain else { throw Refusal() }
      return text
    }
  }
}

extension Form<Bool> {
  /// true or false, or the words that YAML 1.1 takes for them.
  static var bool: Form {
    Form(
      "true or false", accepted: "true or false",
      optional: {
        switch $0.lowercased() {
        case "true", "yes", "on": true
        case "false", "no", "off": false
        default: nil
        }
      })
  }
}

extension Form<Int> {
  /// A whole number within `range`.
  static func number(_ range: ClosedRange<Int>) -> Form {
    let accepted = "a whole number from \(range.lowerBound) to \(range.upperBound)"
    return Form("a number", accepted: accepted) { (text) throws(Refusal) in
      guard let number = Int(text) else { throw Refusal() }
      guard range.contains(number) else { throw Refusal(reason: "\(number) is out of range") }
      return number
    }
  }
}
