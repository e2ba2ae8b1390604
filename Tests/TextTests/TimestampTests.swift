import Testing
import Text

@Suite struct TimestampTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", Int64(0)), ("2026-11-24T06:15:00Z", 1_795_500_900_000),
    ("0001-01-01T00:00:00Z", -62_135_596_800_000), ("9999-12-31T23:59:59.250Z", 253_402_300_799_250),
    ("2024-02-29T12:00:00Z", 1_709_208_000_000),
  ]) func anInstantIsWrittenAndReadBack(text: String, milliseconds: Int64) {
    #expect(Timestamp(rfc3339: text)?.milliseconds == milliseconds)
    #expect(Timestamp(milliseconds: milliseconds).rfc3339 == text)
  }

  @Test func anOffsetIsTakenOff() {
    #expect(Timestamp(rfc3339: "2026-10-05T16:30:00-04:00")?.rfc3339 == "2026-10-05T20:30:00Z")
  }

  @Test(arguments: [
    "", "2026", "2026-13-01", "2026-02-30T00:00:00Z", "2026-01-01T25:00:00Z", "2026-01-01T00:00:00",
  ])
  func whatIsNoInstantIsRefused(text: String) {
    #expect(Timestamp(rfc3339: text) == nil)
  }

  @Test func theWeekdayIsThatOfTheCalendar() {
    #expect(CivilDate(year: 2026, month: 11, day: 24).weekday == 2)
    #expect(CivilDate(year: 1969, month: 12, day: 31).weekday == 3)
  }
}
