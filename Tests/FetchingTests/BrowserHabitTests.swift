import Fetching
import Model
import Support
import Testing

/// What browsers put up with, and servers therefore do.
@Suite struct BrowserHabitTests {
  /// `<rss>gzip</rss>`, packed.
  private static let packed = Bombs.bytes("1f8b0800000000000203b3292a2eb64bafca2cb0d107b1001494d76c0f000000")
  private static let text = "<rss>gzip</rss>"

  private func redirect(_ cookies: [String], to path: String = "/feed") -> LoopbackAnswer {
    LoopbackAnswer(status: 302, headers: [("Location", path)] + cookies.map { ("Set-Cookie", $0) }, body: [])
  }

  // MARK: Cookies

  @Test func `A server that wants its cookie back gives the document`() async throws {
    let redirect = redirect(["visit=7; Path=/; HttpOnly", "shown=yes"])
    let server = try LoopbackServer { request in
      let cookies = Set((request["Cookie"] ?? "").split(separator: ";").map { $0.drop { $0 == " " } })
      return cookies == ["visit=7", "shown=yes"] ? .ok("<rss/>") : redirect
    }
    #expect(await fetch(server.url("/feed")).text == "<rss/>")
    #expect(await fetch(server.url("/feed")).text == "<rss/>")
    #expect(
      server.requests.map { $0["Cookie"] == nil } == [true, false, true, false], "each visit begins without")
  }

  @Test func `A source's own cookie goes along with those of the visit`() async throws {
    let redirect = redirect(["b=2"])
    let server = try LoopbackServer { $0["Cookie"] == "a=1; b=2" ? .ok("x") : redirect }
    let own = Source.Header(name: "Cookie", value: "a=1")
    #expect(await fetch(FetchRequest(url: server.url("/feed"), headers: [own])).text == "x")
  }

  @Test func `Cookies of other hosts, other folders, secure ones and old ones stay away`() async throws {
    let other = try LoopbackServer(host: "127.0.0.2") { _ in .ok("there") }
    let server = try LoopbackServer { _ in .ok("x") }
    server["/a/feed"] = [
      redirect(
        ["mine=1", "deep=1; Path=/a/b", "safe=1; Secure", "old=1; Max-Age=0", "all=1; Domain=1"],
        to: "/a/next")
    ]
    server["/a/next"] = [.redirect(to: other.url("/a/x"))]
    #expect(
      await fetch(FetchRequest(url: server.url("/a/feed"), allowedHosts: ["127.0.0.2"])).text == "there")
    #expect(server.requests[1]["Cookie"] == "mine=1")
    #expect(other.requests[0]["Cookie"] == nil)
  }

  @Test func `A cookie that is another one at each hop does not redirect for ever`() async throws {
    let server = try LoopbackServer { request in
      let last = Int((request["Cookie"] ?? "n=0").dropFirst(2)) ?? 0
      return LoopbackAnswer(
        status: 302, headers: [("Location", "/feed"), ("Set-Cookie", "n=\(last + 1)")], body: [])
    }
    #expect(await fetch(server.url("/feed")).failure?.kind == .redirect)
    #expect(server.requests.count <= 12)
  }

  // MARK: Encodings

  @Test func `A gzip file is unpacked without a header, in parts, and with bytes behind it`() async throws {
    for (body, headers) in [
      (Self.packed, []), (Self.packed, [("Content-Type", "application/gzip")]),
      (Self.packed + [10, 10], [("Content-Encoding", "gzip")]), (Self.packed + [0, 0, 0], []),
    ] {
      let server = try LoopbackServer { _ in .ok(bytes: body, headers: headers) }
      #expect(await fetch(server.url("/")).text == Self.text, "\(headers)")
    }
    let server = try LoopbackServer { _ in .ok(bytes: Self.packed + Self.packed) }
    #expect(await fetch(server.url("/")).text == Self.text + Self.text)
  }

  @Test(arguments: ["utf-8", "none", "binary", "gzip, aws-chunked", "UTF8"])
  func `An encoding that is none is passed over`(encoding: String) async throws {
    let server = try LoopbackServer { _ in .ok("<rss/>", headers: [("Content-Encoding", encoding)]) }
    #expect(await fetch(server.url("/")).text == "<rss/>")
    let packing = try LoopbackServer { _ in .ok(bytes: Self.packed, headers: [("Content-Encoding", encoding)])
    }
    #expect(await fetch(packing.url("/")).text == Self.text)
  }

  @Test func `A bomb that no header names is cut at the cap, and a damaged file stays as it is`() async throws
  {
    let server = try LoopbackServer { _ in .ok(bytes: Bombs.gzip) }
    #expect(await fetch(server.url("/")) { $0.maxBody = 2_000_000 }.failure?.kind == .tooLarge)
    let damaged = Self.packed.prefix(20) + [UInt8](repeating: 255, count: 20)
    let other = try LoopbackServer { _ in .ok(bytes: Array(damaged)) }
    #expect(await fetch(other.url("/")).response?.body == Array(damaged))
  }

  @Test func `A login page is no challenge, whatever it is called`() async throws {
    let page = "<html><head><title>Access denied</title></head><body><form>Password</form></body></html>"
    let server = try LoopbackServer { _ in .status(401, page, headers: [("Content-Type", "text/html")]) }
    let failure = try #require(await fetch(server.url("/")).failure)
    #expect(failure.kind == .blocked && failure.detail.contains("a login is needed"))
  }

  // MARK: Proxies

  @Test func `The proxy of the settings fetches the document, and no proxy of the environment does`()
    async throws
  {
    let proxy = try LoopbackServer { _ in .ok("by proxy") }
    #expect(await fetch("http://agency.invalid/feed") { $0.proxy = proxy.url() }.text == "by proxy")
    #expect(proxy.requests.count == 1)
  }

  @Test func `A proxy is not asked for addresses that are not public`() async throws {
    let proxy = try LoopbackServer { _ in .ok("by proxy") }
    for url in ["http://127.0.0.1/", "http://[::1]/", "http://10.0.0.1/x", "http://localhost/"] {
      let result = await fetch(url) { ($0.proxy, $0.allowsPrivateAddresses) = (proxy.url(), false) }
      #expect(result.failure?.kind == .network, "\(url)")
    }
    #expect(proxy.requests.isEmpty)
    #expect(
      await fetch("http://agency.invalid/") { ($0.proxy, $0.allowsPrivateAddresses) = (proxy.url(), false) }
        .text
        == "by proxy")
  }
}
