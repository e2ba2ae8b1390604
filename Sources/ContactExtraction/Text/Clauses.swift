/// Where clauses and sentences begin and end: at line ends, bullets, semicolons, and full stops that close a sentence.
enum Clauses {
  /// The start of the clause that holds `index`, not before `floor`.
  static func start(in text: FoldedText, before index: Int, floor: Int = 0) -> Int {
    var position = index
    while position > floor {
      if isBreak(text, at: position - 1) { return position }
      position -= 1
    }
    return floor
  }

  /// The end of the clause that holds `index`, not behind `ceiling`.
  static func end(in text: FoldedText, after index: Int, ceiling: Int? = nil) -> Int {
    let limit = ceiling ?? text.bytes.count
    var position = index
    while position < limit, !isBreak(text, at: position) { position += 1 }
    return min(position, limit)
  }

  /// Whether a clause ends with the byte at `index`.
  static func isBreak(_ text: FoldedText, at index: Int) -> Bool {
    switch text.bytes[index] {
    case UInt8(ascii: "\n"), UInt8(ascii: "|"), UInt8(ascii: ";"): true
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): closesSentence(text, at: index)
    default: false
    }
  }

  /// A full stop behind a word (no abbreviation) and before a capital letter.
  static func closesSentence(_ text: FoldedText, at index: Int) -> Bool {
    let bytes = text.bytes
    guard index + 1 < bytes.count else { return true }
    guard bytes[index + 1].isSpace else { return false }
    var next = index + 1
    while next < bytes.count, bytes[next].isSpace || bytes[next] == UInt8(ascii: "\"") { next += 1 }
    guard next < bytes.count, bytes[next].isUpper || bytes[next] == UInt8(ascii: "(") else {
      return next == bytes.count
    }
    return !isAbbreviation(text, endingAt: index)
  }

  private static let abbreviations: Set<String> = [
    "tel", "ext", "no", "st", "ste", "ave", "blvd", "rd", "dr", "mr", "mrs", "ms", "dept", "attn", "apt",
    "fl", "bldg", "hwy",
    "sr", "jr", "inc", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "ee", "uu",
    "u", "s", "a", "p",
    "m", "d", "c", "ph", "e", "n", "w", "av", "col", "nw", "sw", "ne", "se",
  ]

  private static func isAbbreviation(_ text: FoldedText, endingAt index: Int) -> Bool {
    var start = index
    while start > 0, text.bytes[start - 1].isWord { start -= 1 }
    guard start < index else { return true }
    if text.bytes[index - 1].isDigit { return false }
    return abbreviations.contains(String(decoding: text.lower[start..<index], as: UTF8.self))
  }
}
