import Model
import PageReading

/// Finds the opening hours of a passage.
struct HoursRecogniser {
  let passage: Passage
  private let memo: HoursMemo
  private let blocks: [Block]
  private var text: FoldedText { passage.text }

  /// A recogniser for `passage` among the `blocks` of its page; the passages of a page share `memo`.
  init(_ passage: Passage, among blocks: [Block] = [], memo: HoursMemo = HoursMemo()) {
    self.passage = passage
    self.blocks = blocks
    self.memo = memo
  }

  /// Bytes: farther back in its clause no statement has its name.
  private static let longestLead = 400

  /// Hours in order, each with its zone and its name.
  func find() -> [Finding] {
    let mayHold = HoursGlance.mayHold(text, acceptsBare: false)
    guard mayHold || text.signs.contains(.digit) else { return [] }
    // Without a sign of time only a piece that is little more than "9-5" is one of hours.
    let beside = daysBeside ?? (mayHold || text.bytes.count <= 16 ? daysBefore : nil)
    let acceptsBare = beside != nil || isAnnouncedBeside
    guard mayHold || acceptsBare else { return [] }
    // What stands beside is the same for every statement: looked for once, or long texts would take quadratic time.
    lazy var zone = zoneBeside
    lazy var season = seasonBeside
    var readings = memo.statements(in: text, acceptsBare: acceptsBare)
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
      var finding = Finding(value: .hours(value), range: statement.range, label: label(statement))
      finding.hours = HoursPart(hours: statement.hours, origin: origin)
      return finding
    }
  }

  /// Times on lines of their own beside one day are all of that day: `Monday | 8-12 / 1-5`.
  private static func joined(_ readings: [HoursMemo.Reading]) -> [HoursMemo.Reading] {
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
