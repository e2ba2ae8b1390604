import Model
import PageReading

/// Finds the opening hours of a passage.
struct HoursRecogniser {
  let passage: Passage
  private let cache: HoursCache
  private let blocks: [Block]
  private var text: FoldedText { passage.text }

  /// A recogniser for `passage` among the `blocks` of its page; the passages of a page share `cache`.
  init(_ passage: Passage, among blocks: [Block] = [], cache: HoursCache = HoursCache()) {
    self.passage = passage
    self.blocks = blocks
    self.cache = cache
  }

  /// Bytes: farther back in its clause no statement has its name.
  private static let longestLead = 400

  /// Hours in order, each with its zone and its name.
  func find() -> [Mention] {
    let mayHold = text.mayHoldHours(acceptsBare: false)
    guard mayHold || text.signs.contains(.digit) else { return [] }
    // Without a sign of time only a piece that is little more than "9-5" is one of hours.
    let beside = daysBeside ?? (mayHold || text.bytes.count <= 16 ? daysBefore : nil)
    let acceptsBare = beside != nil || isAnnouncedBeside
    guard mayHold || acceptsBare else { return [] }
    // What stands beside is the same for every statement: looked for once, or long texts would take quadratic time.
    lazy var zone = zoneBeside
    lazy var season = seasonBeside
    var readings = cache.statements(in: text, acceptsBare: acceptsBare)
    if beside != nil { readings = Self.joined(readings) }
    return readings.compactMap { reading in
      var statement = reading.statement
      let origin = take(beside, into: &statement)
      guard counts(statement) else { return nil }
      let ownSeason = statement.hours.season
      statement.hours.season = ownSeason ?? season
      var value =
        origin == .text && statement.hours.season == ownSeason ? reading.value : statement.value
      value.zone = statement.zone ?? zone
      var mention = Mention(value: .hours(value), range: statement.range, label: label(statement))
      mention.hours = HoursPart(hours: statement.hours, origin: origin)
      return mention
    }
  }

  /// Times on lines of their own beside one day are all of that day: `Monday | 8-12 / 1-5`.
  private static func joined(_ readings: [HoursCache.Reading]) -> [HoursCache.Reading] {
    readings.reduce(into: []) { joined, reading in
      let hours = reading.statement.hours
      guard var last = joined.last, hours.days.isEmpty, last.statement.hours.days.isEmpty,
        !hours.anyDay.isEmpty,
        !last.statement.hours.anyDay.isEmpty, hours.season == last.statement.hours.season
      else { return joined.append(reading) }
      last.statement.hours.open([], hours.anyDay)
      last.statement.range = last.statement.range.lowerBound..<reading.statement.range.upperBound
      last.value = last.statement.value
      joined[joined.count - 1] = last
    }
  }

  /// The days that the head of the row, the term, or the head of the column names: `Monday | 9-4`.
  private var daysBeside: (days: [OpeningHours.Day], origin: HoursPart.Origin)? {
    let cues = passage.cues
    if let days = cues.rowHead?.days ?? cues.label?.days { return (days, .row) }
    return cues.columnHead?.days.map { ($0, .column) }
  }

  /// The days that stand alone in the piece before, where this one names none.
  private var daysBefore: (days: [OpeningHours.Day], origin: HoursPart.Origin)? {
    text.bytes.count <= 120 ? DayLine.before(passage, in: blocks).map { ($0, .row) } : nil
  }

  /// Gives times without days those that stand beside.
  private func take(
    _ beside: (days: [OpeningHours.Day], origin: HoursPart.Origin)?, into statement: inout HoursStatement
  ) -> HoursPart.Origin {
    guard let beside, statement.hours.days.isEmpty, !statement.hours.anyDay.isEmpty else { return .text }
    statement.hours.open(beside.days, statement.hours.anyDay)
    statement.hours.anyDay = []
    return beside.origin
  }

  /// Whether these are hours of the agency rather than a time in a story.
  private func counts(_ statement: HoursStatement) -> Bool {
    if statement.isByAppointment { return true }
    guard !statement.hours.isEmpty else { return false }
    let isAnnounced = statement.isCued || isAnnouncedBeside
    if statement.hours.days.values.contains(where: { !$0.isEmpty }) { return true }
    if !statement.hours.anyDay.isEmpty { return isAnnounced || statement.range.lowerBound <= 2 }
    return isAnnounced
  }

  private var isAnnouncedBeside: Bool {
    let cues = passage.cues
    return cues.label?.announcesHours == true || cues.columnHead?.announcesHours == true
      || cues.head?.announcesHours == true
  }

  private var zoneBeside: String? {
    let cues = passage.cues
    return cues.rowHead?.zone ?? cues.label?.zone ?? cues.columnHead?.zone ?? cues.head?.zone
      ?? TimeZones.names.first(in: text)?.meaning
  }

  private var seasonBeside: OpeningHours.Season? {
    let cues = passage.cues
    for (head, isBeside) in [
      (cues.rowHead, true), (cues.label, true), (cues.columnHead, false), (cues.head, false),
    ] {
      switch head?.season {
      case .named(let season): return season
      case .bare(let season) where isBeside || isUnderHours: return season
      case .bare, nil: break
      }
    }
    return SeasonLine.above(passage, in: blocks)
  }

  /// Some heading, label or head of a column is about hours.
  private var isUnderHours: Bool {
    isAnnouncedBeside || passage.block.section.contains { HoursLabels.announcesHours(FoldedText($0)) }
  }

  private func label(_ statement: HoursStatement) -> String? {
    let start = statement.range.lowerBound
    guard statement.clauseStart < start, start - statement.clauseStart <= Self.longestLead else {
      return besideLabel
    }
    let own =
      text.bytes[statement.clauseStart..<start].contains(UInt8(ascii: ":"))
      ? HoursLabels.tidy(text, statement.clauseStart..<start) : nil
    return own ?? besideLabel
  }

  private var besideLabel: String? {
    LabelFinder.beside(passage).flatMap { HoursLabels.isPlain($0) ? nil : $0 }
  }
}

/// Names of hours: what stands before the colon, unless it only says "hours".
enum HoursLabels {
  /// The words in `range` without those that only announce hours; nil where nothing is left.
  static func tidy(_ text: FoldedText, _ range: Range<Int>) -> String? {
    guard let label = LabelFinder.tidy(text, range), label.utf8.count <= 60 else { return nil }
    return isPlain(label) ? nil : label
  }

  /// "Hours", "Office hours", "Horario de atención", a day.
  static func isPlain(_ label: String) -> Bool {
    let text = FoldedText(label)
    let known = HoursVocabulary.table.matches(in: text).reduce(0) { $0 + $1.range.count }
    return known >= text.lower.count(where: \.isWord)
  }

  /// Whether a heading, a label or a column's head announces hours.
  static func announcesHours(_ label: FoldedText) -> Bool {
    label.source.utf8.count <= 60 && HoursVocabulary.table.meanings(in: label).contains(.cue)
  }
}

/// Days in a piece of their own right before the piece with their times: `<div>Monday</div><div>9 to 5</div>`, or in the cell
/// to the left of the cell with the times.
enum DayLine {
  private static let longest = 60

  /// The days that stand right before `passage`, and nothing else.
  static func before(_ passage: Passage, in blocks: [Block]) -> [OpeningHours.Day]? {
    guard mayStand(before: passage, in: blocks), !passage.text.mayNameDays else { return nil }
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
