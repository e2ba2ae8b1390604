import Foundation
import Model
import Text

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
