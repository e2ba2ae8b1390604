/// The usual form of RFC 5322 dates, read without any allocation: `Tue, 24 Nov 2026 06:15:00 -0500`.
///
/// Every other spelling is left to ``WordyDate``.
enum MailDate {
  /// The instant, or nil when `bytes` are not exactly of this form.
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

  private static let months: [UInt32] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ].map { $0.utf8.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } }

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
