import Foundation
import Model
import Support
import Testing
import Text

@testable import Delivering

/// Posts to an endpoint on loopback.
@Suite struct WebhookDeliveryTests {
  /// The result, and the requests that came.
  private func post(
    _ payload: String = "{\"notifier\": \"chat\"}\n", answers: [LoopbackAnswer] = [.status(204)],
    body: Outlet.Webhook.Body = .json, secretFile: String? = nil, timeout: Int64 = 600, subject: String? = nil
  ) async throws -> (DeliveryResult, [LoopbackRequest]) {
    let server = try LoopbackServer()
    defer { server.stop() }
    server["/secret/hook"] = answers
    var delivery = Samples.delivery(payload)
    if let subject { delivery.subject = subject }
    let webhook = Outlet.Webhook(
      url: server.url("/secret/hook"), body: body, secretFile: secretFile, timeout: timeout)
    let result = await Samples.deliverer.deliver(delivery, to: Samples.notifier(.webhook(webhook)))
    return (result, server.requests)
  }

  @Test func theDigestIsPostedWholeAndOnce() async throws {
    let payload = String(repeating: "{\"größe\": \"外\"}\n", count: 20_000)
    let (result, requests) = try await post(payload)
    #expect(result == .delivered && requests.count == 1)
    let request = try #require(requests.first)
    #expect(request.method == "POST" && request.body == Array(payload.utf8))
    #expect(request["Content-Type"] == "application/json" && request["User-Agent"] == "feedwatch/test")
    #expect(request["X-Feedwatch-Message-Id"] == "<1@feedwatch.example>")
    #expect(request["X-Feedwatch-Signature"] == nil)
  }

  @Test func aSignatureIsMadeWithTheKeyOfTheFile() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("key")
      try Data("a secret key\n".utf8).write(to: file)
      let (result, requests) = try await post("{}\n", secretFile: file.path)
      #expect(result == .delivered)
      let signature = SHA256.hmac(Array("{}\n".utf8), key: Array("a secret key".utf8)).hexadecimal
      #expect(requests.first?["X-Feedwatch-Signature"] == "sha256=\(signature)")
    }
  }

  @Test func withoutItsKeyNothingIsPosted() async throws {
    let (result, requests) = try await post(secretFile: "/nonexistent/key")
    #expect(
      result == .retry("cannot read the secret file /nonexistent/key: no such file or directory"))
    #expect(requests.isEmpty)
  }

  @Test(arguments: [408, 425, 429, 500, 502, 503]) func anEndpointThatIsBusyIsTriedAgain(status: Int)
    async throws
  {
    let (result, requests) = try await post(answers: [.status(status)])
    guard case .retry(let reason) = result, reason.contains("answered \(status)"), !reason.contains("secret")
    else {
      Issue.record("\(result)")
      return
    }
    #expect(requests.count == 1)
  }

  @Test(arguments: [400, 401, 404, 410, 413]) func aRefusalIsFinal(status: Int) async throws {
    let (result, _) = try await post(answers: [.status(status)])
    guard case .failed(let reason) = result, reason.contains("answered \(status)") else {
      Issue.record("\(result)")
      return
    }
  }

  @Test func aRedirectIsNotFollowed() async throws {
    let other = try LoopbackServer { _ in .ok("taken") }
    defer { other.stop() }
    let (result, _) = try await post(answers: [.redirect(to: other.url("/elsewhere"))])
    guard case .failed(let reason) = result, reason.contains("answered 30") else {
      Issue.record("\(result)")
      return
    }
    #expect(other.requests.isEmpty)
  }

  @Test func whatTheEndpointSaysIsToldInOneHarmlessLine() async throws {
    let (result, _) = try await post(answers: [
      .status(400, "no\u{1B}[31m such\r\nchannel" + String(repeating: "!", count: 9_000))
    ])
    guard case .failed(let reason) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(reason.contains("no[31m such channel!") && reason.count < 300)
  }

  @Test func anEndpointThatHangsIsLeft() async throws {
    let (result, _) = try await post(answers: [.ok("").delayed(milliseconds: 3_600_000)], timeout: 1)
    guard case .retry(let reason) = result, reason.lowercased().contains("timed out") else {
      Issue.record("\(result)")
      return
    }
  }

  @Test func ntfyGetsTheSubjectAsItsTitle() async throws {
    let (_, plain) = try await post("text\n", body: .ntfy)
    #expect(plain.first?["Title"] == "[feedwatch] 1 alert, 24 Nov")
    #expect(plain.first?["Content-Type"] == "text/plain; charset=utf-8")
    let (_, odd) = try await post("text\n", body: .ntfy, subject: "Größe\r\nX-Injected: yes")
    #expect(odd.first?["Title"]?.hasPrefix("=?utf-8?B?") == true && odd.first?["X-Injected"] == nil)
  }
}
