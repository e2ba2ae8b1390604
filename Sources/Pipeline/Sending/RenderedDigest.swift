import Delivering
import DigestRendering
package import Model

/// The exact bytes that go out for a digest.
package enum RenderedDigest {
  /// A message for pipe and smtp, the JSON or the digest's own format elsewhere.
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
    case .webhook:
      return (subject, Array(DigestRenderer.render(digest, as: .json).utf8))
    }
  }
}
