import Model
import Text

/// The Retry-After header.
enum RetryAfter {
  /// Seconds to wait, never negative; a date is counted from the answer's own Date, else from now. nil without one.
  ///
  /// Source: RFC 9110, section 10.2.3.
  static func seconds(_ head: ResponseHead) -> Int64? {
    guard let value = head["Retry-After"] else { return nil }
    if let seconds = ResponseHead.seconds(value) { return seconds }
    guard let date = HTTPDate.read(value) else { return nil }
    let now = head["Date"].flatMap { HTTPDate.read($0) } ?? .systemClock
    return max(0, date.seconds(since: now))
  }
}
