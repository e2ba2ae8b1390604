import Delivering
package import Model
import Rendering
import Storage

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
      let body = webhook.body.compose(
        subject: subject, text: DigestRenderer.render(digest, as: .text),
        json: DigestRenderer.render(digest, as: .json))
      return (subject, body)
    }
  }
}

/// Digests that wait in a form that their notifier takes no more, for it was given another way out since: a mail is no file.
struct ChangedOutlet {
  private let settings: Settings
  private let store: any SnapshotStore

  init(settings: Settings, store: any SnapshotStore) {
    self.settings = settings
    self.store = store
  }

  /// `delivery` as `notifier` takes it, with the file that it goes to: composed anew of the same things, under the same
  /// Message-ID, where its form is another, or where it is to be a file of the day and was to be another file. It is kept so,
  /// and so the same bytes go out at every later try.
  func fitted(_ delivery: Delivery, to notifier: Notifier) throws(StorageError) -> Delivery {
    var fitted = delivery
    fitted.path = try DigestPlace.path(of: delivery, to: notifier, store: store)
    let isOther = notifier.writesDayFile && fitted.path != delivery.path
    guard isOther || delivery.form != notifier.payloadForm else { return fitted }
    var digest = try composed(delivery, notifier)
    digest.messageID = delivery.messageID
    (fitted.subject, fitted.payload) = RenderedDigest.payload(digest, for: notifier)
    fitted.form = notifier.payloadForm
    fitted.recipients = []
    try store.replace(fitted)
    return fitted
  }

  private func composed(_ delivery: Delivery, _ notifier: Notifier) throws(StorageError) -> Digest {
    let now = delivery.created
    let since = DueTime.start(now: now, firstSeen: nil, lastComposed: nil)
    let items = try notifier.tellable(
      try store.items(of: delivery.number), at: now, before: delivery.number, store: store)
    let unreached = try UnreachedNotifiers(settings: settings, store: store, now: now)
    return try ComposeDigest(settings: settings, store: store)(
      notifier, items: items, undelivered: unreached.all(for: notifier.id),
      coverage: try CoverageReport(settings: settings, store: store).since(since), now: now, since: nil)
  }
}
