/// Reading and writing instants in the form of RFC 3339 section 5.6, always in UTC when written.
extension Timestamp {
  /// `2026-11-24T06:15:00Z`; a fraction only where there is one.
  package var rfc3339: String {
    let date = CivilDate(self)
    var text = "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
    text += "T\(padded(date.hour, 2)):\(padded(date.minute, 2)):\(padded(date.second, 2))"
    if date.millisecond != 0 { text += "." + padded(date.millisecond, 3) }
    return text + "Z"
  }

  /// The instant a text of the form `2026-11-24T06:15:00[.fraction](Z|±hh:mm)`, or a day alone (its midnight UTC), names.
  package init?(rfc3339 text: String) {
    let bytes = Array(text.utf8)
    func number(_ start: Int, _ count: Int) -> Int? {
      guard start + count <= bytes.count else { return nil }
      var value = 0
      for byte in bytes[start..<start + count] {
        guard byte >= 48, byte <= 57 else { return nil }
        value = value * 10 + Int(byte - 48)
      }
      return value
    }
    guard let year = number(0, 4), let month = number(5, 2), let day = number(8, 2),
      bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-")
    else { return nil }
    var date = CivilDate(year: year, month: month, day: day)
    guard bytes.count > 10 else {
      guard date.isValid else { return nil }
      self = date.instant()
      return
    }
    guard let hour = number(11, 2), let minute = number(14, 2), let second = number(17, 2) else { return nil }
    (date.hour, date.minute, date.second) = (hour, minute, second)
    guard date.isValid else { return nil }
    var index = 19
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      var scale = 100
      index += 1
      while index < bytes.count, bytes[index] >= 48, bytes[index] <= 57 {
        date.millisecond += Int(bytes[index] - 48) * scale
        scale /= 10
        index += 1
      }
    }
    guard index < bytes.count else { return nil }
    if bytes[index] == UInt8(ascii: "Z") || bytes[index] == UInt8(ascii: "z") {
      guard index + 1 == bytes.count else { return nil }
      self = date.instant()
      return
    }
    guard bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-"), index + 6 == bytes.count,
      let hours = number(index + 1, 2), let minutes = number(index + 4, 2)
    else { return nil }
    let offset = hours * 3600 + minutes * 60
    self = date.instant(offset: bytes[index] == UInt8(ascii: "-") ? -offset : offset)
  }
}

/// `number` in decimal, filled with zeros on the left to `width` digits.
package func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
