import Fetching
import Model
import Support
import Testing

@Suite struct FetcherTests {
  @Test func `A document comes whole, with what the server says of it`() async throws {
    let server = try LoopbackServer()
    server["/feed"] = [
      .ok(
        "<rss/>", etag: "\"a1\"", lastModified: "Tue, 24 Nov 2026 06:00:00 GMT",
        headers: [("Cache-Control", "max-age=600")])
    ]
    let response = try #require(await fetch(server.url("/feed")).response)
    #expect(String(decoding: response.body, as: UTF8.self) == "<rss/>")
    #expect(response.status == 200)
    #expect(response.url == server.url("/feed"))
    #expect(response.etag == "\"a1\"")
    #expect(response.lastModified == "Tue, 24 Nov 2026 06:00:00 GMT")
    #expect(response.contentType == "application/xml")
    #expect(response.maxAge == 600)
    #expect(response.permanentURL == nil)
    #expect(response.headers.contains(Source.Header(name: "Content-Type", value: "application/xml")))
  }

  @Test func `Stored validators are sent verbatim and a 304 is no document`() async throws {
    let server = try LoopbackServer()
    server["/feed"] = [.ok("<rss/>", etag: "W/\"x y\"", lastModified: "yesterday, more or less")]
    let request = FetchRequest(
      url: server.url("/feed"), etag: "W/\"x y\"", lastModified: "yesterday, more or less")
    let response = try #require(await fetch(request).notModified)
    #expect(response.status == 304)
    #expect(response.body.isEmpty)
    #expect(server.requests[0]["If-None-Match"] == "W/\"x y\"")
    #expect(server.requests[0]["If-Modified-Since"] == "yesterday, more or less")
  }

  @Test func `A 304 that nobody asked for is answered by asking without conditions`() async throws {
    let server = try LoopbackServer()
    server["/feed"] = [.status(304), .ok("<rss/>")]
    #expect(await fetch(server.url("/feed")).text == "<rss/>")
    #expect(server.requests[1]["Cache-Control"] == "no-cache")
    server["/feed"] = [.status(304)]
    #expect(await fetch(server.url("/feed")).failure?.kind == .http)
  }

  @Test func `The program names itself and whom to write to`() async throws {
    let server = try LoopbackServer { _ in
      LoopbackAnswer(status: 302, headers: [("Location", "/next")], body: [])
    }
    server["/next"] = [.ok("x")]
    _ = await fetch(server.url("/feed")) { $0.contact = "https://example.org/bot" }
    #expect(server.requests[0]["User-Agent"] == "feedwatch/1.2 (+https://example.org/bot)")
    #expect(server.requests[0]["Accept-Encoding"]?.contains("gzip") == true)
    #expect(server.requests[0]["Accept-Encoding"]?.contains("br") == true)
  }

  @Test func `Headers of the source are sent and cannot smuggle others in`() async throws {
    let server = try LoopbackServer { _ in .ok("x") }
    let headers = [
      Source.Header(name: "Accept-Language", value: "en\r\nX-Evil: 1"),
      Source.Header(name: "X-Empty", value: ""),
    ]
    _ = await fetch(FetchRequest(url: server.url("/"), headers: headers))
    #expect(server.requests[0]["Accept-Language"] == "enX-Evil: 1")
    #expect(server.requests[0]["X-Evil"] == nil)
    #expect(server.requests[0]["X-Empty"] == "")
  }

  @Test func `Credentials in the URL log in and are never told`() async throws {
    let server = try LoopbackServer { _ in .ok("x") }
    let url = "http://me:s%40cret@127.0.0.1:\(server.port)/feed"
    let response = try #require(await fetch(url).response)
    #expect(server.requests[0]["Authorization"] == "Basic bWU6c0BjcmV0")
    #expect(response.url == server.url("/feed"))
    server["/feed"] = [.status(401)]
    let failure = try #require(await fetch(url).failure)
    #expect(!failure.detail.contains("cret"))
  }

  @Test func `An empty document is given through`() async throws {
    let server = try LoopbackServer { _ in .ok("") }
    #expect(await fetch(server.url("/")).response?.body == [])
  }

  @Test func `Many documents at once use few connections`() async throws {
    let server = try LoopbackServer { request in .ok(request.path) }
    var settings = FetchSettings()
    settings.allowsPrivateAddresses = true
    settings.obeysRobots = false
    let fetcher = Fetcher(settings: settings, version: "1", robots: NoRobotsCache())
    defer { fetcher.shutdown() }
    let texts = await withTaskGroup(of: String?.self) { group in
      for number in 0..<200 {
        group.addTask { await fetcher.fetch(FetchRequest(url: server.url("/\(number)"))).text }
      }
      return await group.reduce(into: Set<String>()) { if let text = $1 { $0.insert(text) } }
    }
    #expect(texts.count == 200)
    #expect(server.connections <= 2)
  }

  @Test func `What is under way when the fetcher stops fails as interrupted`() async throws {
    let server = try LoopbackServer { _ in .steps([.wait(milliseconds: 600_000)]) }
    var settings = FetchSettings()
    settings.allowsPrivateAddresses = true
    settings.obeysRobots = false
    let fetcher = Fetcher(settings: settings, version: "1", robots: NoRobotsCache())
    async let result = fetcher.fetch(FetchRequest(url: server.url("/")))
    try await waitUntil { !server.requests.isEmpty }
    fetcher.shutdown()
    #expect(await result.failure?.detail == "interrupted")
    #expect(await fetcher.fetch(FetchRequest(url: server.url("/"))).failure?.detail == "interrupted")
  }
}
