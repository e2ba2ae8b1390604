import Text

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

  private static let abbreviations: Set<String> = Set([
    "tel", "ext", "no", "st", "ste", "ave", "blvd", "rd", "dr", "mr", "mrs", "ms", "dept", "attn", "apt",
    "fl", "bldg", "hwy", "sr", "jr", "inc", "tues", "thur", "thurs", "ee", "uu", "u", "s", "a", "p", "m", "d",
    "c", "ph", "e", "n", "w", "av", "col", "nw", "sw", "ne", "se",
  ]).union(CalendarNames.shortWeekdays.map { $0.lowercased() })

  private static func isAbbreviation(_ text: FoldedText, endingAt index: Int) -> Bool {
    var start = index
    while start > 0, text.bytes[start - 1].isWord { start -= 1 }
    guard start < index else { return true }
    if text.bytes[index - 1].isDigit { return false }
    return abbreviations.contains(String(decoding: text.lower[start..<index], as: UTF8.self))
  }
}

extension FoldedText {
  /// The sentence or cell around a fact: the whole text where it is short, else the sentence that holds folded range `range`.
  func quote(around range: Range<Int>) -> String {
    let (longest, reach) = (300, 160)
    if bytes.count <= longest { return written(0..<bytes.count).onOneLine }
    let floor = max(0, range.lowerBound - reach)
    let ceiling = min(bytes.count, range.upperBound + reach)
    var start = range.lowerBound
    while start > floor, !endsQuote(at: start - 1) { start -= 1 }
    var end = range.upperBound
    while end < ceiling, !endsQuote(at: end) { end += 1 }
    return written(start..<min(end + 1, bytes.count)).onOneLine
  }

  private func endsQuote(at index: Int) -> Bool {
    bytes[index] == UInt8(ascii: "\n")
      || bytes[index] == UInt8(ascii: ".") && Clauses.closesSentence(self, at: index)
  }
}

extension String {
  /// The text with its line ends turned into " / ".
  var onOneLine: String {
    guard hasByte(UInt8(ascii: "\n")) else { return self }
    return split(separator: "\n").joined(separator: " / ")
  }
}

/// Tells values that only show how to write one: "for example 202-555-0143", "e.g., John.Smith@agency.gov".
enum Examples {
  private static let cues = CueTable<Bool>(
    ["for example", "e g", "eg", "por ejemplo", "p ej"].map { (phrase: $0, meaning: true) })
  private static let joints = ["or", "and", "o", "y"].map { Array($0.utf8) }
  private static let farthest = 48

  /// `matches` without those right behind such words, or behind another example and "or".
  static func without<Match>(_ matches: [Match], in text: FoldedText, range: (Match) -> Range<Int>) -> [Match]
  {
    guard !matches.isEmpty, cues.first(in: text) != nil else { return matches }
    return matches.filter { !isAnnounced(in: text, before: range($0).lowerBound) }
  }

  /// Nothing but signs between the words and the value, or a whole number and "or".
  private static func isAnnounced(in text: FoldedText, before start: Int) -> Bool {
    var end = start
    var digits = 0
    while end > 0, start - end < farthest, !text.bytes[end - 1].isSpace || text.bytes[end - 1] == 0x20 {
      if text.bytes[end - 1].isLetter {
        guard let joint = joints.first(where: { endsWord($0, in: text, at: end) }) else { break }
        end -= joint.count
      } else {
        if text.bytes[end - 1].isDigit { digits += 1 }
        end -= 1
      }
    }
    guard end > 0, digits == 0 || digits >= 10 else { return false }
    return cues.last(in: text, max(0, end - 12)..<end)?.range.upperBound == end
  }

  private static func endsWord(_ word: [UInt8], in text: FoldedText, at end: Int) -> Bool {
    let start = end - word.count
    return start > 0 && !text.bytes[start - 1].isWord && text.lower[start..<end].elementsEqual(word)
  }
}
