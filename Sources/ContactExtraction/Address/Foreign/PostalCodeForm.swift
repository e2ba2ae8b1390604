/// What a postal code looks like: digits, letters, and where it is parted.
struct PostalCodeForm: Sendable {
  /// `9` for a digit, `A` for a letter, `X` for either; without space and hyphen.
  private let signs: [UInt8]
  /// Words that it may be written in.
  private let words: Int

  /// A form as `9999 AA` or `99-999` says it.
  init(_ form: String) {
    signs = form.utf8.filter(\.isWord)
    words = form.utf8.contains { !$0.isWord } ? 2 : 1
  }

  /// How many words at the start of `part` are such a code; nil where none are.
  func length(atStartOf part: ArraySlice<AddressToken>) -> Int? {
    (1...words).reversed().first { count in
      guard part.count >= count else { return false }
      return matches(part.prefix(count).flatMap(\.text.utf8))
    }
  }

  /// The same for the end of `part`.
  func length(atEndOf part: ArraySlice<AddressToken>) -> Int? {
    (1...words).reversed().first { count in
      guard part.count >= count else { return false }
      return matches(part.suffix(count).flatMap(\.text.utf8))
    }
  }

  /// Whether `text` is such a code, a country's letters before it (`D-14191`, `MD-2009`) set aside.
  func matches(_ text: [UInt8]) -> Bool {
    var code = text
    if signs.first == UInt8(ascii: "9"), let hyphen = code.firstIndex(of: UInt8(ascii: "-")), hyphen <= 3,
      code[..<hyphen].allSatisfy(\.isLetter)
    {
      code.removeFirst(hyphen + 1)
    }
    code.removeAll { !$0.isWord }
    return code.count == signs.count && zip(code, signs).allSatisfy(Self.fits)
  }

  private static func fits(_ byte: UInt8, _ sign: UInt8) -> Bool {
    switch sign {
    case UInt8(ascii: "9"): byte.isDigit
    case UInt8(ascii: "A"): byte.isUpper
    default: byte.isWord
    }
  }
}
