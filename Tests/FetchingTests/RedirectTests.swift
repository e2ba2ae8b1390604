import Fetching
import Model
import Support
import Testing

@Suite struct RedirectTests {
  @Test func `A permanent redirect is followed and remembered`() async throws {
    let server = try LoopbackServer { _ in .ok("x") }
    server["/old"] = [.redirect(to: "/new?a=1#part", status: 301)]
    let response = try #require(await fetch(server.url("/old")).response)
    #expect(response.url == server.url("/new?a=1"))
    #expect(response.permanentURL == server.url("/new?a=1"))
  }

  @Test func `Only what is permanent from the start is remembered`() async throws {
    let server = try LoopbackServer { _ in .ok("x") }
    server["/a"] = [.redirect(to: "/b", status: 308)]
    server["/b"] = [.redirect(to: "/c", status: 302)]
    server["/c"] = [.redirect(to: "/d", status: 301)]
    #expect(await fetch(server.url("/a")).response?.permanentURL == server.url("/b"))
    #expect(await fetch(server.url("/b")).response?.permanentURL == nil)
  }

  @Test func `A failure at the end of a permanent redirect still tells where it led`() async throws {
    let server = try LoopbackServer()
    server["/a"] = [.redirect(to: "/b", status: 301)]
    #expect(await fetch(server.url("/a")).failure?.permanentURL == server.url("/b"))
  }

  @Test(arguments: [
    "file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1/x", "javascript:alert(1)",
    "dict://127.0.0.1:1/x",
  ])
  func `Other schemes are not followed`(target: String) async throws {
    let server = try LoopbackServer { _ in .redirect(to: target) }
    let failure = try #require(await fetch(server.url("/")).failure)
    #expect(failure.kind == .redirect)
  }

  @Test func `Loops and long chains end`() async throws {
    let server = try LoopbackServer { request in
      .redirect(to: "/" + String((Int(request.path.dropFirst()) ?? 0) + 1))
    }
    server["/a"] = [.redirect(to: "/b")]
    server["/b"] = [.redirect(to: "/a")]
    #expect(await fetch(server.url("/a")).failure?.detail == "redirects in a loop")
    let failure = try #require(await fetch(server.url("/1")).failure)
    #expect(failure.kind == .redirect)
    #expect(server.requests.count < 20)
  }

  @Test func `Other hosts are followed only where the source names them`() async throws {
    let other = try LoopbackServer(host: "127.0.0.2") { _ in .ok("there") }
    let server = try LoopbackServer { _ in .redirect(to: other.url("/x")) }
    let failure = try #require(await fetch(server.url("/")).failure)
    #expect(failure.kind == .redirect)
    #expect(failure.detail.contains("127.0.0.2"))
    #expect(other.requests.isEmpty)
    let request = FetchRequest(url: server.url("/"), allowedHosts: ["127.0.0.2"])
    #expect(await fetch(request).text == "there")
  }

  @Test func `Credentials and private headers stay at home`() async throws {
    let other = try LoopbackServer(host: "127.0.0.2") { _ in .ok("there") }
    let server = try LoopbackServer { _ in .redirect(to: other.url("/x", name: "a:b@127.0.0.2")) }
    server["/inside"] = [.redirect(to: "/again")]
    let headers = [
      Source.Header(name: "X-Key", value: "k"), Source.Header(name: "Accept-Language", value: "en"),
      Source.Header(name: "Accept-Token", value: "t"),
    ]
    func request(_ path: String) -> FetchRequest {
      FetchRequest(
        url: server.url(path, name: "me:secret@127.0.0.1"), headers: headers, allowedHosts: ["127.0.0.2"])
    }
    #expect(await fetch(request("/")).text == "there")
    #expect(other.requests[0]["Authorization"] == nil)
    #expect(other.requests[0]["X-Key"] == nil && other.requests[0]["Accept-Token"] == nil)
    #expect(other.requests[0]["Accept-Language"] == "en")
    _ = await fetch(request("/inside"))
    let again = try #require(server.requests(for: "/again").first)
    #expect(again["Authorization"] != nil)
    #expect(again["X-Key"] == "k")
  }

  @Test func `A redirect without a place to go is a problem of its own`() async throws {
    let server = try LoopbackServer { _ in .status(302) }
    #expect(await fetch(server.url("/")).failure?.kind == .redirect)
  }
}
