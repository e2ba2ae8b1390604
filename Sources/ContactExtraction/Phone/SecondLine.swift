/// Further numbers that are written by their last four digits: `555-0101/0102`, `555-0110 or -0111`, `555-0161, 0162 and 0163`.
enum SecondLine {
  /// How the digits hang on the number before.
  private enum Joint { case sign, word, comma }

  private static let signs = ["/", " / ", " or -", "/-", " and -", " & -", ", -"]
  private static let words = [" or ", " and ", " & ", ", or ", ", and ", " o ", " y "]
  private static let joints: [(text: [UInt8], joint: Joint)] =
    signs.map { (Array($0.utf8), Joint.sign) } + words.map { (Array($0.utf8), Joint.word) }
    + [(Array(", ".utf8), Joint.comma)]
  /// Lines of one office beside its first.
  private static let mostLines = 4
  /// How far apart the numbers of one office are.
  private static let farthest = 20
  /// What may follow a list that only words part; anything else may be about the number: "1040 and 1041 forms".
  private static let followers = [" for ", " between ", " from ", " during ", " para ", " de "].map {
    Array($0.utf8)
  }

  /// The numbers behind `first`; a list parted by commas counts up to its last "or" or "and".
  static func read(in text: FoldedText, after first: PhoneMatch) -> [PhoneMatch] {
    guard first.range.upperBound < text.bytes.count, " /,".utf8.contains(text.bytes[first.range.upperBound])
    else { return [] }
    var lines: [PhoneMatch] = []
    var count = 0
    var last = first
    while lines.count < mostLines, let (line, joint) = next(in: text, after: last) {
      lines.append(line)
      last = line
      if joint != .comma { count = lines.count }
    }
    return Array(lines.prefix(count))
  }

  private static func next(in text: FoldedText, after last: PhoneMatch) -> (PhoneMatch, Joint)? {
    let end = last.range.upperBound
    for (words, joint) in joints where text.lower[end...].starts(with: words) {
      guard let digits = DigitGroups(bytes: text.bytes).digits(from: end + words.count), digits.count == 4
      else { continue }
      let line = String(decoding: text.bytes[digits], as: UTF8.self)
      guard mayEnd(text, digits.upperBound), joint == .sign || isNear(line, last.number),
        joint != .word
          || endsList(text, digits.upperBound, isYear: line.hasPrefix("19") || line.hasPrefix("20"))
      else { continue }
      let number = String(last.number.dropLast(4)) + line
      return (PhoneMatch(range: last.range.lowerBound..<digits.upperBound, number: number), joint)
    }
    return nil
  }

  private static func mayEnd(_ text: FoldedText, _ end: Int) -> Bool {
    let next = end < text.bytes.count ? text.bytes[end] : 0x20
    return !next.isLetter && next != UInt8(ascii: "-") && next != UInt8(ascii: "/")
  }

  private static func isNear(_ line: String, _ number: String) -> Bool {
    guard let new = Int(line), let old = Int(number.suffix(4)) else { return false }
    return new != old && abs(new - old) <= farthest
  }

  /// `isYear`: the digits may be one, as in "2021 and 2022 for tax years".
  private static func endsList(_ text: FoldedText, _ end: Int, isYear: Bool) -> Bool {
    guard end < text.bytes.count else { return true }
    switch text.bytes[end] {
    case UInt8(ascii: "."), UInt8(ascii: ","):
      return end + 1 >= text.bytes.count || !text.bytes[end + 1].isWord
    case UInt8(ascii: ";"), UInt8(ascii: ")"), UInt8(ascii: "|"), 0x0A: return true
    case 0x20:
      return end + 1 < text.bytes.count && text.bytes[end + 1] == UInt8(ascii: "(")
        || !isYear && followers.contains { text.lower[end...].starts(with: $0) }
    default: return false
    }
  }
}
