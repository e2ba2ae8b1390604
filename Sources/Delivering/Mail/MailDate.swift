import Model
import Text

/// Dates of mail headers: RFC 5322 section 3.3.
enum MailDate {
  private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// `Tue, 24 Nov 2026 06:15:00 +0000` by a clock `utcOffset` seconds east of UTC.
  static func text(_ instant: Timestamp, utcOffset: Int) -> String {
    let offset = utcOffset / 60 * 60
    let date = CivilDate(instant, offset: offset)
    let time = [date.hour, date.minute, date.second].map { padded($0, 2) }.joined(separator: ":")
    let minutes = abs(offset) / 60
    let zone = (offset < 0 ? "-" : "+") + padded(minutes / 60, 2) + padded(minutes % 60, 2)
    return
      "\(days[date.weekday]), \(date.day) \(months[date.month - 1]) \(padded(date.year, 4)) \(time) \(zone)"
  }
}
