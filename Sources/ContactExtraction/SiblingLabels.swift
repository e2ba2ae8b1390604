import PageReading

/// Finds labels that are blocks of their own, right before a block that is nothing but a telephone number:
/// `<div>General Fax</div><div>(915) 872-5799</div>`.
struct SiblingLabels {
  private static let longest = 40
  private static let mostWords = 4
  /// The last block that was given a label.
  private var last: Int?

  /// The label of block number `index`, asked in the order of the blocks; nil where it has one of its own, is more than a
  /// number, or where the block before may be about another number.
  mutating func label(of index: Int, in blocks: [Block]) -> String? {
    guard index > 0, blocks[index].text.utf8.count <= Self.longest, blocks[index].label == nil,
      blocks[index - 1].text.utf8.count <= Self.longest, Self.isPlain(blocks[index]),
      Self.isBeside(blocks, index), Self.isNumber(blocks[index])
    else { return nil }
    let text = FoldedText(blocks[index - 1].text)
    guard Self.isLabel(text), !isOfAnother(text, index - 1, in: blocks) else { return nil }
    last = index
    return blocks[index - 1].text.trimmingColon
  }

  private static func isPlain(_ block: Block) -> Bool {
    block.role == .other || block.role == .paragraph
  }

  /// The block before is in the same container or in the one around it, under the same headings.
  private static func isBeside(_ blocks: [Block], _ index: Int) -> Bool {
    let (label, number) = (index - 1, index)
    return isPlain(blocks[label]) && blocks[label].links.isEmpty
      && (blocks[label].container == blocks[number].container
        || blocks[label].container == blocks[number].outerContainer)
      && blocks[label].region == blocks[number].region && blocks[label].section == blocks[number].section
  }

  /// One number or several, without words.
  private static func isNumber(_ block: Block) -> Bool {
    let digits = block.text.utf8.count(where: \.isDigit)
    guard block.text.utf8.count <= longest, digits >= 10 else { return false }
    let text = FoldedText(block.text)
    let matches = PhoneScanner(text, isExpected: true).scan()
    guard let first = matches.first, let last = matches.last else { return false }
    return !text.bytes[..<first.range.lowerBound].contains(where: \.isWord)
      && !text.bytes[last.range.upperBound...].contains(where: \.isWord)
  }

  /// Words that end in a colon, or few that name a kind of number and deny nothing.
  private static func isLabel(_ text: FoldedText) -> Bool {
    guard !text.signs.contains(.digit), !text.bytes.contains(UInt8(ascii: "@")) else { return false }
    if text.bytes.last == UInt8(ascii: ":") { return text.bytes.contains(where: \.isLetter) }
    guard text.words.count <= mostWords, PhoneKindFinder.only(in: text) != nil else { return false }
    return !text.lower.split(whereSeparator: { !$0.isWord }).contains { word in
      ["no", "not", "without", "sin"].contains { word.elementsEqual($0.utf8) }
    }
  }

  /// Without a colon a label may belong to what stands before it: another label means that their numbers come together,
  /// a number without a label that labels stand below.
  private func isOfAnother(_ text: FoldedText, _ label: Int, in blocks: [Block]) -> Bool {
    guard label > 0, Self.isBeside(blocks, label) else { return false }
    let before = blocks[label - 1]
    if before.text.utf8.count <= Self.longest, Self.isLabel(FoldedText(before.text)) { return true }
    return text.bytes.last != UInt8(ascii: ":") && last != label - 1 && Self.isNumber(before)
  }
}
