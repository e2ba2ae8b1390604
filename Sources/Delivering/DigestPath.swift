import Model
package import Text

/// The names of digest files.
package enum DigestPath {
  /// `template` with `{date}` as `2026-11-24`, `{time}` as `061500`, `{run}` as `2026-11-24-061500-1`, by a clock
  /// `utcOffset` seconds east of UTC.
  package static func expand(_ template: String, at: Timestamp, utcOffset: Int, counter: Int) -> String {
    let clock = CivilDate(at, offset: utcOffset)
    let date = "\(padded(clock.year, 4))-\(padded(clock.month, 2))-\(padded(clock.day, 2))"
    let time = padded(clock.hour, 2) + padded(clock.minute, 2) + padded(clock.second, 2)
    var result = ""
    var rest = Substring(template)
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      let tail = rest[open...]
      let value = [("{date}", date), ("{time}", time), ("{run}", "\(date)-\(time)-\(counter)")]
        .first { tail.hasPrefix($0.0) }
      result += value?.1 ?? "{"
      rest = tail.dropFirst(value?.0.count ?? 1)
    }
    return result + rest
  }
}
