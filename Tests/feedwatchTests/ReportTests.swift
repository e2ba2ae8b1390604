import Foundation
import Model
import Support
import Testing

@Suite struct ReportTests {
  private func open(_ body: (Workbench) async throws -> Void) async throws {
    let sources = """
      sources:
        - {id: news, kind: feed, url: SERVER/news, tags: [news]}
        - {id: contact, kind: page, url: SERVER/contact, title: Contact page, tags: [contact, agency]}

      """
    try await Workbench.open(sources) { bench in
      bench.server["/news"] = [.ok(Site.rss([("1", "Holiday hours", "Offices are closing early.")]))]
      bench.server["/contact"] = [.page(Site.contact())]
      _ = try await bench.feedwatch("run")
      try await body(bench)
    }
  }

  @Test func `a report tells what changed, from when to when, and how the runs went`() async throws {
    try await open { bench in
      bench.server["/contact"] = [.page(Site.contact(phone: "800-555-0177"))]
      bench.server["/news"] = [.status(503)]
      for _ in 0..<3 { _ = try await bench.feedwatch("run") }
      let run = try await bench.feedwatch("report", "site")
      #expect(run.exitCode == 0 && run.output == "wrote 8 files: open site/index.html\n", "\(run.errors)")
      let index = bench.text("site/index.html")
      #expect(index.contains("1 contact change to review.") && index.contains("800-555-<b>0177</b>"))
      #expect(index.contains("2 sources: 1 ok, 1 failing."))
      #expect(bench.text("site/contacts.html").contains("href=\"tel:+18005550177\""))
      let timeline = bench.text("site/timeline.html")
      #expect(timeline.contains("+18005550142") && timeline.contains("class=\"past\""))
      #expect(bench.text("site/announcements.html").contains("Holiday hours"))
      let health = bench.text("site/health.html")
      #expect(health.split(separator: "class=\"run\"").count == 5, "four runs")
      #expect(health.contains("class=\"problem\""))
    }
  }

  @Test func `nothing to read, or files of others in the way, is told in one line`() async throws {
    try await open { bench in
      try FileManager.default.createDirectory(at: bench.file("site"), withIntermediateDirectories: true)
      try "mine".write(to: bench.file("site/index.html"), atomically: true, encoding: .utf8)
      let foreign = try await bench.feedwatch("report", "site")
      #expect(foreign.exitCode == 73 && foreign.errors.contains("site/index.html: is there already"))
      #expect(bench.text("site/index.html") == "mine")
      try FileManager.default.removeItem(at: bench.file("state"))
      let early = try await bench.feedwatch("report", "other")
      #expect(early.exitCode == 74 && early.errors.contains("there is no store yet"))
      let found1 = try await bench.feedwatch("report").exitCode
      #expect(found1 == 64)
    }
  }
}
