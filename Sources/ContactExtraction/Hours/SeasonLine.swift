import Model
import PageReading

/// A paragraph that is a head for the hours below it without being marked as one: "Summer hours (June through August)".
enum SeasonLine {
  /// Paragraphs above that are looked at.
  private static let reach = 4
  private static let longest = 120

  /// The season that such a paragraph near above `passage` names; a line that announces other hours ends it.
  static func above(_ passage: Passage, in blocks: [Block]) -> OpeningHours.Season? {
    guard passage.block.cell == nil, passage.block.label == nil, passage.index < blocks.count else {
      return nil
    }
    for place in stride(from: passage.index - 1, through: max(0, passage.index - reach), by: -1) {
      // By number, for a block is long to copy.
      guard blocks[place].container == passage.block.container, blocks[place].role == passage.block.role,
        blocks[place].section == passage.block.section
      else { return nil }
      let text = blocks[place].text
      guard text.utf8.count <= longest, text.utf8.count(where: \.isDigit) < 7 else { continue }
      let cues = LabelCues(text)
      guard !cues.isValue else { continue }
      if case .named(let season) = cues.season { return season }
      if cues.announcesHours { return nil }
    }
    return nil
  }
}
