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
    let zones = (before.components["timezone"], after.components["timezone"])
    let zoneChanged = zones.0 != nil && zones.1 != nil && zones.0 != zones.1
    if let old = WeeklyHours(before.value), let new = WeeklyHours(after.value) {
      compare(old, new)
    } else if before.value != after.value {
      (fields, isShorter) = (["hours"], true)
    }
    if zoneChanged {
      fields.append("timezone")
      isShorter = true
    }
  }

  private mutating func compare(_ old: WeeklyHours, _ new: WeeklyHours) {
    let (oldDays, newDays) = (openDays(old), openDays(new))
    isShorter = losesTime(old, new)
    let common = oldDays.intersection(newDays).sorted().map { (spans(old, $0), spans(new, $0)) }
    if common.contains(where: { $0.0.first?.opens != $0.1.first?.opens }) { fields.append("opens") }
    if common.contains(where: { $0.0.last?.closes != $0.1.last?.closes }) { fields.append("closes") }
    if oldDays != newDays { fields.append("days") }
    if fields.isEmpty, old != new { fields.append("hours") }
    let said = dayNotes(oldDays, newDays) + clockNotes(common)
    note = said.isEmpty ? nil : said.joined(separator: "; ")
  }

  private func openDays(_ week: WeeklyHours) -> Set<Int> { Set(week.minutesOfWeek.map(\.day)) }

  private func spans(_ week: WeeklyHours, _ day: Int) -> [WeeklyHours.Span] {
    week.minutesOfWeek.filter { $0.day == day }.map(\.span)
  }

  private func losesTime(_ old: WeeklyHours, _ new: WeeklyHours) -> Bool {
    old.minutesOfWeek.contains { day, span in
      !spans(new, day).contains { $0.opens <= span.opens && $0.closes >= span.closes }
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

  private func clockNotes(_ days: [([WeeklyHours.Span], [WeeklyHours.Span])]) -> [String] {
    let opens = Set(days.compactMap { difference($0.0.first?.opens, $0.1.first?.opens) })
    let closes = Set(days.compactMap { difference($0.0.last?.closes, $0.1.last?.closes) })
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
