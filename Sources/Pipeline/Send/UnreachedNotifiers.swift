import Model
import Storage
import Text

/// Notifiers that could not be reached for long, and which of the others have been told so.
struct UnreachedNotifiers {
  /// Seconds that a digest may be late before the other notifiers hear of it.
  static let patience: Int64 = 86_400

  private let store: any SnapshotStore
  private let unreached: [Undelivered]

  init(settings: Settings, store: any SnapshotStore, now: Timestamp) throws(StorageError) {
    self.store = store
    let pending = try store.pendingDeliveries()
    unreached = settings.notifiers.compactMap { notifier in
      Self.unreached(notifier.id, pending.filter { $0.notifier == notifier.id }, now: now)
    }
  }

  private static func unreached(_ notifier: String, _ pending: [Delivery], now: Timestamp) -> Undelivered? {
    let late = pending.filter { delivery in
      delivery.givenUp != nil
        || delivery.lastError != nil && now.seconds(since: delivery.created) >= patience
    }
    guard let oldest = late.first else { return nil }
    return Undelivered(
      notifier: notifier, since: oldest.created, digests: pending.count,
      error: late.last?.lastError ?? "no reason is known", isGivenUp: late.contains { $0.givenUp != nil })
  }

  /// What `notifier` has not been told yet of the others.
  func news(for notifier: String) throws(StorageError) -> [Undelivered] {
    let told = Set(try store.note(Self.key(notifier))?.value.split(separator: "\n").map(String.init) ?? [])
    return all(for: notifier).filter { !told.contains(Self.word($0)) }
  }

  /// What there is to know of notifiers other than `notifier`.
  func all(for notifier: String) -> [Undelivered] { unreached.filter { $0.notifier != notifier } }

  /// The note, for the store, that `notifier` knows all there is to know; none where that is noted already.
  func note(for notifier: String) throws(StorageError) -> [String: String] {
    let words = all(for: notifier).map(Self.word).joined(separator: "\n")
    return words == (try store.note(Self.key(notifier))?.value ?? "") ? [:] : [Self.key(notifier): words]
  }

  /// What stands before the notifier's name in the key of its note.
  static let keyHead = "unreached:"

  private static func key(_ notifier: String) -> String { keyHead + notifier }

  private static func word(_ undelivered: Undelivered) -> String {
    undelivered.notifier + (undelivered.isGivenUp ? " given up" : " late")
  }
}
