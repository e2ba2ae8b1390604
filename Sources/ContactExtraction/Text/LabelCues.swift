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
struct LabelMemo {
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
