import Testing

@testable import Text

@Suite struct CalendarNamesTests {
  @Test func `there are twelve months and seven days, each with its number`() {
    #expect(CalendarNames.months.count == 12 && CalendarNames.weekdays.count == 7)
    for (index, name) in CalendarNames.shortMonths.enumerated() {
      #expect(CalendarNames.monthsOfFeeds[name.lowercased()] == index + 1)
      #expect(CalendarNames.monthsOfPages[name.lowercased()] == index + 1)
    }
    for (index, name) in CalendarNames.weekdays.enumerated() {
      #expect(CalendarNames.weekdaysOfFeeds[name.lowercased()] == index)
    }
  }

  @Test(arguments: [("sept", 9), ("enero", 1), ("septiembre", 9), ("may", 5), ("mayo", 5)])
  func `pages write months in English and Spanish`(name: String, month: Int) {
    #expect(CalendarNames.monthsOfPages[name] == month)
  }

  @Test(arguments: [("marz", 3), ("aout", 8), ("dezember", 12), ("января", 1), ("φεβ", 2), ("augusztus", 8)])
  func `feeds write months in more languages`(name: String, month: Int) {
    #expect(CalendarNames.monthsOfFeeds[name] == month)
  }

  @Test(arguments: [
    (0, "Tue, 24 Nov 2026 06:15:00 +0000"), (-5 * 3600, "Tue, 24 Nov 2026 01:15:00 -0500"),
    (19_800, "Tue, 24 Nov 2026 11:45:00 +0530"), (19_830, "Tue, 24 Nov 2026 11:45:00 +0530"),
    (18 * 3600, "Wed, 25 Nov 2026 00:15:00 +1800"),
  ])
  func `a mail's date is written by a clock and read back`(offset: Int, written: String) throws {
    let instant = try #require(Timestamp(rfc3339: "2026-11-24T06:15:00Z"))
    #expect(MailDate.text(instant, utcOffset: offset) == written)
    #expect(FeedDate.read(written) == instant)
  }

  @Test(arguments: [
    "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
  ])
  func `the three forms of HTTP's dates name one moment`(text: String) {
    #expect(HTTPDate.read(text)?.rfc3339 == "1994-11-06T08:49:37Z")
  }
}
