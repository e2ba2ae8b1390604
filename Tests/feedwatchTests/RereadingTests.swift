import Foundation
import Model
import Support
import Testing
import Text

@Suite struct RereadingTests {
  private static let notify = "notify:\n  - {id: archive, file: digest.json, format: json}\n"

  private static let list = LoopbackAnswer.page(
    """
    <html><head><title>Notices</title></head><body><main><h1>Notices</h1>
    <div class="row"><h3>Lock 5 closes</h3><h4>Notice 1</h4><a href="/1">more</a></div>
    <div class="row"><h3>Lock 6 opens</h3><h4>Notice 2</h4><a href="/2">more</a></div></main></body></html>
    """)

  private static func entries(_ title: String) -> String {
    """
    sources:
      - {id: notices, kind: page, url: SERVER/notices, entries: {each: div.row, title: \(title), link: a}}
    \(notify)
    """
  }

  /// What a second run counts and whether it tells anything, after the configuration has changed and the site has not.
  private func afterChange(
    of path: String, _ answer: LoopbackAnswer, from before: String, to after: String
  ) async throws -> (entries: Int?, changes: Int?, tells: Bool) {
    var found: (entries: Int?, changes: Int?, tells: Bool) = (nil, nil, false)
    try await Workbench.open(before) { bench in
      bench.server[path] = [answer]
      _ = try await bench.feedwatch("run")
      try bench.configure(after)
      let run = try await bench.json("run")
      let entries = (run.integer("entries.new") ?? 0) + (run.integer("entries.updated") ?? 0)
      found = (entries, run.integer("changes"), !bench.text("digest.json").isEmpty)
    }
    return found
  }

  @Test func `Another selector for the titles of a list tells nothing`() async throws {
    let found = try await afterChange(
      of: "/notices", Self.list, from: Self.entries("h3"), to: Self.entries("h4"))
    #expect(found == (0, 0, false))
  }

  @Test func `Entries that narrower selectors leave out are not told as withdrawn`() async throws {
    func row(_ day: Int, _ place: String) -> String {
      "<div class=\"row \(place)\"><h3>Notice \(day)</h3><time>2026-03-0\(day)</time><a href=\"/\(day)\">more</a></div>"
    }
    func page(_ rows: [String], etag: String) -> LoopbackAnswer {
      .page("<html><body><main>\(rows.joined())</main></body></html>", etag: etag)
    }
    let wide = Self.entries("h3").replacing("title: h3", with: "title: h3, date: time")
    let rows = [row(4, "north"), row(3, "south"), row(2, "north"), row(1, "north")]
    try await Workbench.open(wide) { bench in
      bench.server["/notices"] = [page(rows, etag: "\"1\"")]
      _ = try await bench.feedwatch("run")
      try bench.configure(wide.replacing("div.row", with: "div.north"))
      for (read, kept) in [rows, [row(5, "north")] + rows, [row(5, "north"), rows[0], rows[3]]].enumerated() {
        bench.server["/notices"] = [page(kept, etag: "\"a\(read)\"")]
        _ = try await bench.feedwatch("run")
        let digest = bench.text("digest.json")
        #expect(!digest.contains("withdrawn"), "read \(read)")
      }
      // An entry that the selectors do list is still missed.
      _ = try await bench.feedwatch("run")
      let digest = bench.text("digest.json")
      #expect(digest.contains("withdrawn") && digest.contains("Notice 2") && !digest.contains("Notice 3"))
    }
  }

