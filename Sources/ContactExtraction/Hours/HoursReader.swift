import Model

/// Reads the opening hours that a text states.
///
/// Phrases are taken clause by clause. In a clause that begins with days the times follow them ("Mon-Fri 8-5"), in one that
/// begins with times the days do ("8 a.m. to 8 p.m., Monday through Friday"). Clauses of one line whose days do not overlap
/// are one statement; a name before a colon begins a new one.
struct HoursReader {
  let text: FoldedText
  private var statements: [HoursStatement] = []
  private var clause = ClauseHours()
  private var clauseStart = 0
  private var isCued = false
  private var lineHasTimes = false
  /// A line above names a part of the year and no hours: "Summer hours (June 1 to August 31)".
  private var season: OpeningHours.Season?
  /// The end of a line that holds days and nothing else.
  private var lineEnd: Int?

  private let acceptsBare: Bool

  private init(_ text: FoldedText, acceptsBare: Bool) {
    self.text = text
    self.acceptsBare = acceptsBare
    clause.acceptsBare = acceptsBare
  }

  /// The statements in order; `acceptsBare` where the row or the label says that small numbers ("9-5") are hours.
  static func read(_ text: FoldedText, acceptsBare: Bool = false) -> [HoursStatement] {
    text.mayHoldHours(acceptsBare: acceptsBare) ? statements(in: text, acceptsBare: acceptsBare) : []
  }

  /// The same of a text that was looked at before (``FoldedText/mayHoldHours(acceptsBare:)``).
  static func statements(in text: FoldedText, acceptsBare: Bool) -> [HoursStatement] {
    var phrases = HoursPhrases(HoursLexer(text).tokens())
    let items = phrases.items()
    var reader = HoursReader(text, acceptsBare: acceptsBare)
    for item in items { reader.take(item) }
    reader.endClause(at: text.bytes.count)
    return reader.statements
  }

  /// The days that a row's head or a term names, and nothing else.
  static func days(in text: FoldedText) -> [OpeningHours.Day]? {
    guard text.source.utf8.count <= 120, text.mayNameDays else { return nil }
    var phrases = HoursPhrases(HoursLexer(text).tokens())
    let items = phrases.items()
    guard items.count == 1, case .days(let days) = items[0].sort else { return nil }
    return days
  }

  private mutating func take(_ item: HoursItem) {
    settleLine(before: item)
    switch item.sort {
    case .stop(let isLine):
      if isLine, clause.isBareHalf {
        lineEnd = item.range.upperBound
      } else if isLine || !clause.isHalf {
        endClause(at: item.range.upperBound)
      }
      if isLine { lineHasTimes = false }
    case .cue:
      isCued = true
      clause.take(item)
    default:
      clause.take(item)
    }
  }

  /// Days on a line of their own wait for times at the head of the next one; anything else there begins a new clause.
  private mutating func settleLine(before item: HoursItem) {
    guard let end = lineEnd else { return }
    lineEnd = nil
    switch item.sort {
    case .times, .wholeDay: break
    default: endClause(at: end)
    }
  }

  private mutating func endClause(at end: Int) {
    defer {
      clause = ClauseHours()
      clause.acceptsBare = acceptsBare
      clauseStart = end
    }
    clause.finish()
    if clause.isEvent { return }
    if clause.season != nil || clause.hasCue {
      season = clause.groups.isEmpty && clause.words <= (clause.hasCue ? 1 : 0) ? clause.season : nil
    }
    if let range = clause.range { add(clause, range) }
    if clause.groups.isEmpty, !lineHasTimes, let place = clause.appointment, isCued || clause.words <= 5 {
      statements.append(
        HoursStatement(isByAppointment: true, range: place, clauseStart: clauseStart, isCued: isCued))
    }
  }

