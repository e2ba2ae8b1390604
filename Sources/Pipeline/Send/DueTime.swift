import Foundation
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

/// Offsets from UTC of a time zone.
struct LocalTime: Sendable {
  private let zone: TimeZone?

  /// The zone with this IANA name; nil, or an unknown name, stands for the machine's own.
  init(_ name: String?) { zone = name.flatMap { TimeZone(identifier: $0) } }

  /// Seconds east of UTC that clocks of the zone show at `instant`.
  func offset(at instant: Timestamp) -> Int {
    if let zone { return zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.seconds))) }
    var seconds = time_t(instant.seconds)
    var parts = tm()
    guard localtime_r(&seconds, &parts) != nil else { return 0 }
    return parts.tm_gmtoff
  }

  /// The instant at which clocks of the zone show `civil`; in the hour that a change to summer time leaves out, the
  /// moment an hour later.
  /// In the hour that comes twice at the end of summer time, the first of the two.
  func instant(of civil: CivilDate) -> Timestamp {
    let before = offset(at: civil.instant().adding(seconds: -86_400))
    let after = offset(at: civil.instant().adding(seconds: 86_400))
    let candidates = [before, after].map { civil.instant(offset: $0) }.sorted()
    let shown = candidates.first { CivilDate($0, offset: offset(at: $0)) == civil }
    return shown ?? civil.instant(offset: before)
  }

  /// The first moment of the day that clocks of the zone show at `instant`.
  func startOfDay(at instant: Timestamp) -> Timestamp {
    let date = CivilDate(instant, offset: offset(at: instant))
    return self.instant(of: CivilDate(year: date.year, month: date.month, day: date.day))
  }
}

/// A scheduled digest left out because there was nothing to tell (`empty: skip`): its hour has passed all the same.
enum SkippedDigest {
  /// The note that remembers it.
  static func key(_ notifier: String) -> String { keyHead + notifier }

  /// What stands before the notifier's name in its key.
  static let keyHead = "skipped:"
}
