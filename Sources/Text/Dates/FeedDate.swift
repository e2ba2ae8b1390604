/// Dates in every spelling feeds have.
///
/// A date is read token by token: numbers, words, separators. What cannot be read for certain is nil, never a guess and
/// never the present. Sources: RFC 3339, RFC 822 and 5322 section 3.3, ISO 8601, W3C-DTF, asctime.
package enum FeedDate {
  /// A date as a document gives it.
  package struct Written: Hashable, Sendable {
    /// The instant; of a day, its midnight in UTC.
    package var instant: Timestamp
    /// The document names a day and no hour: it is that day in every time zone.
    package var isDay: Bool
  }

  /// Longest text that is looked at, in bytes, its mark-up and a label before the date left out.
  private static let longest = 100
  /// The years 1000 to 9999, in milliseconds since 1970. What stands before is a zero date of some program (year 1) or a year
  /// of two digits that was filled with zeros.
  private static let credible: ClosedRange<Int64> = -30_610_224_000_000...253_402_300_799_999

  /// The instant `text` names, or nil; a date without a time is its midnight, a time without a zone is UTC.
  package static func read(_ text: String) -> Timestamp? { written(text)?.instant }

  /// The date `text` names, with what is known of its hour, or nil.
  package static func written(_ text: String) -> Written? {
    if text.utf8.contains(UInt8(ascii: "<")) {
      return DateMarkup.candidates(in: text).lazy.compactMap(plain).first
    }
    return plain(text)
  }

  /// The date that `text` without mark-up names, behind a label where it has one ("Posted on: Nov. 21, 2026").
  private static func plain(_ text: String) -> Written? {
    date(text) ?? DateLabel.without(text).flatMap(date)
  }

  private static func date(_ text: String) -> Written? {
    var text = text
    return text.withUTF8 { bytes in
      guard let start = bytes.firstIndex(where: { $0 > 0x20 }), bytes.count - start <= longest else {
        return nil
      }
      let end = (bytes.lastIndex { $0 > 0x20 } ?? start) + 1
      let trimmed = UnsafeBufferPointer(rebasing: bytes[start..<end])
      let written =
        MailDate.read(trimmed).map { Written(instant: $0, isDay: false) } ?? ISODate.read(trimmed)
        ?? WordyDate.read(trimmed)
      return written.flatMap { credible.contains($0.instant.milliseconds) ? $0 : nil }
    }
  }
}

/// A cursor over ASCII digits and signs.
struct DateCursor {
  let bytes: UnsafeBufferPointer<UInt8>
  var index = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { index >= bytes.count }
  var byte: UInt8 { index < bytes.count ? bytes[index] : 0 }

  /// The digits here: their value and their number.
  mutating func number(upTo count: Int = 9) -> (value: Int, digits: Int)? {
    let start = index
    var value = 0
    while index < bytes.count, index - start < count, isDigit(bytes[index]) {
      value = value * 10 + Int(bytes[index] - 48)
      index += 1
    }
    return index > start ? (value, index - start) : nil
  }

  /// Exactly `count` digits.
  mutating func number(of count: Int) -> Int? {
    let start = index
    guard let (value, digits) = number(upTo: count), digits == count else {
      index = start
      return nil
    }
    return value
  }

  /// Moves past `sign`, which is ASCII, if it is next.
  mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard index < bytes.count, UInt32(bytes[index]) == sign.value else { return false }
    index += 1
    return true
  }

  mutating func skipBlanks() { while index < bytes.count, bytes[index] <= 0x20 { index += 1 } }

  /// Whether a digit stands right before.
  var isAfterDigit: Bool { index > 0 && isDigit(bytes[index - 1]) }

  func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

  /// A fraction of a second after its point, in milliseconds.
  mutating func milliseconds() -> Int? {
    guard let (value, digits) = number() else { return nil }
    while index < bytes.count, isDigit(bytes[index]) { index += 1 }
    var scaled = value
    for _ in 0..<max(0, 3 - digits) { scaled *= 10 }
    for _ in 0..<max(0, digits - 3) { scaled /= 10 }
    return scaled
  }
}
