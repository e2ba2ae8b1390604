import Delivering
import Foundation
package import Model

/// Sends a marked test on the way that digests take; the outbox has no part in it.
package struct NotifierTest: Sendable {
  private let settings: Settings
  private let clock: Clock
  private let version: String
  private let interruption: Interruption

  /// Tests notifiers of `settings`, as program version `version`.
  package init(
    settings: Settings, clock: Clock = .system, version: String, interruption: Interruption = Interruption()
  ) {
    self.settings = settings
    self.clock = clock
    self.version = version
    self.interruption = interruption
  }

  /// Tries once. `path`: the file written, where it is one; `problem`: why the test did not arrive, nil when it did.
  package func callAsFunction(_ notifier: Notifier) async -> (path: String?, problem: String?) {
    let digest = digest(notifier)
    let (subject, bytes) = RenderedDigest.payload(digest, for: notifier)
    var delivery = Delivery(
      notifier: notifier.id, messageID: digest.messageID, subject: subject, payload: bytes,
      created: digest.composed)
    if case .file(let path) = notifier.outlet {
      delivery.path = Self.beside(
        DigestPath.expand(path, at: digest.composed, utcOffset: digest.utcOffset, counter: 0))
    }
    let deliverer = Deliverer(version: version, environment: ProcessInfo.processInfo.environment)
    let interruption = interruption
    switch await deliverer.deliver(delivery, to: notifier, isAbandoned: { interruption.isOverdue }) {
    case .delivered: return (delivery.path, nil)
    case .partlyDelivered(_, let reason), .retry(let reason), .failed(let reason): return (nil, reason)
    }
  }

  private func digest(_ notifier: Notifier) -> Digest {
    let now = clock.now()
    let offset = LocalTime(notifier.schedule.timezone).offset(at: now)
    let identity = DigestIdentity(notifier: notifier, at: now, utcOffset: offset, mark: "test")
    var digest = Digest(
      notifier: notifier.id, occasion: .test, composed: now, utcOffset: offset, messageID: identity.messageID,
      threadID: identity.threadID)
    (digest.from, digest.to) = (notifier.from, notifier.to)
    digest.coverage.total = settings.sources.count
    digest.coverage.disabled = settings.sources.count { !$0.isEnabled }
    digest.coverage.skipped = digest.coverage.total
    return digest
  }

  /// `digest.test.html` for `digest.html`: a test must not stand where the newest digest stood.
  static func beside(_ path: String) -> String {
    let slash = path.lastIndex(of: "/") ?? path.startIndex
    guard let dot = path.lastIndex(of: "."), dot > slash else { return path + ".test" }
    return path[..<dot] + ".test" + path[dot...]
  }
}
