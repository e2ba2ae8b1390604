import Foundation
import Model
import Testing
import Text

@testable import Delivering

@Suite struct WebhookTests {
  @Test func slackTextHoldsNoLiveMarkup() throws {
    let body = Outlet.Webhook.Body.slack.compose(
      subject: "1 <!channel> *alert*", text: "a <http://x|y> ``` & b\n", json: "{}")
    let object = try #require(try JSONSerialization.jsonObject(with: Data(body)) as? [String: String])
    let text = try #require(object["text"])
    #expect(!text.contains("<") && text.contains("&lt;!channel&gt;"))
    #expect(text.components(separatedBy: "```").count == 3)
  }

  @Test func ntfyIsCutAtALineAndSaysSo() {
    let body = Outlet.Webhook.Body.ntfy.compose(
      subject: "s", text: String(repeating: "a line\n", count: 2000), json: "")
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
