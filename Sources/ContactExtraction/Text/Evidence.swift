/// The sentence or cell around a fact.
enum Evidence {
  private static let longest = 300
  private static let reach = 160

  /// The whole passage where it is short, else the sentence that holds folded range `range`.
  static func around(_ range: Range<Int>, in text: FoldedText) -> String {
    if text.bytes.count <= longest { return oneLine(text.written(0..<text.bytes.count)) }
    let floor = max(0, range.lowerBound - reach)
    let ceiling = min(text.bytes.count, range.upperBound + reach)
    var start = range.lowerBound
    while start > floor, !isEdge(text, start - 1) { start -= 1 }
    var end = range.upperBound
    while end < ceiling, !isEdge(text, end) { end += 1 }
    return oneLine(text.written(start..<min(end + 1, text.bytes.count)))
  }

  private static func isEdge(_ text: FoldedText, _ index: Int) -> Bool {
    text.bytes[index] == UInt8(ascii: "\n")
      || text.bytes[index] == UInt8(ascii: ".") && Clauses.closesSentence(text, at: index)
  }

  /// `text` with its line ends turned into " / ".
  static func oneLine(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "\n")) else { return text }
    return text.split(separator: "\n").joined(separator: " / ")
  }
}
