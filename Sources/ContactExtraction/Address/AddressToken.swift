/// One word of an address in upper case, plain letters and without full stops, with what stood before it.
struct AddressToken: Sendable {
  /// What parts a word from the one before it, weakest first.
  enum Gap: Int, Comparable, Sendable {
    case space, comma, dash, line, bar, colon, block

    static func < (left: Gap, right: Gap) -> Bool { left.rawValue < right.rawValue }
  }

  var text: String {
    didSet { (classes, digits) = Self.looks(of: text) }
  }
  /// What the word can be in an address.
  private(set) var classes: AddressWordClasses
  private var digits: Digits
  var gap: Gap
  private var first: Int32
  private var end: Int32
  private let blockNumber: Int32
  /// The word begins with a small letter.
  var isLower: Bool
  /// No small letter is in the word.
  var isCapitals: Bool
  var opensParenthesis: Bool
  var closesParenthesis = false

  init(
    _ text: String, gap: Gap, range: Range<Int>, block: Int, isLower: Bool, isCapitals: Bool,
    opensParenthesis: Bool
  ) {
    self.text = text
    (classes, digits) = Self.looks(of: text)
    self.gap = gap
    first = Int32(truncatingIfNeeded: range.lowerBound)
    end = Int32(truncatingIfNeeded: range.upperBound)
    blockNumber = Int32(truncatingIfNeeded: block)
    self.isLower = isLower
    self.isCapitals = isCapitals
    self.opensParenthesis = opensParenthesis
  }

  /// Bytes of the word in its block's text.
  var range: Range<Int> {
    get { Int(first)..<Int(end) }
    set {
      (first, end) = (
        Int32(truncatingIfNeeded: newValue.lowerBound), Int32(truncatingIfNeeded: newValue.upperBound)
      )
    }
  }
  /// Index of the block in the page.
  var block: Int { Int(blockNumber) }

  /// The word as it stands in the normal form, parentheses kept.
  var written: String {
    opensParenthesis || closesParenthesis
      ? (opensParenthesis ? "(" : "") + text + (closesParenthesis ? ")" : "") : text
  }
  var startsWithDigit: Bool { digits.contains(.first) }
  var isNumber: Bool { digits.contains(.all) }
  var hasDigit: Bool { digits.contains(.some) }
  /// `75001` or `75001-1234`.
  var isZIP: Bool { digits.contains(.zip) }

  /// Where a word has digits.
  private struct Digits: OptionSet {
    let rawValue: UInt8
    static let first = Digits(rawValue: 1)
    static let some = Digits(rawValue: 2)
    static let all = Digits(rawValue: 4)
    static let zip = Digits(rawValue: 8)
  }

  private static func looks(of text: String) -> (AddressWordClasses, Digits) {
    var text = text
    return text.withUTF8 { word in (AddressWordClasses.of(word), digits(of: word)) }
  }

  private static func digits(of word: UnsafeBufferPointer<UInt8>) -> Digits {
    let count = word.reduce(0) { $0 + ($1.isDigit ? 1 : 0) }
    guard count > 0 else { return [] }
    var digits: Digits = .some
    if word[0].isDigit { digits.insert(.first) }
    if count == word.count { digits.insert(.all) }
    let isLong = word.count == 10 && count == 9 && word[5] == UInt8(ascii: "-")
    if isLong || count == 5 && word.count == 5 { digits.insert(.zip) }
    return digits
  }
}

extension Sequence<AddressToken> {
  /// The words with a space between them.
  var text: String { map(\.text).joined(separator: " ") }
}
