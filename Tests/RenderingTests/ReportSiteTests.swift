import Model
import Testing
import Text

@testable import Rendering

@Suite struct ReportSiteTests {
  /// What a hostile document says.
  static let hostile = "<script>alert(1)</script>\"' onload=x & \u{202E}evil\u{1B}[2J"

  static let full = ReportSamples.content { content in
    let facts = [
      ReportSamples.phone("+18005550100", since: 40, until: 10),
      ReportSamples.phone("+18005550199", since: 10),
    ]
    content.sources = [
      ReportSamples.source("contact", title: "Contact", tags: ["contact", "uscis"], facts: facts),
      ReportSamples.source("news"),
    ]
    content.pending = [ReportSamples.change(1)]
    content.changes = [ReportSamples.change(1), ReportSamples.change(2, state: .accepted)]
    content.announcements = [ReportSamples.entry(1, title: "Holiday hours", url: "https://agency.example/1")]
    content.announcementCount = 1
    content.runs = (0..<48).map { ReportSamples.run($0, failed: $0 == 3 ? 1 : 0) }
    content.runCount = 148
    content.problems = [
      PastProblem(
        Problem(source: "news", kind: .http, detail: "503", since: ReportSamples.before(days: 5)),
        until: ReportSamples.before(days: 4))
    ]
  }

  @Test func `the same content gives the same bytes`() {
    #expect(ReportSite.files(Self.full) == ReportSite.files(Self.full))
    let names = ReportSite.files(Self.full).map(\.name)
    #expect(Set(names).count == names.count && names.last == "index.html")
  }

  @Test func `every link inside the report leads to a page of it, and to a place that is there`() {
    let files = Dictionary(uniqueKeysWithValues: ReportSite.files(Self.full).map { ($0.name, $0.text) })
    for (name, text) in files {
      for part in text.split(separator: "href=\"").dropFirst() {
        let target = String(part.prefix { $0 != "\"" })
        if target.contains(":") { continue }
        let pieces = target.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
        let page = files[pieces[0].isEmpty ? name : pieces[0]]
        #expect(page != nil, "\(name): \(target)")
        if pieces.count > 1 { #expect(page?.contains("id=\"\(pieces[1])\"") ?? false, "\(name): \(target)") }
      }
    }
  }

  @Test func `every page forbids scripts, styles and pictures that are not its own`() {
    for file in ReportSite.files(Self.full) where file.name.hasSuffix(".html") {
      #expect(file.text.contains("content=\"default-src 'none'; style-src 'self'; script-src 'self';"))
      #expect(!file.text.contains(" style=") && !file.text.contains("<style"), "\(file.name)")
    }
  }

  @Test func `nothing that a document says acts on a page`() {
    let content = ReportSamples.content { content in
      var fact = ReportSamples.phone(Self.hostile, label: Self.hostile, since: 3)
      fact.known.fact.conditions = Conditions(
        form: Self.hostile, scenario: Self.hostile, appliesTo: Self.hostile, states: [Self.hostile])
      fact.known.fact.section = [Self.hostile]
      fact.known.fact.value = .hours(OpeningHours(verbatim: Self.hostile, zone: Self.hostile))
      content.sources = [
        ReportSamples.source(
          "contact", title: Self.hostile, tags: [Self.hostile], facts: [fact],
          unread: [Unread(kind: "x", text: Self.hostile)])
      ]
      content.pending = [ReportSamples.change(1, text: Self.hostile)]
      content.changes = [ReportSamples.change(1, text: Self.hostile, state: .accepted)]
      content.announcements = [ReportSamples.entry(1, title: Self.hostile, url: "javascript:alert(1)")]
      content.problems = [
        PastProblem(
          Problem(source: "contact", kind: .http, detail: Self.hostile, since: ReportSamples.before(days: 1)))
      ]
    }
    for file in ReportSite.files(content) where file.name.hasSuffix(".html") {
      #expect(!file.text.contains("<script>"), "\(file.name)")
      #expect(!file.text.contains("\" onload") && !file.text.contains("' onload"), "\(file.name)")
      #expect(!file.text.contains("href=\"javascript"), "\(file.name)")
      #expect(!file.text.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{1B}" }, "\(file.name)")
    }
  }

  @Test(arguments: [
    ("phone", "+18005550100;ext=12", "href=\"tel:+18005550100;ext=12\""),
    ("phone", "911", nil), ("phone", "+1;isub=x", nil),
    ("email", "help@agency.example", "href=\"mailto:help@agency.example\""),
    ("email", "a@b?bcc=evil@x", nil), ("email", "a@b@c", nil),
    ("web", "https://agency.example/?a=1&b=2", "href=\"https://agency.example/?a=1&amp;b=2\""),
    ("web", "data:text/html,x", nil), ("web", "JaVaScript:x", nil),
  ])
  func `only telephone numbers, mail addresses and pages of the web become links`(
    channel: String, value: String, link: String?
  ) {
    let html = HTML.contact(Fact(channel: Channel(rawValue: channel) ?? .hours, text: value)).source
    #expect(html.contains(link ?? "") && (link != nil || !html.contains("href")), "\(html)")
  }

  @Test func `the drawings hold a column and a point for every run`() {
    let page = ReportSite.files(Self.full).first { $0.name == "health.html" }?.text ?? ""
    #expect(page.components("class=\"run\"") == 48)
    #expect(page.components("class=\"dot\"") == 48)
    #expect(page.components("class=\"failed\"") == 2, "one in the drawing, one in its key")
    #expect(page.components("class=\"problem\"") == 1)
    #expect(page.contains("100 earlier runs not shown"))
  }

  @Test func `an empty store gives a whole report`() {
    let files = ReportSite.files(ReportSamples.content())
    #expect(files.count == 8)
    #expect(files.allSatisfy { !$0.text.isEmpty })
  }
}

extension String {
  /// How often `text` occurs.
  func components(_ text: String) -> Int {
    split(separator: text, omittingEmptySubsequences: false).count - 1
  }
}
