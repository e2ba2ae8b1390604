/// Hours in the form of the OpenStreetMap `opening_hours` specification, of which schema.org's `openingHours` is a part.
struct OpeningHours: Hashable, Sendable {
  /// A day of the week (0 is Monday), or its first, second, … of a month.
  struct Day: Hashable, Sendable, Comparable {
    var weekday: Int
    /// Which of the month; empty for every week.
    var ordinals: [Int] = []

    static func < (left: Day, right: Day) -> Bool {
      left.weekday == right.weekday
        ? left.ordinals.lexicographicallyPrecedes(right.ordinals) : left.weekday < right.weekday
    }
  }

  /// When it is open; a day without intervals is named without times.
  var days: [Day: [Interval]] = [:]
  /// Times whose days the page does not say.
  var anyDay: [Interval] = []
  /// The part of the year for which these hold; nil for all of it.
  var season: Season?

  static let names = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
  static let everyDay = (0...6).map { Day(weekday: $0) }
  private static let wholeDay = [Interval(start: 0, end: 1440)]

  var isEmpty: Bool { days.isEmpty && anyDay.isEmpty }

  /// `Mo-Fr 08:00-18:00; Sa 09:00-12:00`, `24/7`, `Jun-Aug Mo-Th 07:00-17:00`.
  var text: String {
    let rules = rules
    return rules.map { rule in season.map { $0.text + " " + rule } ?? rule }.joined(separator: "; ")
  }

  private var rules: [String] {
    if days.count == 7, days.values.allSatisfy({ $0 == Self.wholeDay }) { return ["24/7"] }
    var rules: [(days: [Day], intervals: [Interval])] = []
    for (day, intervals) in days.sorted(by: { $0.key < $1.key }) {
      if let index = rules.firstIndex(where: { $0.intervals == intervals }) {
        rules[index].days.append(day)
      } else {
        rules.append((days: [day], intervals: intervals))
      }
    }
    var parts = rules.map { Self.joined(Self.name($0.days), Self.text($0.intervals)) }
    if !anyDay.isEmpty { parts.append(Self.text(anyDay)) }
    return parts
  }

  private static func joined(_ days: String, _ times: String) -> String {
    times.isEmpty ? days : days + " " + times
  }

  /// `Mo-Fr`, `Tu,Th`, `Mo[2,4]`: three and more days in a row are a range.
  private static func name(_ days: [Day]) -> String {
    var parts: [String] = []
    var run: [Int] = []
    func close() {
      if run.count > 2 {
        parts.append("\(names[run[0]])-\(names[run[run.count - 1]])")
      } else {
        parts += run.map { names[$0] }
      }
      run = []
    }
    for day in days.sorted() {
      if !day.ordinals.isEmpty {
        close()
        parts.append(names[day.weekday] + "[" + day.ordinals.map(String.init).joined(separator: ",") + "]")
        continue
      }
      if let last = run.last, day.weekday != last + 1 { close() }
      run.append(day.weekday)
    }
    close()
    return parts.joined(separator: ",")
  }

  private static func text(_ intervals: [Interval]) -> String {
    intervals.map { "\(clock($0.start))-\(clock($0.end > 1440 ? $0.end - 1440 : $0.end))" }.joined(
      separator: ",")
  }

  private static func clock(_ minutes: Int) -> String {
    let (hour, minute) = (minutes / 60, minutes % 60)
    return (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
  }

  /// Adds `intervals` on `days`.
  mutating func open(_ days: [Day], _ intervals: [Interval]) {
    if days.isEmpty { anyDay = Self.union(anyDay, intervals) }
    for day in days { self.days[day] = Self.union(self.days[day] ?? [], intervals) }
  }

  private static func union(_ old: [Interval], _ new: [Interval]) -> [Interval] {
    old.isEmpty && new.count == 1 ? new : Set(old + new).sorted()
  }

  /// Takes `interval` (a lunch break) out of the days of `weekdays`, of all where empty.
  mutating func close(_ interval: Interval, on weekdays: [Day]) {
    for (day, intervals) in days
    where weekdays.isEmpty || weekdays.contains(where: { $0.weekday == day.weekday }) {
      days[day] = intervals.flatMap { Self.without(interval, $0) }
    }
    anyDay = anyDay.flatMap { Self.without(interval, $0) }
  }

  private static func without(_ hole: Interval, _ interval: Interval) -> [Interval] {
    guard hole.start >= interval.start, hole.end <= interval.end else { return [interval] }
    return [Interval(start: interval.start, end: hole.start), Interval(start: hole.end, end: interval.end)]
      .filter { $0.start < $0.end }
  }

  /// Another closing time on `weekdays`: "Thurs. until 6:30".
  mutating func extend(_ weekdays: [Day], until end: TimeOfDay) {
    for day in weekdays {
      guard var intervals = days[day] ?? (anyDay.isEmpty ? nil : anyDay), let last = intervals.popLast()
      else { continue }
      let close =
        end.half.map { end.minutes(in: $0) } ?? (end.minutes <= last.start ? end.minutes + 720 : end.minutes)
      guard close > last.start else { continue }
      days[day] = intervals + [Interval(start: last.start, end: close)]
    }
  }
}
