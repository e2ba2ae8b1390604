import Model

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

/// A time as written: the hour may lack its half of the day.
struct TimeOfDay: Hashable, Sendable {
  enum Half: Sendable { case morning, afternoon }

  /// Minutes from midnight as the digits say.
  var minutes: Int
  /// a.m. or p.m., where written.
  var half: Half?
  /// Nothing but one or two digits.
  var isBare = false

  /// Minutes from midnight if it is in `half` of the day.
  func minutes(in half: Half) -> Int {
    let onDial = minutes % 720
    return half == .morning ? onDial : onDial + 720
  }
}

extension OpeningHours.Interval {
  /// The interval two times make, the missing halves of the day filled in as people mean them: `9-5:30pm`, `8:30-10:30 a.m.`.
  init?(from first: TimeOfDay, to second: TimeOfDay) {
    var (start, end): (Int, Int)
    switch (first.half, second.half) {
    case (let half?, let other?): (start, end) = (first.minutes(in: half), second.minutes(in: other))
    case (nil, let half?): (start, end) = Self.before(first, second.minutes(in: half), half)
    case (let half?, nil): (start, end) = Self.after(first.minutes(in: half), second, half)
    case (nil, nil): (start, end) = Self.unmarked(first, second)
    }
    if end == 0 || (end < start && end <= 12 * 60) { end += 1440 }
    guard end > start, end - start <= 1440, start < 1440 else { return nil }
    self.init(start: start, end: end)
  }

  private static func before(_ first: TimeOfDay, _ end: Int, _ half: TimeOfDay.Half) -> (Int, Int) {
    if first.minutes >= 780 { return (first.minutes, end) }
    let same = first.minutes(in: half)
    return same < (end == 0 ? 1440 : end)
      ? (same, end) : (first.minutes(in: half == .morning ? .afternoon : .morning), end)
  }

  private static func after(_ start: Int, _ second: TimeOfDay, _ half: TimeOfDay.Half) -> (Int, Int) {
    if second.minutes >= 780 { return (start, second.minutes) }
    let same = second.minutes(in: half)
    return same > start
      ? (start, same) : (start, second.minutes(in: half == .morning ? .afternoon : .morning))
  }

  /// Without a half of the day: 24 hours where it can be, else an office's day.
  private static func unmarked(_ first: TimeOfDay, _ second: TimeOfDay) -> (Int, Int) {
    var (start, end) = (first.minutes, second.minutes)
    if start < 360, start > 0, end < 780, first.minutes < 720 { start += 720 }
    if end <= start, end < 780 { end += 720 }
    return (start, end)
  }
}

extension OpeningHours.Schedule {
  /// Another closing time on `weekdays`: "Thurs. until 6:30".
  mutating func extend(_ weekdays: [OpeningHours.Day], until end: TimeOfDay) {
    for day in weekdays {
      guard var intervals = days[day] ?? (anyDay.isEmpty ? nil : anyDay), let last = intervals.popLast()
      else { continue }
      let close =
        end.half.map { end.minutes(in: $0) } ?? (end.minutes <= last.start ? end.minutes + 720 : end.minutes)
      guard close > last.start else { continue }
      days[day] = intervals + [OpeningHours.Interval(start: last.start, end: close)]
    }
  }
}