  @Test(arguments: [true, false])
  func `An entry that is back where the new selectors leave it out is not withdrawn, one that is gone is`(
    isBack: Bool
  )
    async throws
  {
    func row(_ day: Int) -> String {
      "<div class=\"row \(day == 3 ? "south" : "north")\"><h3>Notice <b>\(day)</b></h3><time>2026-03-0\(day)</time>"
        + "<a href=\"/\(day)\">more</a></div>"
    }
    func page(_ days: [Int], etag: String? = nil) -> LoopbackAnswer {
      .page("<html><body><main>\(days.map(row).joined())</main></body></html>", etag: etag)
    }
    let wide = Self.entries("h3").replacing("title: h3", with: "title: h3, date: time")
    try await Workbench.open(wide) { bench in
      for days in [[4, 3, 2, 1], [4, 2, 1]] {
        bench.server["/notices"] = [page(days)]
        _ = try await bench.feedwatch("run")
      }
      try bench.configure(wide.replacing("div.row", with: "div.north"))
      for days in [[4, 3, 2, 1], [5, 4, 3, 2, 1], [5, 4, 3, 2, 1]] {
        bench.server["/notices"] = [page(isBack ? days : days.filter { $0 != 3 }, etag: "\"\(days.count)\"")]
        _ = try await bench.feedwatch("run")
        guard !isBack else {
          #expect(!bench.text("digest.json").contains("withdrawn"))
          continue
        }
        #expect(bench.text("digest.json").contains("withdrawn"))
        return
      }
    }
  }

  @Test func `A page that becomes a list of entries tells nothing`() async throws {
    let page = "sources:\n  - {id: notices, kind: page, url: SERVER/notices}\n" + Self.notify
    let found = try await afterChange(of: "/notices", Self.list, from: page, to: Self.entries("h3"))
    #expect(found == (0, 0, false))
  }

  @Test func `Another kind of source begins with a silent first reading`() async throws {
    func configuration(_ kind: String) -> String {
      "sources:\n  - {id: contact, kind: \(kind), url: SERVER/contact}\n" + Self.notify
    }
    let html = Site.contact()
    let found = try await afterChange(
      of: "/contact", .ok(Site.rss([("1", "One", html.replacing("<", with: "&lt;"))]), type: "text/html"),
      from: configuration("feed"), to: configuration("page"))
    #expect(found == (0, 0, false))
  }

  private static func contact(_ more: String) -> String {
    "sources:\n  - {id: contact, kind: page, url: SERVER/contact\(more)}\n" + notify
  }

  @Test
  func `A selector that finds nothing loses nothing, and put right the page is compared with what it was`()
    async throws
  {
    try await Workbench.open(Self.contact(", select: main")) { bench in
      bench.server["/contact"] = [.page(Site.contact(), etag: "\"1\"")]
      _ = try await bench.feedwatch("run")
      let facts = try await bench.json("show").at("facts")?.array?.count
      try bench.configure(Self.contact(", select: 'section.none'"))
      #expect(try await bench.json("run").at("problems.0.kind")?.string == "shape")
      try bench.configure(Self.contact(", select: main"))
      #expect(try await bench.json("run", "--all").integer("changes") == 0)
      #expect(try await bench.json("show").at("facts")?.array?.count == facts)
      bench.server["/contact"] = [.page(Site.contact(phone: "800-555-0177"), etag: "\"2\"")]
      _ = try await bench.feedwatch("run", "--all")
      let change = try await bench.json("diff").at("pending.0")
      #expect(change?.at("before")?.string == "+18005550142" && change?.at("after")?.string == "+18005550177")
    }
  }

  @Test func `Selectors that were changed and changed back while the page was down tell nothing`()
    async throws
  {
    try await Workbench.open(Self.contact("")) { bench in
      bench.server["/contact"] = [.page(Site.contact())]
      _ = try await bench.feedwatch("run")
      bench.server["/contact"] = [.page(Site.maintenance)]
      try bench.configure(Self.contact(", ignore: ['h2, h2 + p']"))
      #expect(try await bench.json("run").integer("sources.failed") == 1)
      try bench.configure(Self.contact(""))
      bench.server["/contact"] = [.page(Site.contact().replacing("glad", with: "happy"))]
      #expect(try await bench.json("run", "--all").integer("changes") == 0)
      #expect(try await bench.json("diff").at("pending")?.array?.isEmpty == true)
    }
  }

  @Test func `A removal that waits to be confirmed is told although the selectors change meanwhile`()
    async throws
  {
    try await Workbench.open(Self.contact("")) { bench in
      bench.server["/contact"] = [.page(Site.contact())]
      _ = try await bench.feedwatch("run")
      bench.server["/contact"] = [.page(Site.contact().replacing(" (TTY 800-555-0199)", with: ""))]
      #expect(try await bench.json("run").integer("changes") == 0)
      try bench.configure(Self.contact(", ignore: ['.advert']"))
      #expect(try await bench.json("run").integer("changes") == 1)
      #expect(try await bench.json("diff").at("pending.0.before")?.string == "+18005550199")
    }
  }

