import Model
package import Text

/// Moments and spans in people's words.
package struct ReadableTime: Sendable {
  /// Seconds east of UTC of the clock that dates are shown by.
  var utcOffset: Int
  /// The moment of the telling.
  var now: Timestamp

  /// What is told at `now`, by a clock `utcOffset` seconds east of UTC.
  package init(utcOffset: Int = 0, now: Timestamp) {
    self.utcOffset = utcOffset
    self.now = now
  }

  /// `24 Nov`
  func day(_ instant: Timestamp) -> String {
    let date = CivilDate(instant, offset: utcOffset)
    return "\(date.day) \(CalendarNames.shortMonths[date.month - 1])"
  }

  /// `24 Nov 2026`
  package func date(_ instant: Timestamp) -> String {
    "\(day(instant)) \(CivilDate(instant, offset: utcOffset).year)"
  }

  /// `24 Nov 2026`; a day without an hour, whose instant is its midnight in UTC, is moved by no time zone.
  func date(_ instant: Timestamp, isDay: Bool) -> String {
    isDay ? ReadableTime(now: now).date(instant) : date(instant)
  }

  /// `20 Nov`, with the year where it is another one than now.
  func shortDate(_ instant: Timestamp) -> String {
    let isThisYear = CivilDate(instant, offset: utcOffset).year == CivilDate(now, offset: utcOffset).year
    return isThisYear ? day(instant) : date(instant)
  }

  /// `24 Nov 2026, 06:15 UTC`, `24 Nov 2026, 01:15 UTC-5`
  package func moment(_ instant: Timestamp) -> String {
    let time = CivilDate(instant, offset: utcOffset)
    return "\(date(instant)), \(padded(time.hour, 2)):\(padded(time.minute, 2)) \(zone)"
  }

  func isToday(_ instant: Timestamp) -> Bool { date(instant) == date(now) }

  /// `3 days`, `5 hours`, `12 minutes`: the time from `instant` to now, rounded down.
  package func age(_ instant: Timestamp) -> String {
    let seconds = max(0, now.seconds(since: instant))
    switch seconds {
    case ..<60: return "under a minute"
    case ..<3600: return counted(Int(seconds / 60), "minute")
    case ..<86_400: return counted(Int(seconds / 3600), "hour")
    default: return counted(Int(seconds / 86_400), "day")
    }
  }

  private var zone: String {
    guard utcOffset != 0 else { return "UTC" }
    let minutes = abs(utcOffset) / 60
    let hours = "UTC\(utcOffset < 0 ? "-" : "+")\(minutes / 60)"
    return minutes % 60 == 0 ? hours : hours + ":" + padded(minutes % 60, 2)
  }
}
