/// "at" and "dot" as words that stand for signs: `[at]`, `(at)`, `{at}`, ` AT `, ` dot `, `[.]`.
struct ObfuscatedSign {
  /// Folded offsets, brackets and spaces around included.
  var range: Range<Int>
  var isBracketed: Bool

  /// The "at" whose first letter is at `index`.
  static func at(in text: FoldedText, _ index: Int) -> ObfuscatedSign? {
    guard index > 0, isOpening(text.lower[index - 1]) else { return nil }
    guard let spelling = ["at", "arroba"].first(where: { text.lower[index...].starts(with: $0.utf8) }) else {
      return nil
    }
    return word(in: text, index..<index + spelling.utf8.count)
  }

  /// Where a dot that begins at `index` (a space, a bracket) ends; nil where there is none.
  static func dot(in text: FoldedText, _ index: Int) -> Int? {
    var first = index
    while first < text.lower.count, isOpening(text.lower[first]), first - index < 3 { first += 1 }
    guard first > index else { return nil }
    for spelling in ["dot", "punto"] where text.lower[first...].starts(with: spelling.utf8) {
      return word(in: text, first..<first + spelling.utf8.count)?.range.upperBound
    }
    if text.lower[first...].starts(with: ".".utf8), isBracket(text.lower[first - 1]) {
      return word(in: text, first..<first + 1)?.range.upperBound
    }
    return nil
  }

  private static func word(in text: FoldedText, _ range: Range<Int>) -> ObfuscatedSign? {
    let lower = text.lower
    guard range.lowerBound > 0, range.upperBound < lower.count else { return nil }
    let opens = opening(lower, before: range.lowerBound)
    let closes = closing(lower, after: range.upperBound)
    guard opens.start < range.lowerBound, closes.end > range.upperBound, opens.isBracket == closes.isBracket
    else { return nil }
    return ObfuscatedSign(range: opens.start..<closes.end, isBracketed: opens.isBracket)
  }

  private static func opening(_ lower: [UInt8], before index: Int) -> (start: Int, isBracket: Bool) {
    var start = index
    var isBracket = false
    while start > 0, isOpening(lower[start - 1]), index - start < 4 {
      start -= 1
      isBracket = isBracket || lower[start] != 0x20
    }
    return (start, isBracket)
  }

  private static func closing(_ lower: [UInt8], after index: Int) -> (end: Int, isBracket: Bool) {
    var end = index
    var isBracket = false
    while end < lower.count, lower[end] == 0x20 || "])}>".utf8.contains(lower[end]), end - index < 4 {
      isBracket = isBracket || lower[end] != 0x20
      end += 1
    }
    return (end, isBracket)
  }

  private static func isBracket(_ byte: UInt8) -> Bool { "[({<".utf8.contains(byte) }
  private static func isOpening(_ byte: UInt8) -> Bool { byte == 0x20 || isBracket(byte) }
}
