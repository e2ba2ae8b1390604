import Model
import Testing
import Text

@testable import Pipeline

@Suite struct RenderedDigestTests {
  let digest = Digest(
    notifier: "chat", composed: Timestamp(seconds: 1_795_500_900), messageID: "<1@agency.example>")

  func payload(_ body: Outlet.Webhook.Body) -> String {
    let webhook = Outlet.Webhook(url: "https://chat.example/hook", body: body)
    let notifier = Notifier(id: "chat", outlet: .webhook(webhook))
    return String(decoding: RenderedDigest.payload(digest, for: notifier).bytes, as: UTF8.self)
  }

  @Test func aWebhookGetsTheBodyThatItsServiceReads() {
    #expect(payload(.json).contains("\"coverage\""))
    #expect(payload(.slack).contains("\"text\""))
    #expect(!payload(.slack).contains("\"coverage\""))
    #expect(!payload(.ntfy).contains("\"coverage\""))
  }
}
