import Foundation
import Model
import Support
import Testing
import Text

@Suite struct AddTests {
  private static let agency = """
    <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Contact us</title>
    <link rel="alternate" type="application/rss+xml" title="All news" href="/rss.xml"></head><body>
    <main><h1>Contact us</h1><p>Call 800-555-0142, or write to <a href="mailto:a@agency.example">a@agency.example</a>.</p>
    <p>Read our <a href="/news/feed/">news feed</a>. We are glad to help you with questions about forms and fees.</p>
    <ul><li><a href="/ask-addresses">Direct  Filing Addresses for Form ASK-1</a></li>
    <li><a href="/gone-addresses">Filing addresses for Form GONE-2</a></li>
    <li><a href="https://elsewhere.example/a">Filing address finder</a></li><li><a href="/fees">Fees</a></li></ul>
    </main></body></html>
    """
  private static let old = """
    <rss version="2.0"><channel><title>Old</title><item><title>Then</title><guid>1</guid>
    <pubDate>Tue, 03 Mar 2015 10:00:00 GMT</pubDate></item></channel></rss>
    """

  private func open(_ body: (Workbench) async throws -> Void) async throws {
    try await Workbench.open("# by hand\nsources:   # none yet\n") { bench in
      bench.server["/contact"] = [.page(Self.agency)]
      bench.server["/rss.xml"] = [.ok(Self.old)]
      bench.server["/news/feed/"] = [.ok(Site.rss([("1", "Something", "Text")]))]
      bench.server["/ask-addresses"] = [.page(Site.contact())]
      try await body(bench)
    }
  }

  @Test func `a page is proved with its facts and the feeds that it offers, stale ones called stale`()
    async throws
  {
    try await open { bench in
      let run = try await bench.feedwatch("add", bench.server.url("/contact"), "--tag", "contact")
      #expect(run.exitCode == 0, "\(run.errors)")
      #expect(run.output.contains("page: Contact us\nstatus 200"))
      #expect(run.output.contains("  phone/voice: +18005550142"))
      #expect(run.output.contains("/rss.xml (All news): 1 entry, the newest of 2015-03-03; STALE"))
      #expect(run.output.contains("/news/feed/ (news feed): 1 entry\n"))
      #expect(bench.text("feedwatch.yaml").contains("# by hand\nsources:   # none yet\n  - id:"))
      let list = try await bench.json("sources")
      #expect(list.at("sources.0.tags") == ["contact"])
    }
  }

  @Test func `a page on which nothing can be watched is refused, and says what to do`() async throws {
    try await open { bench in
      let list =
        "<html><head><title>News</title></head><body><main><h1>News</h1><ul><li><a href=a>One</a></li></ul></main></body></html>"
      bench.server["/list"] = [.page(list)]
      let run = try await bench.feedwatch("add", bench.server.url("/list"), "--yes")
      #expect(run.exitCode == 65 && run.output.contains("`entries:`"))
      #expect(run.errors.contains("nothing to watch") && !bench.text("feedwatch.yaml").contains("/list"))
      let sure = try await bench.feedwatch("add", bench.server.url("/list"), "--yes", "--empty")
      #expect(sure.exitCode == 0 && bench.text("feedwatch.yaml").contains("/list"))
    }
  }

  @Test
  func `a feed is proved with the dates of its entries, and called stale where nothing came for a year`()
    async throws
  {
    try await open { bench in
      let run = try await bench.feedwatch("add", bench.server.url("/rss.xml"), "--id", "old")
      #expect(run.exitCode == 0, "\(run.errors)")
      #expect(run.output.contains("STALE: nothing new for over a year"))
      #expect(run.output.contains("  2015-03-03 Then\n"))
    }
  }

  @Test func `links are followed by what they are called, other hosts are not`() async throws {
    try await open { bench in
      let run = try await bench.feedwatch("add", bench.server.url("/contact"), "--discover", "filing address")
      #expect(run.exitCode == 0, "\(run.errors)")
      #expect(run.output.contains("link: Direct Filing Addresses for Form ASK-1"))
      #expect(run.errors.contains("/gone-addresses: http:"))
      #expect(run.errors.contains("elsewhere.example/a: redirect: leads to another host"))
      let list = try await bench.json("sources")
      #expect(list.at("sources")?.array?.count == 1)
      #expect(list.at("sources.0.url")?.string?.hasSuffix("/ask-addresses") == true)
      let none = try await bench.feedwatch("add", bench.server.url("/contact"), "--discover", "lunch menu")
      #expect(none.exitCode == 65 && none.errors.contains("no link with \"lunch menu\""))
    }
  }

  @Test func `a host that looks like a watched one is refused without a request`() async throws {
    let sources = """
      sources:
        - {id: agency, kind: page, url: "https://www.permits.gov/contact"}

      """
    try await Workbench.open(sources) { bench in
      for host in [
        "permits.gov.help.example", "permits.com", "permit.gov", "permits-gov.org", "xn--prmits-dva.gov",
      ] {
        let run = try await bench.feedwatch("add", "https://\(host)/contact", "--yes")
        #expect(run.exitCode == 65, "\(host): \(run.errors)")
        #expect(run.errors.contains("--trust-host"), "\(host): \(run.errors)")
      }
    }
  }

  @Test func `no title of a feed writes configuration`() async throws {
    // A quotation mark behind U+0600 is no character of its own, so that a search among characters does not find it.
    let title = "News\u{0600}\", enabled: false, tags: [\"x\u{0600}\"], every: \"1s"
    let setUp = "sources: [\n  {id: news, kind: feed, url: SERVER/news/feed/}\n]\n"
    try await Workbench.open(setUp) { bench in
      bench.server["/other"] = [
        .ok(Site.rss([("1", "Something", "Text")]).replacing("Agency news", with: title))
      ]
      let run = try await bench.feedwatch("add", bench.server.url("/other"), "--id", "other", "--yes")
      #expect(run.exitCode == 0, "\(run.errors)")
      let source = try await bench.json("sources").at("sources.1")
      #expect(source?.at("title")?.string == title)
      #expect(source?.at("enabled") == true && source?.at("tags") == [])
    }
  }

  @Test func `a list in brackets is added to like any other`() async throws {
    let setUp = "sources: [ # mine\n  {id: news, kind: feed, url: SERVER/news/feed/}  # first\n]\n"
    try await Workbench.open(setUp) { bench in
      bench.server["/contact"] = [.page(Self.agency)]
      let url = bench.server.url("/contact")
      let run = try await bench.feedwatch("add", url, "--id", "contact", "--tag", "a", "--yes")
      #expect(run.exitCode == 0, "\(run.errors)")
      #expect(
        bench.text("feedwatch.yaml").hasSuffix(
          """
          /news/feed/},  # first
            {id: contact, kind: page, url: "\(url)", title: "Contact us", tags: ["a"]}
          ]

          """))
      #expect(try await bench.json("sources").at("sources")?.array?.count == 2)
    }
  }
}
