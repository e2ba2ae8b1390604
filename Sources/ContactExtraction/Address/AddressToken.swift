/// One word of an address in upper case, plain letters and without full stops, with what stood before it.
struct AddressToken: Sendable {
  /// What parts a word from the one before it, weakest first.
  enum Gap: Int, Comparable, Sendable {
    case space, comma, dash, line, bar, colon, block

    static func < (left: Gap, right: Gap) -> Bool { left.rawValue < right.rawValue }
  }

  var text: String
  var gap: Gap
  /// Bytes of the word in its block's text.
  var range: Range<Int>
  /// Index of the block in the page.
  var block: Int
  /// The word begins with a small letter.
  var isLower: Bool
  /// No small letter is in the word.
  var isCapitals = true
  var opensParenthesis = false
  var closesParenthesis = false

  /// The word as it stands in the normal form, parentheses kept.
  var written: String { (opensParenthesis ? "(" : "") + text + (closesParenthesis ? ")" : "") }
  var startsWithDigit: Bool { text.utf8.first.map { $0 &- 0x30 < 10 } ?? false }
  var isNumber: Bool { !text.isEmpty && text.utf8.allSatisfy { $0 &- 0x30 < 10 } }
  var hasDigit: Bool { text.utf8.contains { $0 &- 0x30 < 10 } }
  /// `75001` or `75001-1234`.
  var isZIP: Bool {
    let count = text.utf8.count
    guard count == 5 || count == 10, startsWithDigit else { return false }
    var place = 0
    for byte in text.utf8 {
      guard place == 5 ? byte == UInt8(ascii: "-") : byte &- 0x30 < 10 else { return false }
      place += 1
    }
    return true
  }
}
