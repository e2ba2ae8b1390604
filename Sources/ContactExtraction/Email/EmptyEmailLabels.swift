import Model
import PageReading

/// "E-mail:" that is all a passage says: the address stands in the next one, or below it in its column, or a script draws it.
struct EmptyEmailLabels {
  private var waiting: (unread: Unread, cell: Block.Cell?)?

  /// Looks at the passage that comes next.
  ///
  /// - Returns: the label before it, where nothing answers that.
  mutating func see(_ passage: Passage, _ emails: EmailRecogniser, finds: Bool) -> Unread? {
    var unread: Unread?
    if let waiting, !answers(waiting.cell, passage, finds: finds) {
      // The cells of its row may all be heads of columns.
      if let cell = waiting.cell, let next = passage.block.cell, cell.table == next.table,
        next.row <= cell.row + 1, next.column != cell.column
      {
        return nil
      }
      unread = waiting.unread
    }
    waiting = !finds && emails.endsWithEmptyLabel ? (emails.unread, passage.block.cell) : nil
    return unread
  }

  /// The label that the last passage left without an answer.
  mutating func end() -> Unread? {
    defer { waiting = nil }
    return waiting?.unread
  }

  private func answers(_ cell: Block.Cell?, _ passage: Passage, finds: Bool) -> Bool {
    if finds { return true }
    // "E-mail:" | "Ask at the front desk".
    guard let cell, let next = passage.block.cell else { return false }
    return next.isRight(of: cell)
      && passage.text.bytes.contains(where: \.isLetter) && passage.text.bytes.last != UInt8(ascii: ":")
  }
}
