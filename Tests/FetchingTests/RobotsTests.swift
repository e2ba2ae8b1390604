import Model
import Support
import Testing
import Text

@testable import Fetching

@Suite struct RobotsRulesTests {
  @Test(arguments: [
    ("/", "/page", false), ("", "/page", true), ("/page", "/page/x", false), ("/page", "/pages", false),
    ("/page/", "/page", true), ("/*.pdf$", "/a/b.pdf", false), ("/*.pdf$", "/b.pdf?x", true),
    ("/a*b*c", "/aXXbYYc/", false), ("/a*b*c", "/acb", true), ("*", "/", false), ("/%7Eme", "/~me/x", false),
    ("/é", "/%C3%A9", false), ("/a%2Fb", "/a/b", true), ("/?q=", "/?q=1", false), ("/x$y", "/x$y", false),
  ])
  func `Patterns match as RFC 9309 says`(pattern: String, path: String, isAllowed: Bool) {
    #expect(RobotsRules("User-agent: *\nDisallow: \(pattern)").allows(path) == isAllowed)
  }

  @Test func `The longest rule decides, and of two as long the allowing one`() {
    let rules = RobotsRules("user-agent: *\nallow: /a/b\ndisallow: /a\ndisallow: /c\nallow: /c")
    #expect(rules.allows("/a/b/1"))
    #expect(!rules.allows("/a/x"))
    #expect(rules.allows("/c"))
  }

  @Test func `Groups for this program replace those for everybody and are joined`() {
    let text = """
      # everybody
      User-agent: *
      Disallow: /
      User-agent: other
      User-agent: FeedWatch/2.0
      Disallow: /one
      Crawl-delay: 1.5

      Sitemap: https://example.org/s.xml
      User-agent: feedwatch
      Disallow: /two # both
      """
    let rules = RobotsRules(text)
    #expect(rules.allows("/three"))
    #expect(!rules.allows("/one"))
    #expect(!rules.allows("/two"))
    #expect(rules.crawlDelay == 1500)
  }

  @Test func `A page in place of the file allows everything, and endless pauses are cut`() {
    #expect(RobotsRules("<html><body>Not found: sorry</body></html>").allows("/x"))
    #expect(RobotsRules("User-agent: *\r\nCrawl-delay: 99999999").crawlDelay == 60_000)
    #expect(RobotsRules("User-agent: *\nCrawl-delay: nan").crawlDelay == 0)
  }

  @Test func `Patterns that would take minutes forbid what they cannot be asked about`() {
    let pattern = "/*" + String(repeating: "a", count: 2000) + "b"
    let rules = RobotsRules("User-agent: *\n" + String(repeating: "Disallow: \(pattern)\n", count: 240))
    #expect(!rules.allows("/" + String(repeating: "a", count: 8000)))
    #expect(rules.allows("/contact"))
  }

  @Test func `Hostile patterns take little time`() {
    let pattern = String(repeating: "*a", count: 1000)
    let rules = RobotsRules("User-agent: *\nDisallow: \(pattern)b")
    #expect(rules.allows("/" + String(repeating: "a", count: 2000)))
  }
}

@Suite struct RobotsTests {
  private func request(_ server: LoopbackServer, _ path: String = "/feed") -> FetchRequest {
    FetchRequest(url: server.url(path))
  }

  @Test func `A disallowed document is not asked for`() async throws {
    let server = try LoopbackServer { _ in .ok("x") }
    server["/robots.txt"] = [.ok("User-agent: *\nDisallow: /feed", type: "text/plain")]
    let cache = MemoryRobotsCache()
    let failure = try #require(await fetch(request(server), robots: cache).failure)
    #expect(failure.kind == .robots)
    #expect(server.requests(for: "/feed").isEmpty)
    #expect(await fetch(request(server, "/other"), robots: cache).text == "x")
  }

  @Test func `The file is asked for once a day`() async throws {
    let server = try LoopbackServer { _ in .ok("x") }
    let cache = MemoryRobotsCache()
    let start = Timestamp(seconds: 1_800_000_000)
    for hours in [0, 1, 23] as [Int64] {
      _ = await fetch(request(server), robots: cache, clock: { start.adding(seconds: hours * 3600) })
    }
    #expect(server.requests(for: "/robots.txt").count == 1)
    _ = await fetch(request(server), robots: cache, clock: { start.adding(seconds: 86_400) })
    #expect(server.requests(for: "/robots.txt").count == 2)
  }

  @Test func `Without a file everything may be read`() async throws {
    let server = try LoopbackServer()
    server["/feed"] = [.ok("x")]
    #expect(await fetch(request(server), robots: MemoryRobotsCache()).text == "x")
  }

  @Test func `While the file fails nothing is read, unless an older one is kept`() async throws {
    let server = try LoopbackServer { _ in .ok("x") }
    server["/robots.txt"] = [.status(503, headers: [("Retry-After", "60")])]
    let cache = MemoryRobotsCache()
    let failure = try #require(await fetch(request(server), robots: cache).failure)
    #expect(failure.kind == .http)
    #expect(failure.detail.contains("robots.txt"))
    #expect(failure.retryAfter == 60)
    #expect(server.requests(for: "/feed").isEmpty)
    cache.save("http://127.0.0.1:\(server.port)", text: "", at: Timestamp(seconds: 0))
    #expect(await fetch(request(server), robots: cache).text == "x")
  }

  @Test func `A source that may not reach a private address says nothing for one that may`() async throws {
    let server = try LoopbackServer { _ in .ok("x") }
    let fetcher = Fetcher(settings: FetchSettings(), version: "1", robots: MemoryRobotsCache())
    defer { fetcher.shutdown() }
    let barred = FetchRequest(url: server.url("/a"))
    let allowed = FetchRequest(url: server.url("/b"), allowsPrivateAddresses: true)
    #expect(await fetcher.fetch(barred).failure != nil)
    #expect(await fetcher.fetch(allowed).text == "x")
    #expect(await fetcher.fetch(barred).failure != nil)
  }

  /// Asks for `count` documents of `server` at once.
  private func fetchTogether(
    _ count: Int, from server: LoopbackServer, _ settings: FetchSettings = FetchSettings()
  ) async {
    var settings = settings
    settings.allowsPrivateAddresses = true
    let fetcher = Fetcher(settings: settings, version: "1", robots: MemoryRobotsCache())
    defer { fetcher.shutdown() }
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<count { group.addTask { _ = await fetcher.fetch(request(server, "/\(number)")) } }
    }
  }

  @Test func `Many documents of a host wait for one file`() async throws {
    let server = try LoopbackServer { _ in .ok("x") }
    await fetchTogether(20, from: server)
    #expect(server.requests(for: "/robots.txt").count == 1)
    #expect(server.requests.count == 21)
  }

  @Test func `Crawl-delay keeps requests to the host apart`() async throws {
    let server = try LoopbackServer { _ in .ok("x") }
    server["/robots.txt"] = [.ok("User-agent: *\nCrawl-delay: 0.2")]
    let begin = ContinuousClock.now
    await fetchTogether(4, from: server)
    #expect(ContinuousClock.now - begin >= .milliseconds(600))
  }

  @Test func `The configured pause counts where there is no other`() async throws {
    let server = try LoopbackServer { _ in .ok("x") }
    let begin = ContinuousClock.now
    var settings = FetchSettings()
    settings.obeysRobots = false
    settings.hostDelay = 150
    await fetchTogether(3, from: server, settings)
    #expect(ContinuousClock.now - begin >= .milliseconds(300))
  }
}
