import Model

/// Opening hours of every week of the year as spans of minutes on each day.
///
/// Hours of a season, of the first Monday of a month, without times, and texts that are not read are no such hours.
struct WeeklyHours: Hashable {
  /// Spans by day, Monday first; all seven empty when the days are not named.
  private var days = [[OpeningHours.Interval]](repeating: [], count: 7)
  /// Spans whose days the page does not name.
  private var undated: [OpeningHours.Interval]

  /// The week of `hours`, or nil.
  init?(_ hours: OpeningHours) {
    guard let schedule = hours.schedule, schedule.season == nil else { return nil }
    undated = schedule.anyDay
    for (day, intervals) in schedule.days {
      guard day.ordinals.isEmpty, days.indices.contains(day.weekday) else { return nil }
      days[day.weekday] = intervals
    }
    guard !undated.isEmpty || days.contains(where: { !$0.isEmpty }) else { return nil }
  }

  /// All spans of the week, with their day (7 = not named), in order.
  var minutesOfWeek: [(day: Int, span: OpeningHours.Interval)] {
    (days + [undated]).enumerated().flatMap { day, spans in spans.sorted().map { (day, $0) } }
  }
}
