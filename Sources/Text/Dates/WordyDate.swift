/// Dates with words and with numbers in any order: RFC 822, asctime, `Friday, December 22, 2017 - 3:09pm`, `26/06/2020`.
enum WordyDate {
  /// The date `bytes` name, or nil when any part of them is not understood.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> FeedDate.Written? {
    var reading = DateReading()
    var cursor = DateCursor(bytes)
    while !cursor.isAtEnd {
      guard readToken(&cursor, &reading) else { return nil }
    }
    return reading.instant.map { FeedDate.Written(instant: $0, isDay: !reading.hasTime) }
  }

  private static func readToken(_ cursor: inout DateCursor, _ reading: inout DateReading) -> Bool {
    let byte = cursor.byte
    if byte <= 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".") {
      if byte == UInt8(ascii: "."), cursor.isAfterDigit, !reading.hasTime { reading.hasDots = true }
      cursor.index += 1
      return true
    }
    if byte == UInt8(ascii: "("), reading.offset != nil, cursor.bytes.last == UInt8(ascii: ")") {
      // The name of a zone whose offset was given before.
      cursor.index = cursor.bytes.count
      return true
    }
    if cursor.isDigit(byte) { return readNumber(&cursor, &reading) }
    if reading.hasTime, let length = zone(cursor, &reading) {
      cursor.index += length
      return true
    }
    if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "|") {
      cursor.index += 1
      return true
    }
    return readWord(&cursor, &reading)
  }

  /// A word: weekday, month, am or pm, or a filler.
  private static func readWord(_ cursor: inout DateCursor, _ reading: inout DateReading) -> Bool {
    let start = cursor.index
    while !cursor.isAtEnd, cursor.byte >= 0x80 || cursor.byte.isASCIILetter {
      cursor.index += 1
    }
    guard cursor.index > start else { return false }
    let word = String(decoding: cursor.bytes[start..<cursor.index], as: UTF8.self).lowercased().withoutAccents
    reading.hasWord = true
    if let month = CalendarNames.monthsOfFeeds[word] { return reading.set(month: month) }
    if let weekday = CalendarNames.weekdaysOfFeeds[word] { return reading.set(weekday: weekday) }
    if let isAfternoon = DateWords.halves[word] {
      reading.offset = reading.offset ?? 32_400
      return reading.set(isAfternoon: isAfternoon)
    }
    if let offset = DateWords.counters[word] {
      reading.offset = reading.offset ?? offset
      return true
    }
    if word == "am" || word == "pm" { return reading.set(isAfternoon: word == "pm") }
    return DateWords.fillers.contains(word)
  }

  /// A number: a time when a colon follows, else a part of the day.
  private static func readNumber(_ cursor: inout DateCursor, _ reading: inout DateReading) -> Bool {
    guard let (value, digits) = cursor.number(upTo: 9) else { return false }
    if cursor.byte == UInt8(ascii: ":"), digits <= 2 { return readTime(&cursor, hour: value, &reading) }
    if digits <= 2, let isAfternoon = halfDay(&cursor) {
      reading.time = (value, 0, 0)
      return reading.set(isAfternoon: isAfternoon)
    }
    skipOrdinal(&cursor)
    return reading.add(number: value, digits: digits)
  }

  private static func readTime(_ cursor: inout DateCursor, hour: Int, _ reading: inout DateReading) -> Bool {
    guard reading.time == nil, cursor.take(":"), let minute = cursor.number(upTo: 2) else { return false }
    var second = 0
    if cursor.take(":") {
      guard let value = cursor.number(upTo: 2) else { return false }
      second = value.value
    }
    if cursor.take(".") { guard cursor.milliseconds() != nil else { return false } }
    guard cursor.byte != UInt8(ascii: ":") else { return false }
    reading.time = (hour, minute.value, second)
    guard reading.applyHalf() else { return false }
    if let isAfternoon = halfDay(&cursor) { return reading.set(isAfternoon: isAfternoon) }
    return true
  }

  /// `am`, `PM`, `p.m.` here, true for the afternoon.
  private static func halfDay(_ cursor: inout DateCursor) -> Bool? {
    var next = cursor
    next.skipBlanks()
    let letter = next.byte | 0x20
    guard letter == UInt8(ascii: "a") || letter == UInt8(ascii: "p") else { return nil }
    next.index += 1
    _ = next.take(".")
    guard next.byte | 0x20 == UInt8(ascii: "m") else { return nil }
    next.index += 1
    guard next.isAtEnd || !next.byte.isASCIILetter else { return nil }
    cursor = next
    return letter == UInt8(ascii: "p")
  }

  private static func skipOrdinal(_ cursor: inout DateCursor) {
    guard cursor.index + 1 < cursor.bytes.count else { return }
    let suffix = [cursor.bytes[cursor.index] | 0x20, cursor.bytes[cursor.index + 1] | 0x20]
    if ["st", "nd", "rd", "th"].contains(where: { Array($0.utf8) == suffix }) { cursor.index += 2 }
  }

  /// Length of the zone that begins here; it may be followed by a year (`+0000 2012`).
  private static func zone(_ cursor: DateCursor, _ reading: inout DateReading) -> Int? {
    let rest = cursor.bytes[cursor.index...]
    let first = rest.prefix { $0 > 0x20 }
    for candidate in [rest, first] where !candidate.isEmpty {
      if candidate.count == first.count, DateWords.isMonthOrDay(candidate) { return nil }
      let local = reading.local
      if let offset = TimeZoneOffset.read(UnsafeBufferPointer(rebasing: candidate), at: local) {
        reading.offset = offset
        return candidate.count
      }
    }
    return nil
  }
}
