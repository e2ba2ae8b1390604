import PageReading

/// What a heading or a label says to the recognisers of the passages beside it. Each answer is read when it is asked for first,
/// for many passages share a heading and most ask little.
final class LabelCues {
  let text: String
  private lazy var folded = FoldedText(text)
  /// "Hours", "Horario de atención".
  private(set) lazy var announcesHours = HoursLabels.announcesHours(folded)
  /// The days that it names, and nothing else.
  private(set) lazy var days = HoursReader.days(in: folded)
  /// The zone it names.
  private(set) lazy var zone = TimeZones.zone(of: folded)
  /// The part of the year that it names for hours.
  private(set) lazy var season = SeasonReader.season(of: folded, announcesHours: announcesHours)
  /// The only kind of number it names.
  private(set) lazy var phoneKind = PhoneKindFinder.only(in: folded)
  /// "Phone", "Call us".
  private(set) lazy var announcesPhones = PhoneCues.announcing.first(in: folded) != nil
  /// "Case Number": what stands below or beside is no telephone number.
  private(set) lazy var namesIdentifier = phoneKind == nil && NonPhoneCues.isIdentifier(folded)
  /// "Contact us", "Website": links below it are ways of contact.
  private(set) lazy var namesContact = text.utf8.count <= 40 && WebCues.names.first(in: folded) != nil

  /// It is itself a number, an address or hours, and names nothing: `202-555-0143 | 202-555-0144`, `Mon-Fri 8-5 | Mon-Fri 7-6`.
  private(set) lazy var isValue =
    folded.bytes.count(where: \.isDigit) >= 7
    || folded.bytes.contains(UInt8(ascii: "@")) && !EmailScanner(folded).scan().isEmpty
    || folded.signs.contains(.digit)
      && HoursReader.read(folded).contains { $0.range.count * 2 > folded.bytes.count }

  /// It holds a telephone number itself: the first cell of a row of offices.
  private(set) lazy var holdsNumber =
    text.utf8.count(where: \.isDigit) >= 10 && !PhoneScanner(folded, isExpected: true).scan().isEmpty

  init(_ text: String) { self.text = text }
}

/// What stands above and beside a block.
struct BlockCues {
  /// The innermost heading.
  var head: LabelCues?
  var label: LabelCues?
  var rowHead: LabelCues?
  var columnHead: LabelCues?
}

/// Reads the headings and labels of a page: those that came last, and the heads of columns, are kept.
struct LabelCache {
  private var last = BlockCues()
  private var columnHeads: [String: LabelCues] = [:]

  /// What stands above and beside `block`.
  mutating func cues(of block: Block) -> BlockCues {
    last.head = Self.cues(block.section.last, last.head)
    last.label = Self.cues(block.label, last.label)
    last.rowHead = Self.cues(block.cell?.rowHead, last.rowHead)
    last.columnHead = block.cell?.columnHead.map { columnHead($0) }
    return last
  }

  private static func cues(_ text: String?, _ last: LabelCues?) -> LabelCues? {
    guard let text else { return nil }
    return last?.text == text ? last : LabelCues(text)
  }

  private mutating func columnHead(_ text: String) -> LabelCues {
    if let known = columnHeads[text] { return known }
    let cues = LabelCues(text)
    columnHeads[text] = cues
    return cues
  }
}

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
