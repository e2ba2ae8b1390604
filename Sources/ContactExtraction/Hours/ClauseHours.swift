import Model

/// The hours of one clause, taken phrase by phrase.
struct ClauseHours {
  /// Small numbers ("9-5") count without days beside them: the row or the label says that these are hours.
  var acceptsBare = false
  /// Days and the times that belong to them.
  struct Group {
    var days: [OpeningHours.Day]
    var intervals: [OpeningHours.Interval]
    /// Folded offsets.
    var range: Range<Int>
    var season: OpeningHours.Season?
  }

  private(set) var groups: [Group] = []
  private(set) var holes: [(interval: OpeningHours.Interval, days: [OpeningHours.Day])] = []
  private(set) var extensions: [(days: [OpeningHours.Day], time: TimeOfDay)] = []
  private(set) var closedDays: [OpeningHours.Day] = []
  private(set) var zone: String?
  /// The part of the year that is named last.
  private(set) var season: OpeningHours.Season?
  private var seasonOpensParenthesis = false
  private(set) var appointment: Range<Int>?
  /// A date stands here: an event, not hours.
  private(set) var isEvent = false
  /// Words that mean nothing for hours.
  private(set) var words = 0
  /// The same since the last days or times, where nothing announced hours since.
  private var loose = 0

  private var days: [OpeningHours.Day] = []
  private var times: [OpeningHours.Interval] = []
  private var start: Int?
  private var end = 0
  private var isClosed = false
  /// "Closed" stands right behind days: it is about them.
  private var closedBehindDays = false
  private var isExcepted = false
  private var timesCameFirst = false
  private(set) var hasCue = false
  private var lastSort: HoursItem.Sort?
  private var lastEnd = 0
  /// Small numbers ("9-5") that count only if days follow.
  private var late: (intervals: [OpeningHours.Interval], range: Range<Int>)?

  /// From the first to the last phrase that counts.
  var range: Range<Int>? {
    guard let first = groups.first, let last = groups.last else {
      return holes.isEmpty && extensions.isEmpty ? nil : (start ?? end)..<max(end, start ?? end)
    }
    return first.range.lowerBound..<last.range.upperBound
  }

  /// Only days, or only times, so far: the other half may come behind a full stop.
  var isHalf: Bool { groups.isEmpty && (days.isEmpty != times.isEmpty) && !isClosed && words < 6 }

  /// Days and nothing else so far, on a line of their own above their times: "Mon - Fri", "8:30 a.m. - 5 p.m.".
  var isBareHalf: Bool {
    groups.isEmpty && !days.isEmpty && times.isEmpty && words == 0 && holes.isEmpty && !isClosed
      && !isExcepted
  }

  mutating func take(_ item: HoursItem) {
    switch item.sort {
    case .days(let new):
      if let (times, range) = late, item.range.lowerBound - range.upperBound <= 3 {
        take(times: times, range)
      }
      late = nil
      take(days: new, item.range)
    case .times(let new, let isBare):
      if !isBare || acceptsBare || isBesideDays(item.range) {
        take(times: new, item.range)
      } else {
        late = (new, item.range)
      }
    case .wholeDay: take(times: [.wholeDay], item.range)
    case .wholeWeek:
      take(days: OpeningHours.Day.all, item.range)
      take(times: [.wholeDay], item.range)
    case .until(let time):
      if !days.isEmpty {
        extensions.append((days, time))
        days = []
      }
    case .zone(let name): take(zone: name)
    case .closed:
      if case .days = lastSort { closedBehindDays = true } else { closedBehindDays = false }
      isClosed = true
    case .lunch: closeForLunch()
    case .except: isExcepted = true
    case .appointment:
      appointment = appointment ?? item.range
      loose += 1
    case .date: isEvent = isEvent || !tellsClosing
    case .season(let phrase): take(phrase)
    case .words:
      words += 1
      loose += 1
    case .cue:
      hasCue = true
      loose = 0
    case .stop: break
    }
    lastSort = item.sort
    lastEnd = item.range.upperBound
  }

  /// "Closed December 25", "except July 4": the date is none of an event.
  private var tellsClosing: Bool {
    (isClosed || isExcepted) && (!times.isEmpty || !groups.isEmpty || days.isEmpty)
  }

