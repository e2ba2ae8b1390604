import Model
import Text

/// A point in time as people give it on the command line.
enum Moment {
  case instant(Timestamp)
  /// So many seconds before now.
  case ago(Int64)

  /// An RFC 3339 instant, a day (its midnight UTC), or an age such as `3d`, `12h`, `30m`; for `@Option(transform:)`.
  static func read(_ text: String) throws -> Moment {
    if let instant = Timestamp(rfc3339: text) { return .instant(instant) }
    let units: [Character: Int64] = ["m": 60, "h": 3600, "d": 86_400, "w": 604_800]
    if let unit = text.last.flatMap({ units[$0] }), let number = Int64(text.dropLast()), number >= 0,
      number < 1_000_000
    {
      return .ago(number * unit)
    }
    throw WrongChoice(description: "give a time like 2026-11-20, 2026-11-20T06:15:00Z, 3d or 12h")
  }

  /// The instant that is meant at `now`.
  func instant(now: Timestamp) -> Timestamp {
    switch self {
    case .instant(let instant): instant
    case .ago(let seconds): now.adding(seconds: -seconds)
    }
  }
}
