/// Codes of forms: `I-130`, `AR-11`, `DS-160`, `Form 1040`.
enum FormCodes {
  /// The codes in `text`, each once, in order.
  static func find(in text: String) -> [String] {
    mayHold(text) ? codes(AddressTokenizer.tokens(of: text, block: 0)).map(\.code) : []
  }

  /// The codes that `text` is about: those that come along (`with Form I-485`) only where there is no other.
  static func subjects(in text: String) -> [String] {
    guard mayHold(text) else { return [] }
    let all = codes(AddressTokenizer.tokens(of: text, block: 0))
    let own = all.filter { !$0.comesAlong }
    return own.map(\.code)
  }

  /// Whether `text` begins with a code: `X-131, Request for …`, `Form X-131`.
  static func leading(in text: String) -> String? {
    guard mayHold(text) else { return nil }
    let tokens = AddressTokenizer.tokens(of: text, block: 0)
    guard let first = tokens.first else { return nil }
    if isCode(first.text) { return first.text }
    guard words.contains(first.text), tokens.count > 1 else { return nil }
    return codes(Array(tokens.prefix(2))).first?.code
  }

  /// A quick look: a digit, and a dash of some kind or a word for a form.
  private static func mayHold(_ text: String) -> Bool {
    guard text.utf8.contains(where: \.isDigit) else { return false }
    return text.utf8.contains { $0 == UInt8(ascii: "-") || $0 == 0xE2 } || stems.begins(wordOf: text)
  }

  private static let stems = WordStems(["FORM"])

  private static let words: Set<String> = ["FORM", "FORMS", "FORMULARIO", "FORMULARIOS"]
  private static let companions: Set<String> = ["WITH", "CON", "PLUS", "TOGETHER"]

  private static func codes(_ tokens: [AddressToken]) -> [(code: String, comesAlong: Bool)] {
    var found: [(code: String, comesAlong: Bool)] = []
    for (place, token) in tokens.enumerated() where token.hasDigit {
      let isNamed = place > 0 && words.contains(tokens[place - 1].text)
      guard isCode(token.text) || (isNamed && isNamedCode(token.text)) else { continue }
      guard !found.contains(where: { $0.code == token.text }) else { continue }
      let before = place - (isNamed ? 2 : 1)
      found.append((token.text, before >= 0 && companions.contains(tokens[before].text)))
    }
    return found
  }

  /// One to four letters, a hyphen, two to four digits, up to three letters: visa classes (`H-4`, `L-1A`) have one digit.
  private static func isCode(_ word: String) -> Bool {
    guard word.utf8.first?.isLetter == true, word.utf8.contains(UInt8(ascii: "-")) else { return false }
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3, 1...4 ~= parts[0].utf8.count,
      parts[0].utf8.allSatisfy({ $0 &- 0x41 < 26 })
    else { return false }
    let digits = parts[1].prefix { $0.isNumber }
    let tail = parts[1].dropFirst(digits.count)
    return 2...4 ~= digits.count && tail.utf8.count <= 3 && tail.utf8.allSatisfy { $0 &- 0x41 < 26 }
  }

  /// After the word "Form": a number with or without letters, `I-9`, `1040-NR`.
  private static func isNamedCode(_ word: String) -> Bool {
    word.utf8.count <= 9
      && word.utf8.allSatisfy { $0 &- 0x30 < 10 || $0 &- 0x41 < 26 || $0 == UInt8(ascii: "-") }
  }
}