  /// A season is for the hours behind it, alone in parentheses for those before it. Days of a month say when hours hold only
  /// where hardly anything else is said: "Summer hours, June 1 to August 31". "Closed November through April", and what is
  /// said of something else behind the hours ("reduced staffing June through August"), are no season of theirs.
  private mutating func take(_ phrase: SeasonPhrase) {
    if isClosed || isExcepted {
      (isClosed, isExcepted) = (false, false)
      return
    }
    if loose > 0, !times.isEmpty || !groups.isEmpty { return }
    guard
      hasCue || words == 0 || words == 1 && !phrase.hasYear
        || phrase.season.isOfWholeMonths && !phrase.hasYear
    else {
      isEvent = true
      return
    }
    if !times.isEmpty { flush() }
    if phrase.isInParentheses, !groups.isEmpty {
      groups[groups.count - 1].season = phrase.season
    } else {
      season = phrase.season
      seasonOpensParenthesis = phrase.opensParenthesis
    }
  }

  /// "8 a.m. to 8 p.m. (Eastern), 7 a.m. to 7 p.m. (Central)" is one time told twice: the first counts.
  private mutating func take(zone name: String) {
    if let zone, zone != name, times.count > 1 { times.removeLast() }
    zone = zone ?? name
  }

  /// "9-5" counts only where a day stands right before it, or behind (then `late` takes it).
  private func isBesideDays(_ range: Range<Int>) -> Bool {
    if case .days = lastSort { return true }
    return isClosed || hasCue && range.lowerBound - lastEnd < 4
  }

  private mutating func take(days new: [OpeningHours.Day], _ range: Range<Int>) {
    loose = 0
    if isExcepted {
      // "Except the first Wednesday": the other Wednesdays stay.
      let closed = Set(new.filter(\.ordinals.isEmpty).map(\.weekday))
      days.removeAll { closed.contains($0.weekday) }
      if days.isEmpty, !groups.isEmpty {
        groups[groups.count - 1].days.removeAll { closed.contains($0.weekday) }
      }
      isExcepted = false
      return
    }
    // "Wed closed, Thu 8-4:30".
    if isClosed, !days.isEmpty, times.isEmpty, closedBehindDays {
      closedDays += days
      days = []
      isClosed = false
    }
    if !times.isEmpty, !(timesCameFirst && days.isEmpty) { flush() }
    if start == nil { start = range.lowerBound }
    if case .days = lastSort { days += new } else { days = new }
    end = range.upperBound
    if !times.isEmpty { flush() }
  }

  private mutating func take(times new: [OpeningHours.Interval], _ range: Range<Int>) {
    loose = 0
    if isClosed {
      holes += new.map { ($0, times.isEmpty ? days : []) }
      if times.isEmpty { days = [] }
      isClosed = false
      end = range.upperBound
      start = start ?? range.lowerBound
      return
    }
    if times.isEmpty { timesCameFirst = days.isEmpty }
    if start == nil { start = range.lowerBound }
    times += new
    end = range.upperBound
  }

  /// "8-4, 12-1 for lunch": the last times are the break. Behind "closed" the break is still to come.
  private mutating func closeForLunch() {
    guard !isClosed else { return }
    guard times.count > 1 || !groups.isEmpty, let hole = times.popLast() else {
      isClosed = times.count == 1 && holes.isEmpty
      return
    }
    holes.append((hole, []))
  }

  private mutating func flush() {
    if !times.isEmpty {
      let isAlways = days.isEmpty && times.allSatisfy { $0 == .wholeDay }
      groups.append(
        Group(
          days: isAlways ? OpeningHours.Day.all : days, intervals: times.sorted(),
          range: (start ?? end)..<end, season: season))
    }
    days = []
    times = []
    start = nil
  }

  /// Takes what is left: times without days, days without times.
  mutating func finish() {
    if isClosed, times.isEmpty {
      closedDays += days
      days = []
    }
    if !times.isEmpty { flush() }
    if !days.isEmpty, groups.isEmpty, extensions.isEmpty, hasCue {
      groups.append(Group(days: days, intervals: [], range: (start ?? end)..<end, season: season))
    }
    // "Mon-Thu 7-5, June through August": no hours stand behind it.
    if let season, !seasonOpensParenthesis, groups.allSatisfy({ $0.season == nil }) {
      for place in groups.indices { groups[place].season = season }
    }
  }
}
