import Delivering
package import Model
package import Storage
import Text

extension Notifier {
  /// Whether it writes a file whose name holds the date alone: such a file tells anew what all digests of its day told, whenever
  /// that was found.
  var writesDayFile: Bool {
    guard case .file(let path) = outlet else { return false }
    return path.contains("{date}") && !path.contains("{time}") && !path.contains("{run}")
  }

  /// What a digest composed at `now` tells that has `items` of its own; `number` is its number where it is not a new one.
  func tellable(
    _ items: [OutboxItem], at now: Timestamp, before number: Int64 = .max, store: any SnapshotStore
  ) throws(StorageError) -> [OutboxItem] {
    guard writesDayFile else { return items }
    let midnight = LocalTime(schedule.timezone).startOfDay(at: now)
    return try store.items(for: id, composedSince: midnight, before: number) + items
  }
}

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
