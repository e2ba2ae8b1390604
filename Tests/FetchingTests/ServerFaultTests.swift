import Fetching
import Model
import Support
import Testing

/// Everything a broken or hostile server does ends within its caps, named in one plain line, and never as a document.
@Suite struct ServerFaultTests {
  private static let head = "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n"

  private func failure(
    _ answer: LoopbackAnswer, _ change: (inout FetchSettings) -> Void = { _ in }
  ) async throws -> FetchFailure {
    let server = try LoopbackServer { _ in answer }
    let failure = try #require(await fetch(server.url("/feed"), change).failure)
    #expect(!failure.detail.isEmpty && !failure.detail.contains("\n"))
    return failure
  }

  private func steps(_ text: String, _ more: LoopbackAnswer.Step...) -> LoopbackAnswer {
    .steps([.bytes(Array(text.utf8))] + more)
  }

  @Test(arguments: [
    (400, ProblemKind.http), (401, .blocked), (403, .blocked), (404, .http), (410, .gone), (429, .http),
    (500, .http), (503, .http), (204, .http), (206, .http),
  ])
  func `A status that is no document has its kind`(status: Int, kind: ProblemKind) async throws {
    let failure = try await failure(.status(status))
    #expect(failure.kind == kind)
    #expect(failure.status == status)
    #expect(failure.detail.contains("\(status)"))
  }

  @Test func `A server that fails and comes back is read again`() async throws {
    let server = try LoopbackServer()
    server["/"] = [.status(500), .ok("x"), .status(500), .ok("y")]
    #expect(await fetch(server.url("/")).failure?.kind == .http)
    #expect(await fetch(server.url("/")).text == "x")
    #expect(await fetch(server.url("/")).failure?.kind == .http)
    #expect(await fetch(server.url("/")).text == "y")
  }

  @Test func `Slow headers, a byte now and then, a stall: all end in time`() async throws {
    let answers: [LoopbackAnswer] = [
      .steps([.drip(Array(Self.head.utf8), milliseconds: 200)]),
      steps(Self.head + "\r\n", .drip([UInt8](repeating: 65, count: 2000), milliseconds: 200)),
      steps(Self.head + "Content-Length: 9\r\n\r\nab", .wait(milliseconds: 600_000)),
      .steps([.wait(milliseconds: 600_000)]),
    ]
    for answer in answers {
      let begin = ContinuousClock.now
      #expect(try await failure(answer) { $0.timeout = 500 }.kind == .timeout)
      #expect(ContinuousClock.now - begin < TestSetting.limit(seconds: 300))
    }
  }

  @Test func `A body without end is cut at the cap`() async throws {
    let answer = steps(Self.head + "\r\n", .endless([UInt8](repeating: 65, count: 65_536)))
    #expect(try await failure(answer) { $0.maxBody = 1_000_000 }.kind == .tooLarge)
  }

  @Test func `A body that says it is too large is not begun`() async throws {
    let answer = steps(Self.head + "Content-Length: 99999999999\r\n\r\n", .wait(milliseconds: 9000))
    #expect(try await failure(answer).kind == .tooLarge)
  }

