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