  @Test func `A fact that is back in a part that is now left out is not told as removed`() async throws {
    let aside = "<aside class=\"more\"><p>Fax: 202-555-0143</p></aside></body>"
    try await Workbench.open(Self.contact("")) { bench in
      for html in [Site.contact().replacing("</body>", with: aside), Site.contact()] {
        bench.server["/contact"] = [.page(html)]
        #expect(try await bench.json("run").integer("changes") == 0)
      }
      bench.server["/contact"] = [.page(Site.contact().replacing("</body>", with: aside))]
      try bench.configure(Self.contact(", ignore: [aside]"))
      for _ in 1...3 { #expect(try await bench.json("run").integer("changes") == 0) }
      #expect(try await bench.json("diff").at("pending")?.array?.isEmpty == true)
    }
  }

  @Test func `A page that was read as a feed for a time is compared with the page that it was`() async throws
  {
    try await Workbench.open(Self.contact("")) { bench in
      bench.server["/contact"] = [.page(Site.contact())]
      _ = try await bench.feedwatch("run")
      try bench.configure(Self.contact("").replacing("kind: page", with: "kind: feed"))
      bench.server["/contact"] = [.ok(Site.rss([("1", "One", "First")]))]
      #expect(try await bench.json("run").integer("entries.new") == 0)
      try bench.configure(Self.contact(""))
      bench.server["/contact"] = [.page(Site.contact(phone: "800-555-0177"))]
      #expect(try await bench.json("run").integer("changes") == 1)
    }
  }

  @Test func `What a feed wishes is in the time that status names`() async throws {
    let configuration = "sources:\n  - {id: news, kind: feed, url: SERVER/news.xml, every: 1h}\n"
    try await Workbench.open(configuration) { bench in
      bench.server["/news.xml"] = [
        .ok(Site.rss([("1", "One", "First")]).replacing("<channel>", with: "<channel><ttl>600</ttl>"))
      ]
      let run = try await bench.json("run")
      let status = try await bench.json("status")
      let due = try #require(status.at("sources.0.next_due")?.string)
      let hours = try #require(
        try ISO8601Interval.hours(from: run.at("started")?.string ?? "", to: due))
      #expect((9.9...10.1).contains(hours))
    }
  }

  @Test func `A page that lost its facts for good is taken as it is when a person says so`() async throws {
    let configuration = "sources:\n  - {id: contact, kind: page, url: SERVER/contact}\n" + Self.notify
    try await Workbench.open(configuration) { bench in
      let numbers = (10...15).map { "<h2>Desk \($0)</h2><p>Phone: 202-555-01\($0)</p>" }
      func page(_ count: Int) -> LoopbackAnswer {
        .page("<html><body><main><h1>Contact</h1>\(numbers.prefix(count).joined())</main></body></html>")
      }
      bench.server["/contact"] = [page(6)]
      _ = try await bench.feedwatch("run")
      bench.server["/contact"] = [page(2)]
      let refused = try await bench.json("run")
      #expect(refused.at("problems.0.kind")?.string == "suspect")
      #expect(refused.at("problems.0.detail")?.string?.contains("run --source contact --trust") == true)
      #expect(try await bench.feedwatch("run", "--trust").exitCode == 64)
      let trusted = try await bench.json("run", "--source", "contact", "--trust")
      #expect(trusted.integer("changes") == 4)
      #expect(try await bench.json("run").integer("sources.failed") == 0)
    }
  }
}

/// Differences of RFC 3339 times.
private enum ISO8601Interval {
  static func hours(from start: String, to end: String) throws -> Double? {
    let style = Date.ISO8601FormatStyle()
    let plain = { (text: String) in text.replacing(#/\.\d+/#, with: "") }
    return try style.parse(plain(end)).timeIntervalSince(style.parse(plain(start))) / 3600
  }
}
