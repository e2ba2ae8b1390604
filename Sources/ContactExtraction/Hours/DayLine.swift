import PageReading

/// Days in a piece of their own right before the piece with their times: `<div>Monday</div><div>9 to 5</div>`, or in the cell
/// to the left of the cell with the times.
enum DayLine {
  private static let longest = 60

  /// The days that stand right before `passage`, and nothing else.
  static func before(_ passage: Passage, in blocks: [Block]) -> [OpeningHours.Day]? {
    guard passage.index > 0, passage.index < blocks.count else { return nil }
    let (block, above) = (passage.block, blocks[passage.index - 1])
    guard above.section == block.section, above.text.utf8.count <= longest, isBeside(above, block) else {
      return nil
    }
    return HoursReader.days(in: FoldedText(above.text))
  }

  private static func isBeside(_ above: Block, _ block: Block) -> Bool {
    if let cell = block.cell, let other = above.cell {
      return cell.table == other.table && cell.row == other.row && other.column == cell.column - 1
    }
    return block.cell == nil && above.cell == nil && above.container == block.container
      && above.role == block.role
      && above.role != .listItem
  }
}
