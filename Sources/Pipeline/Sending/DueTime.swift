import Model

/// When the digest of a daily or weekly notifier is due.
enum DueTime {
  /// The last moment at or before `now` that the schedule names.
  static func latest(_ schedule: Schedule, now: Timestamp) -> Timestamp {
    let local = LocalTime(schedule.timezone)
    let today = CivilDate(now, offset: local.offset(at: now))
    let daysBack = schedule.every == .weekly ? (today.weekday - schedule.on + 7) % 7 : 0
    let candidate = moment(schedule, dayNumber: today.dayNumber - Int64(daysBack), local)
    guard candidate > now else { return candidate }
    let period: Int64 = schedule.every == .weekly ? 7 : 1
    return moment(schedule, dayNumber: today.dayNumber - Int64(daysBack) - period, local)
  }

  /// Whether a digest is due: a named moment has come since the notifier first appeared and since its last digest.
  ///
  /// Missed days are made up by one digest; an hour that had passed when the notifier appeared waits for the next day.
  static func isDue(
    _ schedule: Schedule, now: Timestamp, firstSeen: Timestamp, lastComposed: Timestamp?
  ) -> Bool {
    let moment = latest(schedule, now: now)
    return moment >= firstSeen && (lastComposed.map { $0 < moment } ?? true)
  }

  private static func moment(_ schedule: Schedule, dayNumber: Int64, _ local: LocalTime) -> Timestamp {
    let day = CivilDate(Timestamp(seconds: dayNumber * 86_400))
    return local.instant(
      of: CivilDate(
        year: day.year, month: day.month, day: day.day, hour: schedule.at / 60, minute: schedule.at % 60))
  }
}
