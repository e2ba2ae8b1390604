/// Dates that begin with the year: RFC 3339, W3C-DTF, ISO 8601 with its short and ordinal forms, and `2020/1/10 14:33:00`.
enum ISODate {
  /// The date `bytes` name in one of these forms, or nil.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> FeedDate.Written? {
    var cursor = DateCursor(bytes)
    guard var date = day(&cursor) else { return nil }
    var (offset, isDay) = (0, true)
    if !cursor.isAtEnd {
      guard separator(&cursor) else { return nil }
      if !cursor.isAtEnd {
        guard time(&cursor, &date) else { return nil }
        // A midnight without a zone is how programs write a day.
        isDay = cursor.isAtEnd && (date.hour, date.minute, date.second, date.millisecond) == (0, 0, 0, 0)
        guard let zone = zone(&cursor) else { return nil }
        offset = zone
      }
    }
    guard date.isValid, cursor.isAtEnd, (1...9999).contains(date.year) else { return nil }
    return FeedDate.Written(instant: date.instant(offset: offset), isDay: isDay)
  }

  private static func day(_ cursor: inout DateCursor) -> CivilDate? {
    if cursor.take("-") { return shortMonth(&cursor) }
    guard let (first, digits) = cursor.number(upTo: 8) else { return nil }
    switch (digits, cursor.byte) {
    case (8, _): return CivilDate(year: first / 10_000, month: first / 100 % 100, day: first % 100)
    case (7, _): return ordinal(year: first / 1000, first % 1000)
    case (6, _) where cursor.isAtEnd:
      return CivilDate(year: century(first / 10_000), month: first / 100 % 100, day: first % 100)
    case (5, _) where cursor.isAtEnd: return ordinal(year: century(first / 1000), first % 1000)
    case (4, UInt8(ascii: "-")), (4, UInt8(ascii: "/")), (4, UInt8(ascii: ".")):
      return parts(&cursor, year: first)
    case (2, UInt8(ascii: "-")): return parts(&cursor, year: century(first))
    case (4, 0): return CivilDate(year: first, month: 1, day: 1)
    default: return nil
    }
  }

  /// `-YYMM` and `-YY-MM` of ISO 8601:1988.
  private static func shortMonth(_ cursor: inout DateCursor) -> CivilDate? {
    guard let year = cursor.number(of: 2) else { return nil }
    _ = cursor.take("-")
    guard let month = cursor.number(of: 2), cursor.isAtEnd else { return nil }
    return CivilDate(year: century(year), month: month, day: 1)
  }

  /// `-MM`, `-MM-DD`, `-DDD`, with the same sign between both.
  private static func parts(_ cursor: inout DateCursor, year: Int) -> CivilDate? {
    let sign = cursor.byte
    cursor.index += 1
    guard let (month, digits) = cursor.number(upTo: 3) else { return nil }
    if digits == 3 { return ordinal(year: year, month) }
    guard cursor.byte == sign else {
      return cursor.isAtEnd && year > 99 && digits == 2 ? CivilDate(year: year, month: month, day: 1) : nil
    }
    cursor.index += 1
    guard let (day, dayDigits) = cursor.number(upTo: 2), dayDigits <= 2 else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }

  private static func ordinal(year: Int, _ dayOfYear: Int) -> CivilDate? {
    guard dayOfYear >= 1, dayOfYear <= 366 else { return nil }
    let start = CivilDate(year: year, month: 1, day: 1).instant()
    let date = CivilDate(start.adding(seconds: Int64(dayOfYear - 1) * 86_400))
    return date.year == year ? date : nil
  }

  /// RFC 5322, section 4.3: 00-49 are this century.
  static func century(_ year: Int) -> Int { year > 99 ? year : year + (year < 50 ? 2000 : 1900) }

  private static func separator(_ cursor: inout DateCursor) -> Bool {
    if cursor.take("T") || cursor.take("t") || cursor.take("_") || cursor.take(",") {
      cursor.skipBlanks()
      return true
    }
    let start = cursor.index
    cursor.skipBlanks()
    return cursor.index > start || [UInt8(ascii: "Z"), UInt8(ascii: "+")].contains(cursor.byte)
  }

  private static func time(_ cursor: inout DateCursor, _ date: inout CivilDate) -> Bool {
    guard let (hour, digits) = cursor.number(upTo: 6) else { return false }
    if digits == 4 || digits == 6 {
      let whole = digits == 4 ? hour * 100 : hour
      (date.hour, date.minute, date.second) = (whole / 10_000, whole / 100 % 100, whole % 100)
      return true
    }
    date.hour = hour
    guard digits <= 2, cursor.take(":"), let minute = cursor.number(upTo: 2) else { return false }
    date.minute = minute.value
    if cursor.take(":") {
      guard let second = cursor.number(upTo: 2) else { return false }
      date.second = second.value
    }
    if cursor.take(".") || cursor.take(",") {
      guard let fraction = cursor.milliseconds() else { return false }
      date.millisecond = fraction
    }
    return true
  }

  /// `±hh:mm` up to the end, or nil with the cursor where it was.
  private static func plain(_ cursor: inout DateCursor) -> Int? {
    var next = cursor
    let isEast = next.take("+")
    guard isEast || next.take("-"), let hours = next.number(of: 2), next.take(":"),
      let minutes = next.number(of: 2),
      next.isAtEnd, hours <= 24, minutes < 60
    else { return nil }
    cursor = next
    return (isEast ? 1 : -1) * (hours * 3600 + minutes * 60)
  }

  /// Seconds east of UTC; a `Z` after a numeric offset is passed over.
  private static func zone(_ cursor: inout DateCursor) -> Int? {
    cursor.skipBlanks()
    guard !cursor.isAtEnd else { return 0 }
    if cursor.take("Z"), cursor.isAtEnd { return 0 }
    if cursor.byte == UInt8(ascii: "+") || cursor.byte == UInt8(ascii: "-"), let offset = plain(&cursor) {
      return offset
    }
    let rest = UnsafeBufferPointer(rebasing: cursor.bytes[cursor.index...])
    guard let offset = TimeZoneOffset.read(rest, at: nil) else { return nil }
    cursor.index = cursor.bytes.count
    return offset
  }
}
