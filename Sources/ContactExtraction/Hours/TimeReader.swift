/// Reads times: `8:30 a.m.`, `8p.m.`, `17:00`, `9`, `12 noon` (as a phrase), `1630` beside another such time.
struct TimeReader {
  let text: FoldedText
  private var bytes: [UInt8] { text.bytes }
  private var lower: [UInt8] { text.lower }

  init(text: FoldedText) { self.text = text }

  /// The time, or else a plain word, that begins with the digit at `start`.
  func read(at start: Int) -> HoursToken {
    var end = start
    while end < bytes.count, bytes[end].isDigit { end += 1 }
    let count = end - start
    if count == 4, let time = military(start..<end) { return time }
    guard count <= 2, !isGlued(before: start),
      let hour = Int(String(decoding: bytes[start..<end], as: UTF8.self)), hour <= 24
    else {
      return word(from: start)
    }
    var minute: Int?
    if let written = minutes(after: end) {
      minute = written
      end += 3
    }
    let half = half(after: &end)
    guard isEnd(end), half == nil || hour <= 23 else { return word(from: start) }
    let time = TimeOfDay(
      minutes: hour * 60 + (minute ?? 0), half: hour > 12 ? nil : half, isBare: minute == nil && half == nil)
    return HoursToken(sort: .time(time), range: start..<end)
  }

  private func word(from start: Int) -> HoursToken {
    var end = start
    // `0143Mon`, where mark-up alone parts digits and word.
    while end < bytes.count, bytes[end].isWord,
      !(end > 0 && bytes[end - 1].isDigit && text.isCapitalised(at: end))
    { end += 1 }
    return HoursToken(sort: .word, range: start..<end)
  }

  private func isGlued(before start: Int) -> Bool {
    guard start > 0 else { return false }
    return bytes[start - 1].isWord
      || "$#:.".utf8.contains(bytes[start - 1]) && bytes[start - 1] != UInt8(ascii: ":")
      || (bytes[start - 1] == UInt8(ascii: ":") && start > 1 && bytes[start - 2].isDigit)
  }

  /// `:30`, or `.30` before a half of the day.
  private func minutes(after end: Int) -> Int? {
    guard end + 2 < bytes.count else { return nil }
    guard bytes[end] == UInt8(ascii: ":") || bytes[end] == UInt8(ascii: "."), bytes[end + 1].isDigit,
      bytes[end + 2].isDigit
    else { return nil }
    let minute = Int(bytes[end + 1] - 0x30) * 10 + Int(bytes[end + 2] - 0x30)
    var behind = end + 3
    let isMarked = bytes[end] == UInt8(ascii: ":") || half(after: &behind) != nil
    return minute < 60 && isMarked && !(end + 3 < bytes.count && bytes[end + 3].isDigit) ? minute : nil
  }

  private static let spellings: [(half: TimeOfDay.Half, spellings: [String])] = [
    (.morning, ["a.m.", "a. m.", "a.m", "a m", "am.", "am", "de la manana"]),
    (.afternoon, ["p.m.", "p. m.", "p.m", "p m", "pm.", "pm", "de la tarde", "de la noche"]),
    (.morning, ["a"]), (.afternoon, ["p"]),
  ]
  private static let halves: [(spelling: [UInt8], half: TimeOfDay.Half)] = spellings.flatMap { row in
    row.spellings.map { (spelling: Array($0.utf8), half: row.half) }
  }

  /// a.m. or p.m. behind the digits; moves `end` behind it. A sentence's full stop stays outside.
  private func half(after end: inout Int) -> TimeOfDay.Half? {
    var index = end
    while index < bytes.count, bytes[index] == 0x20, index - end < 2 { index += 1 }
    guard index < bytes.count, "apd".utf8.contains(lower[index]) else { return nil }
    for (spelling, half) in Self.halves where lower[index...].starts(with: spelling) {
      let behind = index + spelling.count
      let isLetter = behind < bytes.count && bytes[behind].isLetter
      if isLetter || (spelling.count == 1 && index > end) { continue }
      let takesStop =
        spelling.last == UInt8(ascii: ".")
        && (Clauses.closesSentence(text, at: behind - 1) || beginsSentence(at: behind))
      end = takesStop && behind < bytes.count ? behind - 1 : behind
      return half
    }
    return nil
  }

  /// "to 5 p.m. The office …", not "to 5 p.m. Monday", "5 p.m. Eastern", "5 p.m. Closed Sunday".
  private func beginsSentence(at place: Int) -> Bool {
    guard place + 1 < bytes.count, bytes[place] == 0x20, bytes[place + 1].isUpper,
      let word = FoldedWord.next(in: lower, from: place + 1, to: lower.count)
    else { return false }
    let isLetter = word.count == 1 && HoursVocabulary.day(of: bytes[word.lowerBound]) != nil
    if let match = HoursVocabulary.table.match(at: word, in: lower, to: lower.count),
      match.meaning != .filler || match.range != word
    {
      return false
    }
    return !isLetter && TimeZones.names.match(at: word, in: lower, to: lower.count) == nil
      && TimeZones.besideTimes.match(at: word, in: lower, to: lower.count) == nil
      && !HoursVocabulary.months.contains(String(decoding: lower[word], as: UTF8.self))
  }

  private func isEnd(_ end: Int) -> Bool {
    guard end < bytes.count else { return true }
    if bytes[end].isWord {
      return bytes[end] == UInt8(ascii: "h")
        || bytes[end] == UInt8(ascii: "t") && lower[end...].starts(with: "to".utf8)
    }
    let next = end + 1 < bytes.count ? bytes[end + 1] : 0x20
    return !(bytes[end] == UInt8(ascii: "/") && next.isDigit)
      && !(bytes[end] == UInt8(ascii: ".") && next.isDigit)
      && bytes[end] != UInt8(ascii: "%")
  }

  /// `0800-1630`: four digits beside four digits.
  private func military(_ range: Range<Int>) -> HoursToken? {
    let value = bytes[range].reduce(0) { $0 * 10 + Int($1) - 0x30 }
    guard value / 100 <= 24, value % 100 < 60,
      bytes[range.lowerBound] == UInt8(ascii: "0") || isBehindTime(range.lowerBound)
    else { return nil }
    let behind = bytes[range.upperBound...].prefix(9)
    let joint = behind.drop { $0 == 0x20 }
    let hasPartner =
      (joint.first == UInt8(ascii: "-") || joint.starts(with: "to ".utf8) || joint.starts(with: "a ".utf8))
      && joint.contains(where: \.isDigit)
    guard hasPartner || isBehindTime(range.lowerBound) else { return nil }
    return HoursToken(sort: .time(TimeOfDay(minutes: value / 100 * 60 + value % 100)), range: range)
  }

  /// What stands between two such times, backwards.
  private static let joints = ["-", "ot ", "a "]

  private func isBehindTime(_ start: Int) -> Bool {
    let before = lower[max(0, start - 9)..<start]
    let joint = before.reversed().drop { $0 == 0x20 }
    guard let length = Self.joints.first(where: { joint.starts(with: $0.utf8) })?.utf8.count else {
      return false
    }
    let digits = joint.dropFirst(length).drop { $0 == 0x20 }.prefix { $0.isDigit }
    return digits.count == 4 && digits.last == UInt8(ascii: "0")
  }
}