  @Test func `A body cut off by its end, a reset or a broken chunk is never a document`() async throws {
    let answers: [LoopbackAnswer] = [
      steps(Self.head + "Content-Length: 50\r\n\r\n<rss/>"),
      steps(Self.head + "Content-Length: 50\r\n\r\n<rss/>", .wait(milliseconds: 50), .reset),
      steps(Self.head + "Transfer-Encoding: chunked\r\n\r\n6\r\n<rss/>\r\n"),
      steps(Self.head + "Transfer-Encoding: chunked\r\n\r\n6\r\n<rss/>\r\nzz\r\n"),
      steps(Self.head + "\r\n<rss/>", .wait(milliseconds: 50), .reset),
      .steps([.reset]), .steps([]),
    ]
    for answer in answers { #expect(try await failure(answer).kind == .network) }
  }

  @Test func `A body longer than its Content-Length is not cut to it`() async throws {
    let answer = steps(Self.head + "Content-Length: 3\r\n\r\n<rss/>")
    #expect(try await failure(answer).kind == .network)
  }

  @Test(arguments: [("br", Bombs.brotli), ("gzip", Bombs.gzip)])
  func `A compressed bomb is cut at the cap`(encoding: String, body: [UInt8]) async throws {
    let answer = LoopbackAnswer.ok(bytes: body, headers: [("Content-Encoding", encoding)])
    #expect(try await failure(answer) { $0.maxBody = 2_000_000 }.kind == .tooLarge)
  }

  @Test(arguments: [
    ("gzip", "1f8b0800000000000203b3292a2eb64bafca2cb0d107b1001494d76c0f000000"),
    ("br", "0b08803c7273733e62726f746c693c2f7273733e03"),
    ("zstd", "28b52ffd200f7900003c7273733e7a7374643c2f7273733e"),
  ])
  func `Whole compressed bodies are read`(encoding: String, hex: String) async throws {
    let server = try LoopbackServer { _ in
      .ok(bytes: Bombs.bytes(hex), headers: [("Content-Encoding", encoding)])
    }
    let text = try #require(await fetch(server.url("/")).text)
    #expect(text.hasPrefix("<rss>") && text.hasSuffix("</rss>"))
  }

  @Test func `A body in another encoding than named is malformed`() async throws {
    let answer = LoopbackAnswer.ok("<rss/> is not gzip", headers: [("Content-Encoding", "gzip")])
    #expect(try await failure(answer).kind == .malformed)
  }

  @Test func `Ten megabytes of headers are too many`() async throws {
    let line = "X-Filler: " + String(repeating: "a", count: 990) + "\r\n"
    let answer = steps(Self.head, .endless(Array(line.utf8)))
    #expect(try await failure(answer).kind == .tooLarge)
  }

  @Test func `An answer without a head is not HTTP`() async throws {
    #expect(try await failure(.raw("<rss>HTTP/0.9</rss>")).kind == .network)
  }

  @Test func `Nobody there and no such name are network problems`() async throws {
    let server = try LoopbackServer()
    server.stop()
    let refused = try #require(await fetch(server.url("/")).failure)
    #expect(refused.kind == .network)
    #expect(refused.detail.contains("connection refused"))
    let unknown = try #require(await fetch("http://no-such-name.invalid/").failure)
    #expect(unknown.kind == .network)
    #expect(unknown.detail.contains("no-such-name.invalid"))
  }

  @Test(arguments: ["", "http://", "nonsense", "http://a b/", "ftp://example.org/x"])
  func `What is no URL of the web is not fetched`(url: String) async {
    #expect(await fetch(url).failure?.kind == .network)
  }

  @Test func `Control characters of a server reach no message`() async throws {
    let failure = try await failure(.redirect(to: "http://\u{1B}[31mevil\u{202E}.example/"))
    #expect(failure.detail.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E })
  }

  @Test func `A challenge is a block whatever its status`() async throws {
    for status in [200, 403, 429, 503] {
      let marked = LoopbackAnswer(status: status, headers: [("cf-mitigated", "challenge")])
      #expect(try await failure(marked).kind == .blocked)
      let page = LoopbackAnswer.status(
        status, "<html><script>window._cf_chl_opt={}</script>", headers: [("Content-Type", "text/html")])
      #expect(try await failure(page).kind == .blocked)
    }
  }

  @Test
  func `The page of a wall is known by its title too, and a missing page behind a wall stays a missing page`()
    async throws
  {
    let html = [("Content-Type", "text/html")]
    let script = "<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>"
    let wall = "<html><head><title>Just a moment...</title></head><body>\(script)</body></html>"
    for status in [200, 429, 503] {
      #expect(try await failure(.status(status, wall, headers: html)).kind == .blocked)
    }
    let missing = "<html><head><title>Not found</title></head><body>\(script)</body></html>"
    #expect(try await failure(.status(404, missing, headers: html)).kind == .http)
    #expect(try await failure(.status(503, "<title>Maintenance</title>", headers: html)).kind == .http)
  }

  @Test func `A good page behind a wall that adds its scripts is read`() async throws {
    let server = try LoopbackServer { _ in
      .page("<p>hi</p><script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>")
    }
    #expect(await fetch(server.url("/")).text?.contains("hi") == true)
  }

  @Test(arguments: [
    ("120", Int64(120)), ("Tue, 24 Nov 2026 07:00:00 GMT", 3600), ("soon", 0), ("99999999999999999999", .max),
  ])
  func `Retry-After is read in seconds and as a date`(value: String, seconds: Int64) async throws {
    let answer = LoopbackAnswer.status(
      503, headers: [("Retry-After", value), ("Date", "Tue, 24 Nov 2026 06:00:00 GMT")])
    #expect(try await failure(answer).retryAfter ?? 0 == seconds)
  }

  @Test(arguments: [(404, ProblemKind.http), (410, .gone), (403, .blocked), (429, .http)])
  func `An error whose page is larger than a document may be keeps its meaning`(
    status: Int, kind: ProblemKind
  ) async throws {
    let head = "HTTP/1.1 \(status) No\r\nContent-Length: 50000000\r\nRetry-After: 3600\r\n\r\n"
    for body in ["<p>no</p>", String(repeating: "no ", count: 40_000)] {
      let failure = try await failure(steps(head + body))
      #expect(failure.kind == kind && failure.status == status)
      #expect(status != 429 || failure.retryAfter == 3600)
    }
  }

  @Test func `A redirect is followed however large its page is`() async throws {
    let server = try LoopbackServer { _ in .ok("x") }
    server["/feed"] = [
      steps("HTTP/1.1 302 Found\r\nLocation: /new\r\nContent-Length: 50000000\r\n\r\nmoved")
    ]
    #expect(await fetch(server.url("/feed")).text == "x")
  }

  @Test func `What one answer leaves on a connection is not taken for the next one`() async throws {
    let server = try LoopbackServer { _ in .ok("x") }
    server["/long"] = [
      steps(
        Self.head + "Content-Length: 1\r\n\r\na", .wait(milliseconds: 400), .bytes(Array("left over".utf8)),
        .wait(milliseconds: 60_000))
    ]
    var settings = FetchSettings()
    settings.allowsPrivateAddresses = true
    settings.obeysRobots = false
    let fetcher = Fetcher(settings: settings, version: "1", robots: NoRobotsCache())
    defer { fetcher.shutdown() }
    #expect(await fetcher.fetch(FetchRequest(url: server.url("/long"))).text == "a")
    #expect(await fetcher.fetch(FetchRequest(url: server.url("/short"))).text == "x")
  }
}
