import Foundation
import Model
import Support
import Testing
import Text

@testable import Rendering

/// A date without an hour is that day, whatever the clock of the notifier.
@Suite struct DayTests {
  /// New York, Los Angeles, Kiritimati.
  @Test(arguments: [-5 * 3600, -8 * 3600, 14 * 3600], [DigestFormat.text, .html, .markdown, .atom])
  func `it is the same in every time zone and form`(offset: Int, format: DigestFormat) {
    var digest = Samples.full()
    digest.utcOffset = offset
    var entry = digest.entries[0]
    entry.announcement.published = CivilDate(year: 2026, month: 3, day: 1).instant()
    entry.announcement.days = .published
    digest.entries = [entry]
    let text = DigestRenderer.render(digest, as: format)
    #expect(text.contains("1 Mar 2026") && !text.contains("28 Feb 2026") && !text.contains("2 Mar 2026"))
  }

  @Test func `so is the day of an update, and an instant is moved`() {
    var digest = Samples.full()
    digest.utcOffset = -5 * 3600
    var entry = digest.entries[3]
    entry.announcement.updated = CivilDate(year: 2026, month: 3, day: 1).instant()
    entry.announcement.days = .updated
    digest.entries = [entry]
    #expect(DigestRenderer.render(digest, as: .text).contains("1 Mar 2026"))
    digest.entries[0].announcement.days = []
    #expect(DigestRenderer.render(digest, as: .text).contains("28 Feb 2026"))
  }

  @Test func `JSON says that it is a day`() {
    var digest = Samples.full()
    digest.entries[0].announcement.published = CivilDate(year: 2026, month: 3, day: 1).instant()
    digest.entries[0].announcement.days = .published
    let entries = JSONValue(parsing: DigestRenderer.render(digest, as: .json))?.at("entries")?.array
    #expect(entries?[0].at("date")?.string == "2026-03-01T00:00:00Z")
    #expect(entries?[0].at("date_only") == .bool(true) && entries?[1].at("date_only") == .bool(false))
  }
}
