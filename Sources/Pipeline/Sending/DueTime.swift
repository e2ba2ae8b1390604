import Model
import Text

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
  /// `lastSkipped` is when a digest was last left out because it was empty. Times that are astray do not count; nor do others
  /// after `now` where something has waited since before the moment (`oldestItem`): a clock that was ahead left them.
  static func isDue(
    _ schedule: Schedule, now: Timestamp, firstSeen: Timestamp, lastComposed: Timestamp?,
    lastSkipped: Timestamp? = nil, oldestItem: Timestamp? = nil
  ) -> Bool {
    let moment = latest(schedule, now: now)
    let isWaitedFor = oldestItem.map { $0 < moment } ?? false
    func counts(_ time: Timestamp) -> Bool { !(isAstray(time, now: now) || isWaitedFor && time > now) }
    let last = [lastComposed, lastSkipped].compactMap(\.self).filter(counts).max()
    return (moment >= firstSeen || !counts(firstSeen)) && (last.map { $0 < moment } ?? true)
  }

  /// From when on the digest of `now` covers what was read: the last digest, or else the first sight of the notifier, or
  /// else, where both times are astray, the day before.
  static func start(now: Timestamp, firstSeen: Timestamp?, lastComposed: Timestamp?) -> Timestamp {
    [lastComposed, firstSeen].compactMap(\.self).first { !isAstray($0, now: now) }
      ?? now.adding(seconds: -day)
  }

  /// Whether a remembered time lies more than a day after `now`: a clock that was set far ahead left it, and nothing may
  /// wait until then. A smaller step back still sends nothing twice.
  static func isAstray(_ time: Timestamp, now: Timestamp) -> Bool {
    time > now.adding(seconds: day)
  }

  private static let day: Int64 = 86_400

  private static func moment(_ schedule: Schedule, dayNumber: Int64, _ local: LocalTime) -> Timestamp {
    let day = CivilDate(Timestamp(seconds: dayNumber * day))
    return local.instant(
      of: CivilDate(
        year: day.year, month: day.month, day: day.day, hour: schedule.at / 60, minute: schedule.at % 60))
  }
}
