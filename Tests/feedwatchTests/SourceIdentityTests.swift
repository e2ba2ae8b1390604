import Foundation
import Model
import Support
import Testing
import Text

/// Sources that change their names or addresses in the configuration.
@Suite struct SourceIdentityTests {
  private static func sources(_ lines: String...) -> String {
    "sources:\n" + lines.map { "  - {\($0)}\n" }.joined()
      + "notify:\n  - {id: archive, file: digest.json, format: json}\n"
  }

  @Test func `Names passed on in a row and swapped keep their histories and tell nothing`() async throws {
    let (a, b) = ("kind: page, url: SERVER/a", "kind: page, url: SERVER/b")
    try await Workbench.open(Self.sources("id: one, \(a)", "id: two, \(b)")) { bench in
      bench.server["/a"] = [.page(Site.contact())]
      bench.server["/b"] = [.page(Site.contact(phone: "202-555-0111"))]
      _ = try await bench.feedwatch("run")
      for (first, second) in [("two", "one"), ("three", "two"), ("two", "four")] {
        try bench.configure(Self.sources("id: \(first), \(a)", "id: \(second), \(b)"))
        let run = try await bench.json("run")
        #expect(run.integer("sources.baseline") == 0 && run.integer("changes") == 0)
        #expect(run.integer("sources.unchanged") == 2)
        let facts = try await bench.json("show", first)
        #expect(facts.at("facts.0.value")?.string == "+18005550142")
      }
      #expect(bench.text("digest.json").isEmpty)
    }
  }

  @Test func `A new address is asked at once, without what the old one's server said`() async throws {
    let old = "id: news, kind: feed, every: 1h, url: SERVER/old"
    try await Workbench.open(Self.sources(old)) { bench in
      bench.server["/old"] = [.ok(Site.rss([("1", "One", "First")]), etag: "\"same\""), .status(410)]
      _ = try await bench.feedwatch("run")
      _ = try await bench.feedwatch("run", "--all")
      #expect(try await bench.json("status").at("sources.0.state")?.string == "gone")
      let entries = Site.rss([("2", "Two", "Second"), ("1", "One", "First")])
      bench.server["/new"] = [.ok(entries, etag: "\"same\"")]
      try bench.configure(Self.sources(old.replacing("/old", with: "/new")))
      let run = try await bench.json("run")
      #expect(run.integer("sources.read") == 1 && run.integer("entries.new") == 1)
      let status = try await bench.json("status")
      #expect(status.at("sources.0.state")?.string == "ok")
      #expect(status.at("sources.0.url")?.string?.hasSuffix("/new") == true)
    }
  }

  @Test func `A tag that no source has is a usage error`() async throws {
    try await Workbench.open(Self.sources("id: news, kind: feed, url: SERVER/news, tags: [alerts]")) {
      bench in
      let run = try await bench.feedwatch("run", "--tag", "alert")
      #expect(run.exitCode == 64)
      #expect(run.errors.contains("\"alert\"") && run.errors.contains("alerts"))
    }
  }

  private static let notices =
    "<html><head><title>Notices</title></head><body><h1>Notices</h1><ul><li><a href='/1'>First of them</a></li>"
    + "<li><a href='/2'>Second of them</a></li></ul></body></html>"

  /// A contact page and a list of announcements are both pages.
  @Test(arguments: [false, true])
  func `A page that becomes another sort of page at another address begins anew in silence`(isListFirst: Bool)
    async throws
  {
    let contact = Self.sources("id: office, kind: page, url: SERVER/contact")
    let list = Self.sources("id: office, kind: page, url: SERVER/list, entries: {each: li}")
    try await Workbench.open(isListFirst ? list : contact) { bench in
      let menu = "<ul><li><a href='/home'>Our home page</a></li></ul></body>"
      bench.server["/contact"] = [.page(Site.contact().replacing("</body>", with: menu))]
      bench.server["/list"] = [.page(Self.notices)]
      _ = try await bench.feedwatch("run")
      try bench.configure(isListFirst ? contact : list)
      let run = try await bench.json("run")
      #expect(run.integer("entries.new") == 0 && run.integer("changes") == 0)
      #expect(run.integer("sources.baseline") == 1)
      #expect(bench.text("digest.json").isEmpty, "\(bench.text("digest.json"))")
      // From then on it is told of as any other.
      bench.server["/contact"] = [.page(Site.contact(phone: "202-555-0111"))]
      bench.server["/list"] = [
        .page(Self.notices.replacing("<ul>", with: "<ul><li><a href='/3'>Third</a></li>"))
      ]
      let next = try await bench.json("run")
      #expect((next.integer("entries.new") ?? 0) + (next.integer("changes") ?? 0) == 1)
    }
  }

  @Test func `A list at another address with other selectors begins anew where nothing of it is known`()
    async throws
  {
    let old = Self.sources("id: office, kind: page, url: SERVER/list, entries: {each: li}")
    let new = Self.sources("id: office, kind: page, url: SERVER/other, entries: {each: div.row}")
    for isKnown in [false, true] {
      try await Workbench.open(old) { bench in
        bench.server["/list"] = [.page(Self.notices)]
        let rows = ["/8", isKnown ? "/2" : "/9"].map {
          "<div class=row><a href='\($0)'>Notice \($0)</a></div>"
        }
        bench.server["/other"] = [.page("<html><body><h1>Notices</h1>\(rows.joined())</body></html>")]
        _ = try await bench.feedwatch("run")
        try bench.configure(new)
        #expect(try await bench.json("run").integer("entries.new") == (isKnown ? 1 : 0))
      }
    }
  }

  @Test func `A preview shows what waits under the new names of its source and its notifier`() async throws {
    let before = Self.sources("id: news, kind: feed, url: SERVER/news, baseline: announce")
      .replacing("format: json", with: "format: json, every: daily")
    try await Workbench.open(before) { bench in
      bench.server["/news"] = [.ok(Site.rss([("1", "One", "First")]))]
      _ = try await bench.feedwatch("run")
      let expected = try await bench.feedwatch("digest", "--preview").output
      #expect(JSONValue(parsing: expected)?.at("entries.0.source")?.string == "news")
      try bench.configure(
        before.replacing("id: news", with: "id: newsroom").replacing("id: archive", with: "id: shelf"))
      let preview = JSONValue(parsing: try await bench.feedwatch("digest", "--preview").output)
      #expect(preview?.at("entries")?.array?.count == 1)
      #expect(preview?.at("entries.0.source")?.string == "newsroom")
      #expect(preview?.at("notifier")?.string == "shelf")
      #expect(preview?.integer("coverage.read") == 1)
      // Nothing was changed by looking.
      let status = try await bench.json("outbox")
      #expect(status.at("waiting.0.notifier")?.string == "archive")
    }
  }
}
