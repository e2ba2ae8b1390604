import Delivering
import Foundation
package import Model
package import Storage
import Text

/// Composes what is due and sends what waits: the outbox is tried at every run.
package struct SendDigests: Sendable {
  private let settings: Settings
  private let store: any SnapshotStore
  private let clock: Clock
  private let version: String
  private let interruption: Interruption

  /// Sends for the notifiers of `settings`, as program version `version`.
  package init(
    settings: Settings, store: any SnapshotStore, clock: Clock = .system, version: String,
    interruption: Interruption = Interruption()
  ) {
    self.settings = settings
    self.store = store
    self.clock = clock
    self.version = version
    self.interruption = interruption
  }

  /// After run number `run`: every notifier whose time has come and that has something to be told.
  package func afterRun(_ run: Int64, coverage: Coverage) async throws(StorageError)
    -> RunReport.DeliveryTally
  {
    let now = clock.now()
    var round = round
    try await round.tryAll()
    let unreached = try UnreachedNotifiers(settings: settings, store: store, now: now)
    // Read when the first digest is due, and once for all: a quiet run does without.
    var read: CoverageReport?
    func report() throws(StorageError) -> CoverageReport {
      if let read { return read }
      let report = try CoverageReport(settings: settings, store: store)
      read = report
      return report
    }
    for notifier in settings.notifiers {
      let times = try store.notifierTimes(notifier.id, at: now)
      let items = try store.waitingItems(for: notifier.id)
      let undelivered = try unreached.news(for: notifier.id)
      let isEmpty = items.isEmpty && undelivered.isEmpty
      if notifier.schedule.every == .run {
        guard !isEmpty else { continue }
        var coverage = coverage
        coverage.persisting = try report().persisting
        try compose(notifier, items, unreached, coverage, now: now, since: nil)
      } else {
        let skipped = try store.note(SkippedDigest.key(notifier.id))?.at
        guard
          DueTime.isDue(
            notifier.schedule, now: now, firstSeen: times.firstSeen, lastComposed: times.lastComposed,
            lastSkipped: skipped, oldestItem: items.map(\.created).min())
        else { continue }
        guard !(isEmpty && notifier.skipsEmpty) else {
          try store.setNote(SkippedDigest.key(notifier.id), value: "", at: now)
          continue
        }
        let since = DueTime.start(
          now: now, firstSeen: times.firstSeen, lastComposed: times.lastComposed)
        let coverage = try report().since(since)
        try compose(notifier, items, unreached, coverage, now: now, since: since)
      }
    }
    try await round.tryAll()
    return round.tally
  }

  private var round: DeliveryRound {
    DeliveryRound(
      settings: settings, store: store, clock: clock, version: version, interruption: interruption)
  }

  /// At once, whatever the schedule, also on a quiet day.
  package func now(_ notifiers: [Notifier]) async throws(StorageError) -> RunReport.DeliveryTally {
    try RenamedParts.settle(settings, store: store, now: clock.now())
    for notifier in notifiers {
      let (digest, items) = try preview(notifier)
      let unreached = try UnreachedNotifiers(settings: settings, store: store, now: digest.composed)
      try enqueue(digest, notifier, items, noting: try unreached.note(for: notifier.id))
    }
    var round = round
    try await round.tryAll()
    return round.tally
  }

  /// Tries again what waits, given-up digests too: all, or those of one notifier.
  package func again(_ notifier: String?) async throws(StorageError) -> RunReport.DeliveryTally {
    try RenamedNotifiers.settle(settings.notifiers, store: store, now: clock.now())
    let waiting = try store.pendingDeliveries().filter { notifier == nil || $0.notifier == notifier }
    _ = try store.retry(deliveries: waiting.map(\.number))
    var round = round
    try await round.tryAll(only: notifier)
    return round.tally
  }

  /// The digest that ``now(_:)`` would send, and the items it would tell.
  package func preview(_ notifier: Notifier) throws(StorageError) -> (digest: Digest, items: [OutboxItem]) {
    let now = clock.now()
    let items = try store.waitingItems(for: notifier.id)
    let since = DueTime.start(
      now: now, firstSeen: nil, lastComposed: try store.lastComposed(notifier.id))
    let coverage = try CoverageReport(settings: settings, store: store).since(since)
    let unreached = try UnreachedNotifiers(settings: settings, store: store, now: now)
    let digest = try ComposeDigest(settings: settings, store: store)(
      notifier, items: try notifier.tellable(items, at: now, store: store),
      undelivered: try unreached.news(for: notifier.id), coverage: coverage, now: now, since: since)
    return (digest, items)
  }

  private func compose(
    _ notifier: Notifier, _ items: [OutboxItem], _ unreached: UnreachedNotifiers, _ coverage: Coverage,
    now: Timestamp, since: Timestamp?
  ) throws(StorageError) {
    let digest = try ComposeDigest(settings: settings, store: store)(
      notifier, items: try notifier.tellable(items, at: now, store: store),
      undelivered: try unreached.news(for: notifier.id), coverage: coverage, now: now, since: since)
    try enqueue(digest, notifier, items, noting: try unreached.note(for: notifier.id))
  }

  private func enqueue(
    _ digest: Digest, _ notifier: Notifier, _ items: [OutboxItem], noting notes: [String: String]
  ) throws(StorageError) {
    let now = digest.composed
    let (subject, bytes) = RenderedDigest.payload(digest, for: notifier)
    var delivery = Delivery(
      notifier: notifier.id, messageID: digest.messageID, subject: subject, payload: bytes,
      form: notifier.payloadForm, created: now)
    delivery.path = try DigestPlace.path(of: delivery, to: notifier, store: store)
    _ = try store.enqueue(delivery, telling: items.map(\.number), noting: notes)
  }
}
