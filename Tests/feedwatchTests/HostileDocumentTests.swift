import Foundation
import Model
import Support
import Testing
import Text

/// Every kind of document that could harm a run, in one run with good ones.
@Suite struct HostileDocumentTests {
  /// A document and what comes of it: a problem of that kind, or nil where it is read.
  private struct Case {
    var name: String
    var answer: LoopbackAnswer
    var problem: String?

    init(_ name: String, _ answer: LoopbackAnswer, problem: String? = nil) {
      (self.name, self.answer, self.problem) = (name, answer, problem)
    }
  }

  private static let evil =
    "Evil\r\nBcc: you@b.example \u{1B}[31m\u{202E}gnp &lt;script&gt;alert(1)&lt;/script&gt;"

  private static func rss(_ items: String, doctype: String = "", encoding: String = "UTF-8") -> String {
    "<?xml version=\"1.0\" encoding=\"\(encoding)\"?>\(doctype)<rss version=\"2.0\"><channel><title>T</title>\(items)</channel></rss>"
  }

  private static func item(_ id: String, title: String? = nil, more: String = "") -> String {
    "<item><guid>\(id)</guid><title>\(title ?? "Notice \(id)")</title>\(more)</item>"
  }

  private static let laughs = rss(
    item("laughs", title: "&h;"),
    doctype: "<!DOCTYPE rss [<!ENTITY a \"ha\">"
      + zip("bcdefgh", "abcdefg").map { name, inner in
        "<!ENTITY \(name) \"\(String(repeating: "&\(inner);", count: 10))\">"
      }.joined() + "]>")
  private static let blowUp = rss(
    item("blow-up", title: String(repeating: "&a;", count: 5_000)),
    doctype: "<!DOCTYPE rss [<!ENTITY a \"\(String(repeating: "a", count: 20_000))\">]>")
  private static let external = rss(
    item("external", title: "Before &x;&y; after"),
    doctype: "<!DOCTYPE rss SYSTEM \"SERVER/secret.dtd\" [<!ENTITY x SYSTEM \"SERVER/secret\">"
      + "<!ENTITY y SYSTEM \"file:///etc/passwd\">]>")

