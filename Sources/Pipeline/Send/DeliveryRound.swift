import Delivering
import Foundation
import Model
import Storage
import Text

/// Tries what is in the outbox, each delivery once; counts what came of it.
struct DeliveryRound {
  private let notifiers: [String: Notifier]
  private let store: any SnapshotStore
  private let clock: Clock
  private let interruption: Interruption
  private let deliverer: Deliverer
  private let changedOutlet: ChangedOutlet
  private(set) var tally = RunReport.DeliveryTally()
  /// Notifiers that cannot take anything for now.
  private var stuck: Set<String> = []
  private var tried: Set<Int64> = []

  init(
    settings: Settings, store: any SnapshotStore, clock: Clock, version: String, interruption: Interruption
  ) {
    notifiers = Dictionary(settings.notifiers.map { ($0.id, $0) }) { first, _ in first }
    self.store = store
    self.clock = clock
    self.interruption = interruption
    changedOutlet = ChangedOutlet(settings: settings, store: store)
    deliverer = Deliverer(version: version, environment: ProcessInfo.processInfo.environment)
  }

  /// Tries everything that is not delivered, given up or tried in this round, oldest first. Once a notifier cannot take
  /// one for now, its later ones wait for the next run, so that they arrive in order; one that it refuses for good holds
  /// up no other. `only` leaves out all other notifiers.
  mutating func tryAll(only: String? = nil) async throws(StorageError) {
    let now = clock.now()
    for delivery in try store.pendingDeliveries()
    where !Self.isGivenUp(delivery, now: now) && (only == nil || delivery.notifier == only) {
      guard let notifier = notifiers[delivery.notifier], tried.insert(delivery.number).inserted else {
        continue
      }
      guard !stuck.contains(notifier.id), !interruption.isRequested else {
        tally.pending += 1
        continue
      }
      let delivery = try changedOutlet.fitted(delivery, to: notifier)
      if try isOvertaken(delivery) {
        try noteOvertaken(delivery, notifier)
        continue
      }
      let result = await deliverer.deliver(delivery, to: notifier) { [interruption] in
        interruption.isOverdue
      }
      try note(result, of: delivery, notifier)
    }
  }

  /// Whether `delivery` waits for a person; not where a clock that was far ahead gave it up.
  private static func isGivenUp(_ delivery: Delivery, now: Timestamp) -> Bool {
    delivery.givenUp.map { !DueTime.isAstray($0, now: now) } ?? false
  }

  /// Whether its file holds a later digest of the notifier. A file of the day tells there what this one tells; of a file with
  /// a fixed name people want the newest.
  private func isOvertaken(_ delivery: Delivery) throws(StorageError) -> Bool {
    guard let path = delivery.path, FileManager.default.fileExists(atPath: path) else { return false }
    return try store.isOvertaken(delivery: delivery.number, of: delivery.notifier, path: path)
  }

  private mutating func noteOvertaken(_ delivery: Delivery, _ notifier: Notifier) throws(StorageError) {
    if !notifier.writesDayFile {
      let file = SafeText.line(delivery.path ?? "")
      let subject = SafeText.line(delivery.subject)
      tally.lines.append(
        "notifier \(notifier.id): \(file) holds a later digest, and keeps it; not written: \(subject)")
    }
    try note(.delivered, of: delivery, notifier)
  }

  private mutating func note(
    _ result: DeliveryResult, of delivery: Delivery, _ notifier: Notifier
  ) throws(StorageError) {
    let now = clock.now()
    switch result {
    case .delivered:
      tally.delivered += 1
      try store.record(
        delivery: delivery.number, state: .delivered, at: now, error: nil, nextTry: nil,
        path: delivery.path)
    case .partlyDelivered(let left, let reason):
      tally.lines.append("notifier \(notifier.id): delivered to some only: \(reason)")
      try noteParts(left, reason, of: delivery, notifier, now)
    case .retry(let reason): try noteFailure(.pending, reason, of: delivery, notifier, now)
    case .failed(let reason): try noteFailure(.failed, reason, of: delivery, notifier, now)
    }
  }

  /// Those whom the server put off are tried again; those whom it refused are named, and left.
  private mutating func noteParts(
    _ left: [String], _ reason: String, of delivery: Delivery, _ notifier: Notifier, _ now: Timestamp
  ) throws(StorageError) {
    var delivery = delivery
    delivery.recipients = left
    guard left.isEmpty else { return try noteFailure(.pending, reason, of: delivery, notifier, now) }
    tally.delivered += 1
    try store.record(delivery: delivery.number, state: .delivered, at: now, error: reason, nextTry: nil)
  }

  private mutating func noteFailure(
    _ state: Delivery.State, _ reason: String, of delivery: Delivery, _ notifier: Notifier, _ now: Timestamp
  ) throws(StorageError) {
    let isGivenUp = notifier.givesUpAfter.map { now.seconds(since: delivery.created) >= $0 } ?? false
    let state = isGivenUp ? .failed : state
    var fate = state == .pending ? "not delivered, tried again at the next run" : "not delivered"
    if isGivenUp { fate = "given up, `feedwatch outbox --retry` tries it again" }
    tally.lines.append("notifier \(notifier.id): \(fate): \(reason)")
    if state == .pending {
      tally.pending += 1
      stuck.insert(notifier.id)
    } else {
      tally.failed += 1
    }
    try store.record(
      delivery: delivery.number, state: state, at: now, error: reason, nextTry: isGivenUp ? nil : now,
      recipients: delivery.recipients, isGivenUp: isGivenUp, path: nil)
  }
}
