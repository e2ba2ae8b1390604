/// A calendar day and a time of day without a zone, in the proleptic Gregorian calendar.
package struct CivilDate: Hashable, Sendable {
  /// Of the proleptic Gregorian calendar.
  package var year: Int
  /// 1 to 12.
  package var month: Int
  /// 1 to 31.
  package var day: Int
  /// 0 to 23.
  package var hour: Int = 0
  /// 0 to 59.
  package var minute: Int = 0
  /// 0 to 59.
  package var second: Int = 0
  /// 0 to 999.
  package var millisecond: Int = 0

  /// The given day and time; nothing is checked, see ``isValid``.
  package init(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, millisecond: Int = 0
  ) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
    self.millisecond = millisecond
  }

  /// The day and time that a clock `offset` seconds east of UTC shows at `instant`.
  package init(_ instant: Timestamp, offset: Int = 0) {
    let (days, rest) = (instant.milliseconds + Int64(offset) * 1000).flooringDivision(by: 86_400_000)
    let (year, month, day) = Self.date(ofDay: days)
    let time = Int(rest)
    self.init(
      year: year, month: month, day: day, hour: time / 3_600_000, minute: time / 60_000 % 60,
      second: time / 1000 % 60, millisecond: time % 1000)
  }

  /// Whether the day exists in its month and the time of day on a clock (a 60th second counts as the next minute).
  package var isValid: Bool {
    (1...12).contains(month) && day >= 1 && day <= Self.days(inMonth: month, year: year)
      && (0...24).contains(hour) && (0...59).contains(minute) && (0...60).contains(second)
  }

  /// The instant at which a clock `offset` seconds east of UTC shows this day and time.
  package func instant(offset: Int = 0) -> Timestamp {
    let seconds = Int64(hour) * 3600 + Int64(minute) * 60 + Int64(second) - Int64(offset)
    return Timestamp(milliseconds: (dayNumber * 86_400 + seconds) * 1000 + Int64(millisecond))
  }

  /// 0 = Sunday to 6 = Saturday.
  package var weekday: Int { Int((dayNumber + 4).flooringDivision(by: 7).remainder) }

  /// Days since 1970-01-01.
  ///
  /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
  package var dayNumber: Int64 {
    let year = Int64(month <= 2 ? self.year - 1 : self.year)
    let (era, yearOfEra) = year.flooringDivision(by: 400)
    let dayOfYear = (153 * Int64(month + (month > 2 ? -3 : 9)) + 2) / 5 + Int64(day) - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Days in a month of a year.
  package static func days(inMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The calendar day `days` after 1970-01-01 (civil_from_days of the same source).
  private static func date(ofDay days: Int64) -> (Int, Int, Int) {
    let (era, dayOfEra) = (days + 719_468).flooringDivision(by: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = Int(shifted < 10 ? shifted + 3 : shifted - 9)
    return (
      Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0), month, Int(dayOfYear - (153 * shifted + 2) / 5) + 1
    )
  }
}
