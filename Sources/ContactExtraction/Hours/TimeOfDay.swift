import Model

/// A time as written: the hour may lack its half of the day.
struct TimeOfDay: Hashable, Sendable {
  enum Half: Sendable { case morning, afternoon }

  /// Minutes from midnight as the digits say.
  var minutes: Int
  /// a.m. or p.m., where written.
  var half: Half?
  /// Nothing but one or two digits.
  var isBare = false

  /// Minutes from midnight if it is in `half` of the day.
  func minutes(in half: Half) -> Int {
    let onDial = minutes % 720
    return half == .morning ? onDial : onDial + 720
  }
}

extension OpeningHours.Interval {
  /// The interval two times make, the missing halves of the day filled in as people mean them: `9-5:30pm`, `8:30-10:30 a.m.`.
  init?(from first: TimeOfDay, to second: TimeOfDay) {
    var (start, end): (Int, Int)
    switch (first.half, second.half) {
    case (let half?, let other?): (start, end) = (first.minutes(in: half), second.minutes(in: other))
    case (nil, let half?): (start, end) = Self.before(first, second.minutes(in: half), half)
    case (let half?, nil): (start, end) = Self.after(first.minutes(in: half), second, half)
    case (nil, nil): (start, end) = Self.unmarked(first, second)
    }
    if end == 0 || (end < start && end <= 12 * 60) { end += 1440 }
    guard end > start, end - start <= 1440, start < 1440 else { return nil }
    self.init(start: start, end: end)
  }

  private static func before(_ first: TimeOfDay, _ end: Int, _ half: TimeOfDay.Half) -> (Int, Int) {
    if first.minutes >= 780 { return (first.minutes, end) }
    let same = first.minutes(in: half)
    return same < (end == 0 ? 1440 : end)
      ? (same, end) : (first.minutes(in: half == .morning ? .afternoon : .morning), end)
  }

  private static func after(_ start: Int, _ second: TimeOfDay, _ half: TimeOfDay.Half) -> (Int, Int) {
    if second.minutes >= 780 { return (start, second.minutes) }
    let same = second.minutes(in: half)
    return same > start
      ? (start, same) : (start, second.minutes(in: half == .morning ? .afternoon : .morning))
  }

  /// Without a half of the day: 24 hours where it can be, else an office's day.
  private static func unmarked(_ first: TimeOfDay, _ second: TimeOfDay) -> (Int, Int) {
    var (start, end) = (first.minutes, second.minutes)
    if start < 360, start > 0, end < 780, first.minutes < 720 { start += 720 }
    if end <= start, end < 780 { end += 720 }
    return (start, end)
  }
}

extension OpeningHours.Schedule {
  /// Another closing time on `weekdays`: "Thurs. until 6:30".
  mutating func extend(_ weekdays: [OpeningHours.Day], until end: TimeOfDay) {
    for day in weekdays {
      guard var intervals = days[day] ?? (anyDay.isEmpty ? nil : anyDay), let last = intervals.popLast()
      else { continue }
      let close =
        end.half.map { end.minutes(in: $0) } ?? (end.minutes <= last.start ? end.minutes + 720 : end.minutes)
      guard close > last.start else { continue }
      days[day] = intervals + [OpeningHours.Interval(start: last.start, end: close)]
    }
  }
}
