import Support
import Testing

@testable import Text

@Suite struct StringBytesTests {
  @Test(arguments: [
    (" a ", "a"), ("\u{A0}a\u{A0}", "a"), ("\r\n\ta b\0", "a b"), ("", ""), (" \u{A0} ", ""), ("a", "a"),
    ("é ", "é"), ("\u{C2}", "\u{C2}"),
    ("\u{2003}a", "\u{2003}a"),
  ])
  func `white space of ASCII and no-break spaces go from the ends`(text: String, trimmed: String) {
    #expect(text.trimmed == trimmed)
  }

  @Test(arguments: [
    ("(a)", "()", "a"), ("a.", ",.", "a"), ("...", ".", ""), ("a", "", "a"), ("\u{600}.", ".", "\u{600}"),
    (".\u{301}a", ".", "\u{301}a"),
  ])
  func `scalars of a set go from the ends, whatever they combine with`(
    text: String, set: String, trimmed: String
  ) {
    #expect(text.trimmed(of: set).unicodeScalars.elementsEqual(trimmed.unicodeScalars))
  }

  @Test func `each end may lose characters of its own`() {
    #expect(". Mail to:".trimmed(start: " .", end: ":") == "Mail to")
    #expect(":a.".trimmed(start: ".", end: ":") == ":a." && " : ".trimmed(start: " ", end: ": ") == "")
  }

  @Test(arguments: [("  a b ", "a b"), ("", ""), ("   ", ""), ("a", "a"), (" \u{A0} ", "\u{A0}")])
  func `bytes go from both ends of a slice, and none from its middle`(text: String, trimmed: String) {
    let whole = Array(("[" + text + "]").utf8)
    let part = whole.dropFirst().dropLast().trimmed { $0 == 0x20 }
    #expect(String(decoding: part, as: UTF8.self) == trimmed)
  }

  @Test func `a byte is found as the standard library finds it`() {
    for text in HostileTexts.texts() {
      for byte in [0x22, 0x00, 0x80, 0xE2, 0x61] as [UInt8] {
        #expect(text.hasByte(byte) == text.utf8.contains(byte))
      }
    }
  }

  @Test func `only the first occurrence is replaced`() {
    #expect("a-b-c".replacingFirst("-", with: "+") == "a+b-c")
    #expect("abc".replacingFirst("x", with: "y") == "abc" && "abc".replacingFirst("", with: "y") == "abc")
    #expect("".nonEmpty == nil && "a".nonEmpty == "a")
  }

  @Test func `a byte is searched from where one says`() {
    let bytes = Array("abcabc".utf8)
    bytes.withUnsafeBufferPointer { buffer in
      #expect(buffer.first(0x61, from: 0) == 0 && buffer.first(0x61, from: 1) == 3)
      #expect(
        buffer.first(0x61, from: 4) == nil && buffer.first(0x61, from: 6) == nil
          && buffer.first(0x7A, from: 0) == nil)
    }
  }
}

@Suite struct CountedTests {
  @Test(arguments: [
    (0, "source", nil, "0 sources"), (1, "source", nil, "1 source"),
    (2, "filing address", nil, "2 filing addresses"),
    (2, "entry", "entries", "2 entries"), (3, "news", nil, "3 news"), (1, "entry", "entries", "1 entry"),
  ])
  func `a noun stands in the number it is counted in`(count: Int, noun: String, plural: String?, text: String)
  {
    #expect(counted(count, noun, plural) == text)
  }
}

@Suite struct TimeZoneOffsetTests {
  private func offset(_ zone: String, at date: CivilDate? = nil) -> Int? {
    Array(zone.utf8).withUnsafeBufferPointer { TimeZoneOffset.read($0, at: date) }
  }

  @Test(arguments: [
    ("+0530", 19_800), ("-05:00", -18_000), ("GMT+2", 7200), ("UTC-0330", -12_600), ("Z", 0),
    ("EST", -18_000), ("(PDT)", -25_200),
    ("Etc/UTC", 0), ("+00:00Z", 0), ("Asia/Kolkata", 19_800), ("America/Phoenix", -25_200),
  ])
  func `offsets and abbreviations are seconds east of UTC`(zone: String, seconds: Int) {
    #expect(offset(zone) == seconds)
  }

  @Test(arguments: ["", "+", "+25:00", "+1:60", "+a", "XYZ", "America/Nowhere", "5", "+1:2:3:4"])
  func `what is no zone is none`(zone: String) { #expect(offset(zone) == nil) }

  @Test(arguments: [
    ("ET", 3, 8, 1, -18_000), ("ET", 3, 8, 2, -14_400), ("ET", 11, 1, 1, -14_400), ("ET", 11, 1, 2, -18_000),
    ("Europe/Brussels", 3, 29, 3, 7200), ("Europe/Brussels", 3, 28, 3, 3600), ("PT", 7, 1, 0, -25_200),
    ("Australia/Sydney", 1, 1, 0, 39_600), ("Australia/Sydney", 7, 1, 0, 36_000),
  ])
  func `places follow their season`(zone: String, month: Int, day: Int, hour: Int, seconds: Int) {
    #expect(offset(zone, at: CivilDate(year: 2026, month: month, day: day, hour: hour)) == seconds)
  }
}

@Suite struct CivilDateTests {
  @Test func `days and numbers of days are each other's inverse over four centuries`() {
    var (day, month, year, weekday) = (1, 1, 1900, 1)
    for number in CivilDate(year: 1900, month: 1, day: 1)
      .dayNumber..<CivilDate(year: 2300, month: 1, day: 1).dayNumber
    {
      let date = CivilDate(Timestamp(milliseconds: number * 86_400_000))
      guard date.day == day, date.month == month, date.year == year, date.weekday == weekday,
        date.dayNumber == number
      else {
        Issue.record("day \(number) is \(date)")
        return
      }
      day += 1
      weekday = (weekday + 1) % 7
      if day > CivilDate.days(inMonth: month, year: year) { (day, month) = (1, month + 1) }
      if month > 12 { (month, year) = (1, year + 1) }
    }
  }

  @Test func `a clock east of UTC is ahead of it`() {
    let instant = CivilDate(year: 2026, month: 12, day: 31, hour: 23, minute: 30).instant()
    let east = CivilDate(instant, offset: 3600)
    #expect(east.year == 2027 && east.day == 1 && east.hour == 0 && east.minute == 30)
    #expect(east.instant(offset: 3600) == instant)
  }

  @Test func `days and times that do not exist are told`() {
    #expect(
      CivilDate(year: 2024, month: 2, day: 29).isValid && !CivilDate(year: 2026, month: 2, day: 29).isValid)
    #expect(
      !CivilDate(year: 2026, month: 13, day: 1).isValid && !CivilDate(year: 2026, month: 4, day: 31).isValid)
    #expect(
      CivilDate(year: 2026, month: 4, day: 1, hour: 24).isValid
        && !CivilDate(year: 2026, month: 4, day: 1, hour: 25).isValid)
    #expect(CivilDate.days(inMonth: 2, year: 1900) == 28 && CivilDate.days(inMonth: 2, year: 2000) == 29)
  }
}
