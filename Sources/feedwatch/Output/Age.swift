import Model
import Text

/// Times as people read them.
enum Age {
  /// `just now`, `5 minutes`, `3 hours`, `4 days`: how long ago `then` was.
  static func text(since then: Timestamp, now: Timestamp) -> String {
    let seconds = max(0, now.seconds(since: then))
    return switch seconds {
    case ..<60: "just now"
    case ..<3600: counted(seconds / 60, "minute")
    case ..<172_800: counted(seconds / 3600, "hour")
    default: counted(seconds / 86_400, "day")
    }
  }

  /// `6h`, `15m`, `0s`: an interval as it stands in the configuration.
  static func interval(_ seconds: Int64) -> String {
    if seconds > 0, seconds % 3600 == 0 { return "\(seconds / 3600)h" }
    if seconds > 0, seconds % 60 == 0 { return "\(seconds / 60)m" }
    return "\(seconds)s"
  }

  /// `2026-11-24 06:15 UTC`.
  static func clock(_ instant: Timestamp) -> String {
    let date = CivilDate(instant)
    let day = "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
    return "\(day) \(padded(date.hour, 2)):\(padded(date.minute, 2)) UTC"
  }
}
