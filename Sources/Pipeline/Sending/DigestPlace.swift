import Delivering
package import Model
package import Storage

/// The file that a digest goes to.
package enum DigestPlace {
  /// As the notifier is configured now, with the time at which the digest was composed: a path that was wrong is put right by
  /// correcting it. Nil where `notifier` writes no file.
  package static func path(
    of delivery: Delivery, to notifier: Notifier, store: any SnapshotStore
  ) throws(StorageError) -> String? {
    guard case .file(let template) = notifier.outlet else { return nil }
    let offset = LocalTime(notifier.schedule.timezone).offset(at: delivery.created)
    let number = delivery.number == 0 ? Int64.max : delivery.number
    return DigestPath.expand(
      template, at: delivery.created, utcOffset: offset,
      counter: try store.deliveryCount(notifier.id, before: number) + 1)
  }
}