  private mutating func add(_ clause: ClauseHours, _ range: Range<Int>) {
    var isNamed = hasName(before: range.lowerBound)
    for var group in clause.groups {
      let season = group.season ?? season
      // `Mon-Fri 8-5 (October - March: 8-4)`: the days are those before.
      if group.days.isEmpty, group.season != nil, lineHasTimes, let last = statements.last {
        group.days = last.hours.days.keys.sorted()
      }
      lineHasTimes = true
      if !isNamed, statements.last?.hours.season == season, continues(group) {
        statements[statements.count - 1].hours.open(group.days, group.intervals)
        statements[statements.count - 1].range =
          statements[statements.count - 1].range.lowerBound..<group.range.upperBound
      } else {
        // A season and times, and nothing else, are hours.
        let isSeasonOnly = group.season != nil && clause.words == 0
        var statement = HoursStatement(
          range: group.range, clauseStart: clauseStart, isCued: isCued || isSeasonOnly)
        statement.hours.season = season
        statement.hours.open(group.days, group.intervals)
        statements.append(statement)
      }
      isNamed = false
    }
    guard var last = statements.popLast() else { return }
    for hole in clause.holes { last.hours.close(hole.interval, on: hole.days) }
    for extension_ in clause.extensions { last.hours.extend(extension_.days, until: extension_.time) }
    for day in clause.closedDays { last.hours.days[day] = nil }
    last.zone = last.zone ?? clause.zone
    statements.append(last)
  }

  /// The days are other days of the statement before; times without days never continue.
  private func continues(_ group: ClauseHours.Group) -> Bool {
    guard let last = statements.last, !last.isByAppointment, !last.hours.days.isEmpty, !group.days.isEmpty
    else { return false }
    guard group.range.lowerBound - last.range.upperBound < 60 else { return false }
    return group.days.allSatisfy { last.hours.days[$0] == nil }
      || group.days.allSatisfy {
        last.hours.days[$0].map {
          !$0.contains { old in group.intervals.contains { $0.start < old.end && old.start < $0.end } }
        } ?? true
      }
  }

  /// A name and a colon before the hours: "Front desk: Mon-Fri".
  private func hasName(before start: Int) -> Bool {
    guard !statements.isEmpty, clauseStart < start else { return false }
    let words = text.bytes[clauseStart..<start]
    guard let colon = words.lastIndex(of: UInt8(ascii: ":")) else { return false }
    return HoursLabels.tidy(text, clauseStart..<colon) != nil
  }
}

/// Hours that a passage states in one place.
struct HoursStatement: Sendable {
  var hours = OpeningHours.Schedule()
  /// "By appointment only", without times.
  var isByAppointment = false
  /// IANA name.
  var zone: String?
  /// Folded offsets.
  var range: Range<Int>
  /// Where the clause begins: what stands between is what the page calls these hours.
  var clauseStart: Int
  /// "Hours", "open" and the like stand before.
  var isCued = false

  /// The value of the fact.
  var value: OpeningHours { isByAppointment ? .byAppointment(zone: zone) : OpeningHours(hours, zone: zone) }
}

/// The hours that were read on a page by their text: a directory states those of one office after the other in the same words.
final class HoursCache {
  /// A statement and its value.
  typealias Reading = (statement: HoursStatement, value: OpeningHours)

  private struct Text: Hashable {
    var text: String
    var acceptsBare: Bool
  }

  /// Bytes of a text that is kept, and texts that are kept: enough for any directory, and no page makes them costly.
  private static let longest = 200
  private static let most = 1_000

  private var known: [Text: [Reading]] = [:]

  /// The statements of `text` (``HoursReader/statements(in:acceptsBare:)``), each with its value.
  func statements(in text: FoldedText, acceptsBare: Bool) -> [Reading] {
    guard text.source.utf8.count <= Self.longest else { return Self.read(text, acceptsBare) }
    let key = Text(text: text.source, acceptsBare: acceptsBare)
    if let readings = known[key] { return readings }
    let readings = Self.read(text, acceptsBare)
    if known.count < Self.most { known[key] = readings }
    return readings
  }

  private static func read(_ text: FoldedText, _ acceptsBare: Bool) -> [Reading] {
    HoursReader.statements(in: text, acceptsBare: acceptsBare).map { ($0, $0.value) }
  }
}
