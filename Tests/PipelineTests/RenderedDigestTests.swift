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

  private static let outlets: [Outlet] =
    [.pipe(command: ["mail"], timeout: 60), .smtp(.init(url: "smtp://mail.example")), .file(path: "/x")]
    + Outlet.Webhook.Body.allCases.map { .webhook(.init(url: "https://chat.example/hook", body: $0)) }

  @Test(arguments: outlets, DigestFormat.allCases)
  func `The form of a digest is told by its bytes`(outlet: Outlet, format: DigestFormat) {
    let notifier = Notifier(
      id: "chat", outlet: outlet, format: format, from: "a@agency.example", to: ["b@agency.example"])
    #expect(
      DigestForm(of: RenderedDigest.payload(digest, for: notifier).bytes) == DigestForm(takenBy: notifier))
  }
}