  private static var feeds: [Case] {
    let deep = String(repeating: "<x>", count: 100_000)
    let dates = ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "Mon, 99 Foo 20260 77:00 XYZ"].enumerated()
      .map {
        item("date-\($0.offset)", more: "<pubDate>\($0.element)</pubDate>")
      }
    let sixteen = rss(item("sixteen"), encoding: "UTF-16").utf16.flatMap {
      [UInt8($0 & 0xFF), UInt8($0 >> 8)]
    }
    return [
      Case("laughs", .ok(laughs)), Case("blow-up", .ok(blowUp)), Case("external", .ok(external)),
      Case("deep", .ok(rss(item("deep", more: "<description>\(deep)</description>")))),
      Case("many", .ok(rss((0..<4_000).map { item("many-\($0)") }.joined()))),
      Case("nul", .ok(rss(item("nul", title: "A\0B\u{1}C")))),
      Case(
        "bytes",
        .ok(bytes: Array(rss("").utf8.dropLast(16)) + Array(item("bytes", title: "caf").utf8) + [0xE9, 0xFF])),
      Case("sixteen", .ok(bytes: sixteen)),
      Case("script", .ok(rss(item("script", title: evil, more: "<link>javascript:alert(1)</link>")))),
      Case(
        "data",
        .ok(rss(item("data", more: "<link>data:text/html,&lt;script&gt;alert(1)&lt;/script&gt;</link>")))),
      Case("long", .ok(rss(item("long", title: String(repeating: "long title ", count: 100_000))))),
      Case("dates", .ok(rss(dates.joined()))),
      Case(
        "twins",
        .ok(
          rss(item("twin", title: "One") + item("twin", title: "Two") + "<item><title>No id</title></item>"))),
      Case("future", .ok(rss(item("future")), lastModified: "Fri, 31 Dec 2100 23:59:59 GMT")),
      Case("page-not-feed", .page(Site.contact()), problem: "not-a-feed"),
      Case(
        "picture", .ok(bytes: [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0], type: "image/png"),
        problem: "not-a-feed"),
      Case("empty", .ok(""), problem: "malformed"),
      Case(
        "endless",
        .steps([
          .bytes(Array("HTTP/1.1 200 OK\r\n\r\n<rss>".utf8)), .endless(Array(repeating: 65, count: 65_536)),
        ]),
        problem: "too-large"),
    ]
  }

  private static var pages: [Case] {
    let nested = Site.contact().replacing(
      "<h2>Press", with: String(repeating: "<div>", count: 50_000) + "<h2>Press")
    let numbers = (0..<1_500).map { "<p>Call 800-555-\(String(format: "%04d", $0 % 10_000))</p>" }.joined()
    return [
      Case("nested", .page(nested)),
      Case("numbers", .page("<main><h1>Numbers</h1>\(numbers)")),
      Case("evil-page", .page("<main><h1>\(evil)</h1><p>\(evil): 800-555-0100</p>")),
    ]
  }

  private static let notifiers = """
    notify:
      - {id: text, file: digest.txt, format: text}
      - {id: html, file: digest.html, format: html}
      - {id: markdown, file: digest.md, format: markdown}
      - {id: atom, file: digest.atom, format: atom}
      - {id: json, file: digest.json, format: json}

    """

  @Test
  func
    `Hostile documents harm nothing, are named where they are no document, and the others are told in the same run`()
    async throws
  {
    let cases = Self.feeds + Self.pages
    let sources = (Self.feeds.map { ($0.name, "feed") } + Self.pages.map { ($0.name, "page") }).map {
      "  - {id: \($0.0), kind: \($0.1), url: SERVER/\($0.0), baseline: announce}\n"
    }
    let good = "  - {id: news, kind: feed, url: SERVER/news, baseline: announce}\n"
    try await Workbench.open("sources:\n" + good + sources.joined() + Self.notifiers) { bench in
      bench.server["/news"] = [.ok(Site.rss([(id: "n1", title: "A good notice", text: "Of an agency.")]))]
      for document in cases { bench.server["/" + document.name] = [document.answer] }
      let run = try await bench.feedwatch("run")
      #expect(run.exitCode == 75, "\(run)")
      try await Self.checkStatus(bench, cases)
      try Self.checkDigests(bench)
      #expect(bench.server.requests.allSatisfy { !$0.path.contains("secret") })
      // An entry inside of which a document ends is taken as it stands by the second reading.
      _ = try await bench.json("run", "--all")
      let again = try await bench.json("run", "--all")
      #expect(again.integer("entries.new") == 0 && again.integer("entries.updated") == 0)
      #expect(again.integer("changes") == 0)
    }
  }

  private static func checkStatus(_ bench: Workbench, _ cases: [Case]) async throws {
    let sources = try await bench.json("status").at("sources")?.array ?? []
    for document in cases {
      let source = try #require(sources.first { $0.at("id")?.string == document.name })
      #expect(source.at("problem.kind")?.string == document.problem, "\(document.name): \(source)")
      let detail = source.at("problem.detail")?.string ?? ""
      #expect(detail.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E }, "\(document.name)")
    }
  }

  /// Nothing of a document acts in a terminal, a mail or a browser.
  private static func checkDigests(_ bench: Workbench) throws {
    for name in ["digest.txt", "digest.html", "digest.md", "digest.atom", "digest.json"] {
      let text = bench.text(name)
      #expect(text.contains("A good notice"), "\(name)")
      #expect(
        !text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E }, "\(name)")
      #expect(!text.contains("\nBcc:"), "\(name)")
      guard name == "digest.html" else { continue }
      #expect(!text.lowercased().contains("<script") && !text.lowercased().contains("href=\"javascript:"))
      #expect(!text.lowercased().contains("href=\"data:"))
    }
  }
}
