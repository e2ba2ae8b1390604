import Fetching
import Foundation
import Model
import Support
import Testing

@Suite(.enabled(if: TLSServer.openssl != nil, "the openssl program is not installed"))
struct TLSTests {
  /// Fetches `path` of a server with that certificate from `host`, its authority trusted.
  private func read(
    _ path: String, of certificate: TLSServer.Certificate, host: String = "127.0.0.1",
    answer: String = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nfound"
  ) async throws -> FetchResult {
    try await withTemporaryFolder { folder in
      try Data(answer.utf8).write(to: folder.appendingPathComponent(path))
      return try await TLSServer.serve(certificate, in: folder) { server in
        var settings = FetchSettings()
        (settings.allowsPrivateAddresses, settings.obeysRobots, settings.timeout) = (true, false, 600_000)
        let fetcher = Fetcher(
          settings: settings, version: "1", robots: NoRobotsCache(), caFile: server.authority)
        defer { fetcher.shutdown() }
        return await fetcher.fetch(FetchRequest(url: "https://\(host):\(server.port)/\(path)"))
      }
    }
  }

  @Test(arguments: ["127.0.0.1", "localhost"])
  func `A certificate of a trusted authority for the host is enough`(host: String) async throws {
    #expect(try await read("document", of: .good, host: host).text == "found")
  }

  @Test(arguments: [
    (TLSServer.Certificate.selfSigned, "self"), (.expired, "expired"), (.otherHost, "host"),
  ])
  func `Any other certificate is a problem of kind tls that says why`(
    certificate: TLSServer.Certificate, word: String
  ) async throws {
    let failure = try #require(try await read("document", of: certificate).failure)
    #expect(failure.kind == .tls)
    #expect(failure.detail.hasPrefix("no secure connection to 127.0.0.1: "))
    #expect(failure.detail.lowercased().contains(word), "\(failure.detail)")
  }

  @Test func `A redirect from https to http is not followed`() async throws {
    let plain = try LoopbackServer()
    defer { plain.stop() }
    plain["/document"] = [.ok("found")]
    let answer = "HTTP/1.1 302 Found\r\nLocation: \(plain.url("/document"))\r\nContent-Length: 0\r\n\r\n"
    let failure = try #require(try await read("moved", of: .good, answer: answer).failure)
    #expect(failure.kind == .redirect)
    #expect(failure.detail == "redirects from https to http at 127.0.0.1")
    #expect(plain.requests.isEmpty)
  }
}
