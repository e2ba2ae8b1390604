import Foundation
import Model
import Testing

@testable import Delivering

@Suite struct WebhookTests {
  private func hex(_ bytes: [UInt8]) -> String { bytes.map { String(format: "%02x", $0) }.joined() }

  @Test func hashesAreThoseOfTheStandards() {
    #expect(
      hex(SHA256.hash(Array("abc".utf8)))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(hex(SHA256.hash([])) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    // RFC 4231, test cases 2 and 6.
    #expect(
      SHA256.hmac(Array("what do ya want for nothing?".utf8), key: Array("Jefe".utf8))
        == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    #expect(
      SHA256.hmac(
        Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
        key: [UInt8](repeating: 0xAA, count: 131))
        == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
  }

  @Test func slackTextHoldsNoLiveMarkup() throws {
    let body = WebhookBody.compose(
      .slack, subject: "1 <!channel> *alert*", text: "a <http://x|y> ``` & b\n", json: "{}")
    let object = try #require(try JSONSerialization.jsonObject(with: Data(body)) as? [String: String])
    let text = try #require(object["text"])
    #expect(!text.contains("<") && text.contains("&lt;!channel&gt;"))
    #expect(text.components(separatedBy: "```").count == 3)
  }

  @Test func ntfyIsCutAtALineAndSaysSo() {
    let body = WebhookBody.compose(
      .ntfy, subject: "s", text: String(repeating: "a line\n", count: 2000), json: "")
    #expect(body.count < 4096)
    #expect(
      String(decoding: body, as: UTF8.self).hasSuffix("a line\n… cut here: feedwatch diff shows the rest\n"))
  }

  @Test func aWebhookThatIsNotThereIsTriedAgainWithoutItsPath() async {
    let webhook = Outlet.Webhook(url: "http://127.0.0.1:1/secret/path", timeout: 3)
    let result = await Samples.deliverer.deliver(
      Samples.delivery("{}"), to: Samples.notifier(.webhook(webhook)))
    guard case .retry(let reason) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(!reason.contains("secret"))
  }
}
