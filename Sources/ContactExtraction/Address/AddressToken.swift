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

/// The characters of addresses on UTF-8: dashes and apostrophes of all kinds, letters with accents.
enum AddressCharacters {
  /// Bytes of a hyphen, a no-break hyphen, an en or em dash or a minus at `place`; nil where there is none.
  static func hyphenLength(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int? {
    if bytes[place] == UInt8(ascii: "-") { return 1 }
    guard bytes[place] == 0xE2, place + 2 < bytes.count else { return nil }
    if bytes[place + 1] == 0x80, 0x90...0x95 ~= bytes[place + 2] { return 3 }
    return bytes[place + 1] == 0x88 && bytes[place + 2] == 0x92 ? 3 : nil
  }

  /// Bytes of an apostrophe at `place`; 0 where there is none.
  static func apostropheLength(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
    if bytes[place] == UInt8(ascii: "'") || bytes[place] == UInt8(ascii: "`") { return 1 }
    guard bytes[place] == 0xE2, place + 2 < bytes.count, bytes[place + 1] == 0x80 else { return 0 }
    return bytes[place + 2] == 0x98 || bytes[place + 2] == 0x99 ? 3 : 0
  }

  /// `•` and its like.
  static func isBullet(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
    guard place + 2 < bytes.count else { return false }
    return bytes[place + 1] == 0x80 && bytes[place + 2] == 0xA2 || bytes[place + 1] == 0x97
      || bytes[place + 1] == 0x96
  }

  /// Upper case, accents off, apostrophes out, every dash a hyphen.
  static func plain(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    var plain = ""
    for scalar in String(decoding: word, as: UTF8.self).unicodeScalars { plain += plainForm(scalar) }
    return plain
  }

  /// The same of letters, digits and signs that are ASCII and no apostrophes.
  static func raised(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    String(unsafeUninitializedCapacity: word.count) { plain in
      for offset in 0..<word.count {
        let byte = word.base[word.startIndex + offset]
        plain[offset] = byte.isLower ? byte & 0xDF : byte
      }
      return word.count
    }
  }

  private static func plainForm(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x27, 0x60, 0x2018, 0x2019, 0xB4, 0x300...0x36F: return ""
    case 0x2010...0x2015, 0x2212: return "-"
    case 0..<0x80: return String(scalar).uppercased()
    case 0xC0...0x17F:
      return bases[scalar] ?? bases[scalar.properties.uppercaseMapping.unicodeScalars.first ?? scalar]
        ?? scalar.properties.uppercaseMapping
    default: return scalar.properties.uppercaseMapping
    }
  }

  /// Upper-case Latin letters by their letter without an accent.
  private static let bases: [Unicode.Scalar: String] = {
    let groups = [
      "A": "ÀÁÂÃÄÅĀĂĄ", "C": "ÇĆĈĊČ", "D": "ĎĐÐ", "E": "ÈÉÊËĒĔĖĘĚ", "G": "ĜĞĠĢ", "H": "ĤĦ", "I": "ÌÍÎÏĨĪĬĮİ",
      "J": "Ĵ",
      "K": "Ķ", "L": "ĹĻĽĿŁ", "N": "ÑŃŅŇ", "O": "ÒÓÔÕÖŌŎŐØ", "R": "ŔŖŘ", "S": "ŚŜŞŠ", "T": "ŢŤŦ",
      "U": "ÙÚÛÜŨŪŬŮŰŲ", "W": "Ŵ", "Y": "ÝŶŸ", "Z": "ŹŻŽ",
    ]
    var table: [Unicode.Scalar: String] = ["ß": "SS", "Æ": "AE", "Œ": "OE", "Þ": "TH"]
    for (base, letters) in groups { for letter in letters.unicodeScalars { table[letter] = base } }
    return table
  }()
}
