import Delivering
import Rendering
package import Model

/// The exact bytes that go out for a digest.
package enum RenderedDigest {
  /// A message for pipe and smtp, the configured body for a webhook, the digest in its own format for a file.
  package static func payload(_ digest: Digest, for notifier: Notifier) -> (subject: String, bytes: [UInt8]) {
    switch notifier.outlet {
    case .pipe, .smtp:
      let mail = DigestRenderer.mail(digest)
      let message = MailMessage.compose(
        digest: digest, notifier: notifier, subject: mail.subject, text: mail.text, html: mail.html)
      return (mail.subject, message)
    case .file:
      return (DigestRenderer.subject(digest), Array(DigestRenderer.render(digest, as: notifier.format).utf8))
    case .webhook(let webhook):
      let subject = DigestRenderer.subject(digest)
      let body = WebhookBody.compose(
        webhook.body, subject: subject, text: DigestRenderer.render(digest, as: .text),
        json: DigestRenderer.render(digest, as: .json))
      return (subject, body)
    }
  }
}
