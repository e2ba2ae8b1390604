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

/// Postal codes that tell their country by themselves: of Canada and of the United Kingdom.
enum TellingPostalCode {
  /// A code among words, as it is written in one piece.
  struct Match {
    /// `K1N 1G8`, `SW11 7US`.
    var text: String
    /// Words that it takes.
    var words: Int
    var isCanadian: Bool
    /// `E2 2ND`, `N1 1ST` may as well say which floor.
    var isOrdinal = false
  }

  /// The code that begins with word `place`, in capitals.
  static func match(_ tokens: [AddressToken], at place: Int) -> Match? {
    let first = tokens[place]
    guard first.isCapitals, (2...7).contains(first.text.utf8.count) else { return nil }
    var code = Array(first.text.utf8)
    var words = 1
    if code.count <= 4, place + 1 < tokens.count, tokens[place + 1].gap == .space,
      tokens[place + 1].isCapitals
    {
      code += tokens[place + 1].text.utf8
      words = 2
    } else {
      code.removeAll { $0 == UInt8(ascii: "-") }
    }
    let isCanadian = isCanadian(code)
    guard isCanadian || isBritish(code) else { return nil }
    let text =
      String(decoding: code.dropLast(3), as: UTF8.self) + " "
      + String(decoding: code.suffix(3), as: UTF8.self)
    let isOrdinal = words == 2 && AddressSegments.isOrdinal(tokens[place + 1])
    return Match(text: text, words: words, isCanadian: isCanadian, isOrdinal: isOrdinal)
  }

  /// `A9A9A9` without the letters that Canada Post leaves out (Addressing Guidelines: D, F, I, O, Q, U; W and Z not first).
  static func isCanadian(_ code: [UInt8]) -> Bool {
    guard code.count == 6, !"WZ".utf8.contains(code[0]) else { return false }
    return code.enumerated().allSatisfy { place, byte in
      place % 2 == 1 ? byte.isDigit : byte.isUpper && !"DFIOQU".utf8.contains(byte)
    }
  }

  /// An outward code of a known area and an inward one (Royal Mail, Postcode Address File, Programmers' Guide: `9AA` without
  /// C, I, K, M, O, V).
  static func isBritish(_ code: [UInt8]) -> Bool {
    guard (5...7).contains(code.count) else { return false }
    let inward = code.suffix(3)
    guard inward.first?.isDigit == true,
      inward.dropFirst().allSatisfy({ $0.isUpper && !"CIKMOV".utf8.contains($0) })
    else { return false }
    let outward = code.dropLast(3)
    if outward.elementsEqual("GIR".utf8) { return true }
    let area = outward.prefix { $0.isUpper }
    let district = outward.dropFirst(area.count)
    guard let number = district.first, number.isDigit, district.count <= 2,
      areas.contains(where: area.elementsEqual)
    else { return false }
    return district.count == 1 || district.last.map { $0.isDigit || $0.isUpper } == true
  }

  private static let areas: [[UInt8]] = """
    AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY
    HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO
    PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE
    """.split { $0 == " " || $0 == "\n" }.map { Array($0.utf8) }
}
