import Model
import PageReading

/// Days in a piece of their own right before the piece with their times: `<div>Monday</div><div>9 to 5</div>`, or in the cell
/// to the left of the cell with the times.
enum DayLine {
  private static let longest = 60

  /// The days that stand right before `passage`, and nothing else.
  static func before(_ passage: Passage, in blocks: [Block]) -> [OpeningHours.Day]? {
    guard mayStand(before: passage, in: blocks), !HoursGlance.namesDays(passage.text) else { return nil }
    let above = blocks[passage.index - 1]
    guard above.section == passage.block.section, isBeside(above, passage.block) else { return nil }
    return HoursReader.days(in: FoldedText(above.text))
  }

  /// A quick look: a piece of a few words without digits stands before.
  private static func mayStand(before passage: Passage, in blocks: [Block]) -> Bool {
    guard passage.index > 0, passage.index < blocks.count else { return false }
    let text = blocks[passage.index - 1].text.utf8
    return text.count <= longest && !text.contains(where: \.isDigit)
  }

  private static func isBeside(_ above: Block, _ block: Block) -> Bool {
    if let cell = block.cell, let other = above.cell {
      return cell.isRight(of: other)
    }
    return block.cell == nil && above.cell == nil && above.container == block.container
      && above.role == block.role
      && above.role != .listItem
  }
}
