/// Dates of mail headers (RFC 5322, section 3.3): `Tue, 24 Nov 2026 06:15:00 -0500`.
package enum MailDate {
  /// `instant` by a clock `utcOffset` seconds east of UTC, which are whole minutes here.
  package static func text(_ instant: Timestamp, utcOffset: Int) -> String {
    let offset = utcOffset / 60 * 60
    let date = CivilDate(instant, offset: offset)
    let time = [date.hour, date.minute, date.second].map { padded($0, 2) }.joined(separator: ":")
    let minutes = abs(offset) / 60
    let zone = (offset < 0 ? "-" : "+") + padded(minutes / 60, 2) + padded(minutes % 60, 2)
    let day = CalendarNames.shortWeekdays[date.weekday]
    let month = CalendarNames.shortMonths[date.month - 1]
    return "\(day), \(date.day) \(month) \(padded(date.year, 4)) \(time) \(zone)"
  }

  /// The instant, read without any allocation; nil when `bytes` are not of the usual form. Every other spelling is left to
  /// ``WordyDate``.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Timestamp? {
    var cursor = DateCursor(bytes)
    if bytes.count > 5, bytes[3] == UInt8(ascii: ","), bytes[4] == 0x20 { cursor.index = 5 }
    guard let day = cursor.number(upTo: 2), cursor.take(" "), let month = month(&cursor), cursor.take(" "),
      let year = cursor.number(of: 4), cursor.take(" "), let hour = cursor.number(of: 2), cursor.take(":"),
      let minute = cursor.number(of: 2)
    else { return nil }
    var date = CivilDate(year: year, month: month, day: day.value, hour: hour, minute: minute)
    if cursor.take(":") {
      guard let second = cursor.number(of: 2) else { return nil }
      date.second = second
    }
    guard cursor.take(" "), let offset = offset(&cursor), cursor.isAtEnd, date.isValid, year > 0 else {
      return nil
    }
    return date.instant(offset: offset)
  }

  private static func month(_ cursor: inout DateCursor) -> Int? {
    guard cursor.index + 3 <= cursor.bytes.count else { return nil }
    let start = cursor.index
    let key = (0..<3).reduce(UInt32(0)) { $0 << 8 | UInt32(cursor.bytes[start + $1] | 0x20) }
    guard let index = months.firstIndex(of: key) else { return nil }
    cursor.index += 3
    return index + 1
  }

  /// The names in small letters, three bytes in one number.
  private static let months = CalendarNames.shortMonths.map { name in
    name.utf8.reduce(UInt32(0)) { $0 << 8 | UInt32($1 | 0x20) }
  }

  /// `GMT`, `UTC`, `Z` or `±hhmm`, in seconds east of UTC.
  private static func offset(_ cursor: inout DateCursor) -> Int? {
    let rest = cursor.bytes[cursor.index...]
    if rest.elementsEqual("GMT".utf8) || rest.elementsEqual("UTC".utf8) || rest.elementsEqual("Z".utf8) {
      cursor.index = cursor.bytes.count
      return 0
    }
    let isEast = cursor.take("+")
    guard isEast || cursor.take("-"), let number = cursor.number(of: 4), number % 100 < 60 else { return nil }
    let seconds = number / 100 * 3600 + number % 100 * 60
    return isEast ? seconds : -seconds
  }
}
