import Model
import Pipeline
import Storage
import Text

/// What `outbox` shows: digests that are composed and not delivered, and what waits for the next digest.
struct OutboxReport {
  private let deliveries: [Delivery]
  /// Things to tell that no digest holds yet, by notifier.
  private let waiting: [(notifier: String, items: Int)]
  private let configured: Set<String>

  /// Reads `store`; `only` leaves out all other notifiers.
  init(_ settings: Settings, store: any SnapshotStore, only: String?) throws(StorageError) {
    let notifiers = Dictionary(settings.notifiers.map { ($0.id, $0) }) { first, _ in first }
    var deliveries = try store.pendingDeliveries().filter { only == nil || $0.notifier == only }
    for place in deliveries.indices {
      guard let notifier = notifiers[deliveries[place].notifier] else { continue }
      deliveries[place].path = try DigestPlace.path(of: deliveries[place], to: notifier, store: store)
    }
    self.deliveries = deliveries
    waiting = try store.waitingCounts().filter { only == nil || $0.key == only }
      .map { (notifier: $0.key, items: $0.value) }.sorted { $0.notifier < $1.notifier }
    configured = Set(settings.notifiers.map(\.id))
  }

  /// Nothing waits.
  var isEmpty: Bool { deliveries.isEmpty && waiting.isEmpty }

  /// `{deliveries: […], waiting: […]}`.
  var json: JSONValue {
    [
      "deliveries": .array(deliveries.map(json)),
      "waiting": .array(
        waiting.map { ["notifier": .string($0.notifier), "items": .integer(Int64($0.items))] }),
    ]
  }

  private func json(_ delivery: Delivery) -> JSONValue {
    [
      "id": .string(String(delivery.number)), "notifier": .string(delivery.notifier),
      "configured": .bool(configured.contains(delivery.notifier)),
      "message_id": .string(delivery.messageID), "subject": .string(delivery.subject),
      "created": JSONValue(delivery.created), "state": .string(Self.state(delivery)),
      "attempts": JSONValue(delivery.attempts), "last_error": JSONValue(delivery.lastError),
      "recipients": JSONValue(delivery.recipients), "given_up": JSONValue(delivery.givenUp),
      "path": JSONValue(delivery.path),
    ]
  }

  private static func state(_ delivery: Delivery) -> String {
    delivery.givenUp == nil ? delivery.state.rawValue : "given-up"
  }

  /// A table for people, why each was not delivered under it.
  func text(now: Timestamp, isPlain: Bool = false) -> TerminalText {
    guard !isEmpty else { return "the outbox is empty\n" }
    var text: TerminalText = ""
    if !deliveries.isEmpty {
      var table = TextTable(["id", "notifier", "composed", "tries", "state", "subject"])
      for delivery in deliveries {
        table.add([
          String(delivery.number), delivery.notifier, delivery.created.age(at: now),
          String(delivery.attempts), Self.state(delivery), SafeText.line(delivery.subject),
        ])
      }
      text = table.text(isPlain: isPlain) + "\n" + deliveries.map { why($0, isPlain) }.joined()
    }
    for (notifier, items) in waiting {
      let remark = configured.contains(notifier) ? "" : " (not in the configuration any more)"
      let words = "\(counted(items, "thing")) to tell \(notifier) with its next digest"
      text += Console.fitted(words + remark, isPlain: isPlain) + "\n"
    }
    return text
  }

  private func why(_ delivery: Delivery, _ isPlain: Bool) -> TerminalText {
    var reasons = delivery.lastError.map { [$0] } ?? []
    if !configured.contains(delivery.notifier) { reasons.append("not in the configuration any more") }
    return reasons.isEmpty
      ? "" : Console.fitted("\(delivery.number): \(reasons.joined(separator: "; "))", isPlain: isPlain) + "\n"
  }
}
