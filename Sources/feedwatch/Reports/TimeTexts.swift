import Text

extension Timestamp {
  /// `just now`, `5 minutes`, `3 hours`, `4 days`: how long ago this was at `now`.
  func age(at now: Timestamp) -> String {
    let seconds = max(0, now.seconds(since: self))
    return switch seconds {
    case ..<60: "just now"
    case ..<3600: counted(seconds / 60, "minute")
    case ..<172_800: counted(seconds / 3600, "hour")
    default: counted(seconds / 86_400, "day")
    }
  }

  /// `2026-11-24 06:15 UTC`.
  var minuteText: String {
    let date = CivilDate(self)
    return "\(dayText) \(padded(date.hour, 2)):\(padded(date.minute, 2)) UTC"
  }

  /// `2026-11-24`, in UTC.
  var dayText: String {
    let date = CivilDate(self)
    return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
  }
}

/// `6h`, `15m`, `0s`: an interval as it stands in the configuration.
func intervalText(_ seconds: Int64) -> String {
  if seconds > 0, seconds % 3600 == 0 { return "\(seconds / 3600)h" }
  if seconds > 0, seconds % 60 == 0 { return "\(seconds / 60)m" }
  return "\(seconds)s"
}
