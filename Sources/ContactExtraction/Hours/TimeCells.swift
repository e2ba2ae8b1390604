import PageReading

/// Opening and closing time in cells of their own: `Monday | 8:00 am | 4:30 pm`.
enum TimeCells {
  private static let longest = 16

  /// The cell of `passage` and `next`, the one to its right, as one cell of hours; nil where they are none.
  static func joined(_ passage: Passage, with next: Block) -> Passage? {
    let block = passage.block
    guard let cell = block.cell, next.cell?.isRight(of: cell) == true, block.text.utf8.count <= longest,
      next.text.utf8.count <= longest,
      passage.cues.rowHead?.days != nil, isTime(passage.text), isTime(FoldedText(next.text))
    else { return nil }
    var both = block
    both.text += " - " + next.text
    // "Open" and "Close" name no hours.
    both.cell?.columnHead = nil
    return Passage(both, index: passage.index, lead: nil)
  }

  /// One time of day and nothing else, as people write it: `8:00 am`, `17:00`, `noon`.
  private static func isTime(_ text: FoldedText) -> Bool {
    let tokens = HoursLexer(text).tokens()
    guard tokens.count == 1, case .time(let time) = tokens[0].sort else { return false }
    return !time.isBare
  }
}
