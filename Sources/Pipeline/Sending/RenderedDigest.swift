import Delivering
import DigestRendering
package import Model

/// The exact bytes that go out for a digest.
package enum RenderedDigest {
  /// A message for pipe and smtp, the configured body for a webhook, the digest in its own format for a file.
  package static func payload(_ digest: Digest, for notifier: Notifier) -> (subject: String, bytes: [UInt8]) {
    let subject = DigestRenderer.subject(digest)
    switch notifier.outlet {
    case .pipe, .smtp:
      let message = MailMessage.compose(
        digest: digest, notifier: notifier, subject: subject,
        text: DigestRenderer.render(digest, as: .text), html: DigestRenderer.render(digest, as: .html))
      return (subject, message)
    case .file:
      return (subject, Array(DigestRenderer.render(digest, as: notifier.format).utf8))
    case .webhook(let webhook):
      let body = WebhookBody.compose(
        webhook.body, subject: subject, text: DigestRenderer.render(digest, as: .text),
        json: DigestRenderer.render(digest, as: .json))
      return (subject, body)
    }
  }
}
