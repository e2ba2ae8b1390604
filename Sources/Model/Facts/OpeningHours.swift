/// Opening hours, and their normal form: the OpenStreetMap `opening_hours` specification, of which schema.org's
/// `openingHours` is a part.
package struct OpeningHours: Hashable, Sendable {
  /// `Mo-Fr 08:00-18:00; Sa 09:00-12:00`, `24/7`, `Jun-Aug Mo-Th 07:00-17:00`, `"by appointment"`.
  package let text: String
  /// Days and times; nil where ``text`` is no text that is read.
  package let schedule: Schedule?
  /// IANA name of the zone that the page names.
  package var zone: String?

  /// The hours of `schedule`.
  package init(_ schedule: Schedule, zone: String? = nil) {
    text = schedule.text
    self.schedule = schedule
    self.zone = zone
  }

  /// Reads the normal form; nil for every other text.
  package init?(text: String, zone: String? = nil) {
    guard let schedule = Schedule(text: text) else { return nil }
    self.text = text
    self.schedule = schedule
    self.zone = zone
  }

  /// Stored hours: without a schedule where their text is not read.
  package init(verbatim text: String, zone: String?) {
    self.text = text
    schedule = Schedule(text: text)
    self.zone = zone
  }

  /// Without times: who wants to come asks first.
  package static func byAppointment(zone: String? = nil) -> OpeningHours {
    OpeningHours(verbatim: "\"by appointment\"", zone: zone)
  }

  /// Hours are equal where they are written alike for one zone.
  package static func == (left: OpeningHours, right: OpeningHours) -> Bool {
    left.text == right.text && left.zone == right.zone
  }

  /// Takes in what equality looks at: the text and the zone.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(text)
    hasher.combine(zone)
  }

  /// A day of the week (0 is Monday), or its first, second, … of a month.
  package struct Day: Hashable, Sendable, Comparable {
    /// 0 is Monday.
    package var weekday: Int
    /// Which of the month; empty for every week.
    package var ordinals: [Int]

    /// Every `weekday` (0 is Monday), or those of the month that `ordinals` count.
    package init(weekday: Int, ordinals: [Int] = []) {
      self.weekday = weekday
      self.ordinals = ordinals
    }

    /// Every day of the week.
    package static let all = (0...6).map { Day(weekday: $0) }
    /// As the specification writes them, Monday first.
    package static let names = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]

    /// Monday first; of one weekday, the one of every week before those of a month.
    package static func < (left: Day, right: Day) -> Bool {
      left.weekday == right.weekday
        ? left.ordinals.lexicographicallyPrecedes(right.ordinals) : left.weekday < right.weekday
    }
  }

  /// From when to when, in minutes from midnight; up to 24 hours more where it passes midnight.
  package struct Interval: Hashable, Sendable, Comparable {
    /// Minutes from midnight, below 1440.
    package var start: Int
    /// Minutes from midnight of the same day, above ``start``.
    package var end: Int

    /// The time from minute `start` to minute `end`.
    package init(start: Int, end: Int) {
      self.start = start
      self.end = end
    }

    /// `00:00-24:00`.
    package static let wholeDay = Interval(start: 0, end: 1440)

    /// By the start, then by the end.
    package static func < (left: Interval, right: Interval) -> Bool {
      (left.start, left.end) < (right.start, right.end)
    }
  }

  /// A part of every year, from a month or a day to another.
  package struct Season: Hashable, Sendable {
    /// A month (1 is January), and a day of it where one is written.
    package struct Edge: Hashable, Sendable {
      /// 1 is January.
      package var month: Int
      /// Day of the month.
      package var day: Int?

      /// A month, or a day of it.
      package init(month: Int, day: Int? = nil) {
        self.month = month
        self.day = day
      }
    }

    /// The month or day with which it begins.
    package var first: Edge
    /// The month or day with which it ends.
    package var last: Edge

    /// From `first` through `last`, of the next year where that is earlier in the year.
    package init(first: Edge, last: Edge) {
      self.first = first
      self.last = last
    }

    /// No day is written.
    package var isOfWholeMonths: Bool { first.day == nil && last.day == nil }
    /// Four weeks or more: less is an event.
    package var isLong: Bool {
      let months = (last.month - first.month + 12) % 12
      return 31 * months + (last.day ?? 31) - (first.day ?? 1) >= 27
    }
  }

  /// When it is open, day by day.
  package struct Schedule: Hashable, Sendable {
    /// When it is open; a day without intervals is named without times.
    package var days: [Day: [Interval]] = [:]
    /// Times whose days the page does not say.
    package var anyDay: [Interval] = []
    /// The part of the year for which these hold; nil for all of it.
    package var season: Season?

    /// Never open.
    package init() {}

    /// Neither days nor times.
    package var isEmpty: Bool { days.isEmpty && anyDay.isEmpty }

    /// Adds `intervals` on `days`, without days to ``anyDay``.
    package mutating func open(_ days: [Day], _ intervals: [Interval]) {
      if days.isEmpty { anyDay = Self.union(anyDay, intervals) }
      for day in days { self.days[day] = Self.union(self.days[day] ?? [], intervals) }
    }

    private static func union(_ old: [Interval], _ new: [Interval]) -> [Interval] {
      old.isEmpty && new.count == 1 ? new : Set(old + new).sorted()
    }

    /// Takes `interval` (a lunch break) out of the days of `weekdays`, of all where empty.
    package mutating func close(_ interval: Interval, on weekdays: [Day]) {
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
  }
}
