import Model

/// What differs between two opening hours, in the words of somebody who wants to call or come.
struct HoursDifference {
  /// Names of what differs: opens, closes, days, timezone, hours.
  private(set) var fields: [String] = []
  /// `closes two hours earlier`; nil where was and now say it better.
  private(set) var note: String?
  /// Some time of the week is lost, or the clock is another one.
  private(set) var isShorter = false

  /// Compares two facts of the hours channel.
  init(_ before: Fact, _ after: Fact) {
    guard case (.hours(let before), .hours(let after)) = (before.value, after.value) else { return }
    if let old = WeeklyHours(before), let new = WeeklyHours(after) {
      compare(old, new)
    } else if before.text != after.text {
      (fields, isShorter) = (["hours"], true)
    }
    if let old = before.zone, let new = after.zone, old != new {
      fields.append("timezone")
      isShorter = true
    }
  }

  private mutating func compare(_ old: WeeklyHours, _ new: WeeklyHours) {
    let (oldDays, newDays) = (openDays(old), openDays(new))
    isShorter = losesTime(old, new)
    let common = oldDays.intersection(newDays).sorted().map { (spans(old, $0), spans(new, $0)) }
    if common.contains(where: { $0.0.first?.start != $0.1.first?.start }) { fields.append("opens") }
    if common.contains(where: { $0.0.last?.end != $0.1.last?.end }) { fields.append("closes") }
    if oldDays != newDays { fields.append("days") }
    if fields.isEmpty, old != new { fields.append("hours") }
    let said = dayNotes(oldDays, newDays) + clockNotes(common)
    note = said.isEmpty ? nil : said.joined(separator: "; ")
  }

  private func openDays(_ week: WeeklyHours) -> Set<Int> { Set(week.minutesOfWeek.map(\.day)) }

  private func spans(_ week: WeeklyHours, _ day: Int) -> [OpeningHours.Interval] {
    week.minutesOfWeek.filter { $0.day == day }.map(\.span)
  }

  private func losesTime(_ old: WeeklyHours, _ new: WeeklyHours) -> Bool {
    old.minutesOfWeek.contains { day, span in
      !spans(new, day).contains { $0.start <= span.start && $0.end >= span.end }
    }
  }

  private func dayNotes(_ old: Set<Int>, _ new: Set<Int>) -> [String] {
    let (gone, came) = (old.subtracting(new).sorted(), new.subtracting(old).sorted())
    guard !(gone + came).contains(7) else { return [] }
    return [
      gone.isEmpty ? nil : "no longer open on " + Self.list(gone),
      came.isEmpty ? nil : "now also open on " + Self.list(came),
    ].compactMap { $0 }
  }

  private func clockNotes(_ days: [([OpeningHours.Interval], [OpeningHours.Interval])]) -> [String] {
    let opens = Set(days.compactMap { difference($0.0.first?.start, $0.1.first?.start) })
    let closes = Set(days.compactMap { difference($0.0.last?.end, $0.1.last?.end) })
    return [phrase("opens", opens), phrase("closes", closes)].compactMap { $0 }
  }

  private func difference(_ old: Int?, _ new: Int?) -> Int? {
    guard let old, let new, old != new else { return nil }
    return new - old
  }

  private func phrase(_ verb: String, _ shifts: Set<Int>) -> String? {
    guard shifts.count == 1, let shift = shifts.first else { return nil }
    return "\(verb) \(Self.duration(abs(shift))) \(shift < 0 ? "earlier" : "later")"
  }

  private static func duration(_ minutes: Int) -> String {
    let hours = minutes / 60
    let rest = minutes % 60
    let words = [
      "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ]
    if rest == 0 {
      return "\(hours < words.count ? words[hours] : String(hours)) hour\(hours == 1 ? "" : "s")"
    }
    if hours == 0 { return rest == 30 ? "half an hour" : "\(rest) minutes" }
    return "\(hours) h \(rest) min"
  }

  private static func list(_ days: [Int]) -> String {
    let names = days.map { dayNames[$0] }
    guard names.count > 1 else { return names.joined() }
    return names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
  }

  private static let dayNames = [
    "Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays", "days",
  ]
}

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
