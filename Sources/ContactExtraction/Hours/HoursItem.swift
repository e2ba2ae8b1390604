import Model

/// A phrase of opening hours: days, times, or a word that turns what follows.
struct HoursItem: Sendable {
  enum Sort: Sendable, Equatable {
    case days([OpeningHours.Day])
    /// Intervals; `isBare` where nothing but small numbers is written ("9-5").
    case times([OpeningHours.Interval], isBare: Bool)
    case until(TimeOfDay)
    case wholeDay, wholeWeek
    case zone(String)
    case closed, lunch, except, appointment, cue, date
    case season(SeasonPhrase)
    case stop(isLine: Bool)
    case words
  }

  var sort: Sort
  /// Folded offsets.
  var range: Range<Int>
}

/// Puts the parts of opening hours together into phrases.
struct HoursPhrases {
  let tokens: [HoursToken]
  private var index = 0
  private var isBetween = false

  init(_ tokens: [HoursToken]) { self.tokens = tokens }

  /// All phrases in order; linear.
  mutating func items() -> [HoursItem] {
    var items: [HoursItem] = []
    while index < tokens.count {
      let start = index
      let sort = next()
      if index == start { index += 1 }
      guard let sort else { continue }
      items.append(
        HoursItem(sort: sort, range: tokens[start].range.lowerBound..<tokens[index - 1].range.upperBound))
    }
    return items
  }

  private mutating func next() -> HoursItem.Sort? {
    switch tokens[index].sort {
    case .days, .ordinal: return days()
    case .time: return times()
    case .until: return until()
    case .between:
      isBetween = true
      return nil
    case .wholeDay: return .wholeDay
    case .wholeWeek: return .wholeWeek
    case .zone(let name): return .zone(name)
    case .closed: return .closed
    case .lunch: return .lunch
    case .except: return .except
    case .appointment: return .appointment
    case .cue: return .cue
    case .date: return .date
    case .season(let phrase): return .season(phrase)
    case .stop(let isLine): return .stop(isLine: isLine)
    case .word: return .words
    case .to, .and, .filler, .holidays, .letter: return nil
    }
  }

  /// "Monday through Friday", "Mon, Wed & Fri", "2nd and 4th Mondays".
  private mutating func days() -> HoursItem.Sort? {
    var days: [OpeningHours.Day] = []
    var end = index
    var joint: HoursToken.Sort?
    while let element = element(at: end) {
      if joint == .to, let first = days.last, let last = element.days.first {
        days += Self.days(after: first.weekday, through: last.weekday)
      } else {
        days += element.days
      }
      end = element.end
      guard let next = self.joint(at: end) else { break }
      joint = next.sort
      guard self.element(at: next.end) != nil else { break }
      end = next.end
    }
    guard !days.isEmpty else {
      while index < tokens.count, isOrdinalOrJoint(tokens[index].sort) { index += 1 }
      return .words
    }
    index = end
    let isInOrder = zip(days, days.dropFirst()).allSatisfy { $0 < $1 }
    return .days(isInOrder ? days : Set(days).sorted())
  }

  /// Ordinals without a day behind them are passed over together.
  private func isOrdinalOrJoint(_ sort: HoursToken.Sort) -> Bool {
    if case .ordinal = sort { return true }
    return sort == .and || sort == .filler
  }

  /// Days, with the ordinals before them.
  private func element(at start: Int) -> (days: [OpeningHours.Day], end: Int)? {
    var ordinals: [Int] = []
    var place = start
    while place < tokens.count {
      switch tokens[place].sort {
      case .ordinal(let number): ordinals.append(number)
      case .days(let days):
        return (days.map { OpeningHours.Day(weekday: $0, ordinals: ordinals.sorted()) }, place + 1)
      case .and where !ordinals.isEmpty, .filler where !ordinals.isEmpty: break
      default: return nil
      }
      place += 1
    }
    return nil
  }

  /// What joins two days: "to", "and", a comma; several joints in a row (", and") are one; none between "Mon Tue".
  private func joint(at start: Int) -> (sort: HoursToken.Sort, end: Int)? {
    var place = start
    var sort: HoursToken.Sort = .and
    while place < tokens.count, place - start < 3 {
      guard tokens[place].sort == .to || tokens[place].sort == .and || tokens[place].sort == .filler else {
        break
      }
      if tokens[place].sort == .to { sort = .to }
      place += 1
    }
    return place < tokens.count ? (sort, place) : nil
  }

  private static func days(after first: Int, through last: Int) -> [OpeningHours.Day] {
    var days: [OpeningHours.Day] = []
    var day = first
    while day != last, days.count < 7 {
      day = (day + 1) % 7
      days.append(OpeningHours.Day(weekday: day))
    }
    return days
  }

  /// "8 a.m. to 5 p.m.", "8-12 and 1-5".
  private mutating func times() -> HoursItem.Sort? {
    var intervals: [OpeningHours.Interval] = []
    var isBare = true
    var end = index
    while let range = range(at: end) {
      intervals.append(range.interval)
      isBare = isBare && range.isBare
      end = range.end
      guard let next = joint(at: end), next.sort == .and, next.end > end, self.range(at: next.end) != nil
      else { break }
      end = next.end
    }
    isBetween = false
    guard !intervals.isEmpty else { return .words }
    index = end
    return .times(intervals, isBare: isBare)
  }

  private func range(at start: Int) -> (interval: OpeningHours.Interval, isBare: Bool, end: Int)? {
    guard start < tokens.count, case .time(let first) = tokens[start].sort else { return nil }
    var place = start + 1
    var isJoined = false
    while place < tokens.count {
      switch tokens[place].sort {
      case .to, .until: isJoined = true
      case .and where isBetween && tokens[place].range.count > 1: isJoined = true
      case .zone, .filler: break
      case .time(let second):
        guard isJoined || areColumns(start, place, first, second),
          let interval = OpeningHours.Interval(from: first, to: second)
        else { return nil }
        return (interval, first.isBare && second.isBare, place + 1)
      default: return nil
      }
      place += 1
    }
    return nil
  }

  /// "Monday 8:30 AM 4:30 PM": two columns behind a day, a morning and an afternoon, and nothing else.
  private func areColumns(_ start: Int, _ place: Int, _ first: TimeOfDay, _ second: TimeOfDay) -> Bool {
    guard place == start + 1, start > 0, first.half == .morning, second.half == .afternoon,
      case .days = tokens[start - 1].sort
    else { return false }
    guard place + 1 < tokens.count else { return true }
    if case .stop = tokens[place + 1].sort { return true }
    return false
  }

  /// "until 6:30".
  private mutating func until() -> HoursItem.Sort? {
    guard index + 1 < tokens.count, case .time(let time) = tokens[index + 1].sort else { return nil }
    index += 2
    return .until(time)
  }
}
