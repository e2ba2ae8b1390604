/// A zone with daylight saving time, under the rule in force today.
///
/// Source: the time zone database (IANA tz), rules US (2007 onwards; 1987-2006 as then), EU (1996 onwards), AN (2008 onwards).
struct DaylightSavingZone {
  enum Rule { case american, european, australian }

  private let standard: Int
  private let rule: Rule

  /// `minutes` east of UTC in winter.
  init(_ minutes: Int, _ rule: Rule) {
    standard = minutes * 60
    self.rule = rule
  }

  /// Seconds east of UTC at the local time `date`; the standard time without a date.
  func offset(at date: CivilDate?) -> Int {
    guard let date else { return standard }
    return standard + (isSummer(date) ? 3600 : 0)
  }

  private func isSummer(_ date: CivilDate) -> Bool {
    let day = date.dayNumber
    switch rule {
    case .american:
      let (start, end) =
        date.year >= 2007
        ? (sunday(2, month: 3, date.year), sunday(1, month: 11, date.year))
        : (sunday(1, month: 4, date.year), lastSunday(10, date.year))
      return (day > start || day == start && date.hour >= 2) && (day < end || day == end && date.hour < 2)
    case .european:
      let (start, end) = (lastSunday(3, date.year), lastSunday(10, date.year))
      return (day > start || day == start && date.hour >= 2) && (day < end || day == end && date.hour < 2)
    case .australian:
      return day < sunday(1, month: 4, date.year) || day >= sunday(1, month: 10, date.year)
    }
  }

  /// Day number of the `count`th Sunday of a month.
  private func sunday(_ count: Int, month: Int, _ year: Int) -> Int64 {
    let first = CivilDate(year: year, month: month, day: 1)
    return first.dayNumber + Int64((7 - first.weekday) % 7 + 7 * (count - 1))
  }

  private func lastSunday(_ month: Int, _ year: Int) -> Int64 {
    let last = CivilDate(year: year, month: month, day: CivilDate.days(inMonth: month, year: year))
    return last.dayNumber - Int64(last.weekday)
  }
}
