import Model
import Testing
import Text

@testable import Rendering

@Suite struct LongReportTests {
  @Test func `many sources are split over pages, each with its own anchor`() {
    let sources = (0..<900).map { number in
      ReportSamples.source(
        SourceID("s\(number)"), tags: ["agency-\(number / 100)"],
        facts: [ReportSamples.phone("+1800555\(1000 + number)", since: 3)])
    }
    let files = ReportSite.files(ReportSamples.content { $0.sources = sources })
    let contacts = files.filter { $0.name.hasPrefix("contacts") }
    #expect(contacts.count == 4)
    #expect(contacts.map { $0.text.components("id=\"source-") }.reduce(0, +) == 900)
    #expect(contacts[0].text.contains("href=\"contacts-4.html#source-s899\""))
    #expect(files.filter { $0.name.hasPrefix("health") }.count == 2)
    #expect(contacts[1].text.contains("Next page (3)"))
  }

  @Test func `what is left out is counted`() {
    let pending = (1...250).map { ReportSamples.change($0, text: "PO Box \($0)") }
    let overview = ReportSamples.page("index.html") { $0.pending = pending }
    #expect(overview.components("<article") == 200 && overview.contains("And 50 more"))
    let entries = (0..<1000).map { ReportSamples.entry($0, title: "Notice \($0)") }
    let page = ReportSamples.page("announcements.html") {
      $0.announcements = entries
      $0.announcementCount = 1234
    }
    #expect(page.contains("234 of them"))
    let facts = (0..<1100).map { ReportSamples.phone("+1\($0)", label: "\($0)", since: 1) }
    let contacts = ReportSamples.page("contacts.html") {
      $0.sources = [ReportSamples.source("big", facts: facts)]
    }
    #expect(contacts.contains("And 100 more"))
  }

  @Test func `values that followed one another share a line, values that stood together do not`() {
    let facts = [
      ReportSamples.phone("+1", since: 40, until: 10, states: ["TX"]),
      ReportSamples.phone("+2", since: 40, until: 10, states: ["AK"]),
      ReportSamples.phone("+3", since: 10, states: ["AK"]),
      ReportSamples.phone("+4", since: 10, states: ["TX"]),
    ]
    let slots = FactSlot.slots(of: facts)
    #expect(slots.map { $0.periods.map(\.known.fact.value.text) } == [["+1", "+4"], ["+2", "+3"]])
  }

  @Test func `facts that changed come before those that did not`() {
    let facts = [
      ReportSamples.phone("+1", label: "still", since: 40),
      ReportSamples.phone("+2", label: "moved", since: 40, until: 10),
      ReportSamples.phone("+3", label: "moved", since: 10),
    ]
    #expect(FactSlot.slots(of: facts).map(\.periods.count) == [2, 1])
  }
}
