import Glibc
package import Model
package import Storage
package import Text

/// A look at the store: whether it opens, whether it is sound, whether runs happen and their messages leave.
package enum ExamineStore {
  /// Bytes below which a disk is called full.
  private static let leastRoom: UInt64 = 200_000_000

  /// What there is to say about the store of `settings`; `store` is nil where there is none yet.
  package static func diagnoses(_ settings: Settings, store: SQLiteStore?, now: Timestamp) -> [Diagnosis] {
    guard let store else { return [missing(settings)] + room(settings) }
    do {
      if let damage = try store.damage() {
        return [
          Diagnosis(
            "store", .fault, "\(settings.storePath) is damaged: \(damage)",
            advice: "move it away and put the newest backup in its place")
        ]
      }
      return [Diagnosis("store", .ok, "\(settings.storePath) is sound")] + room(settings)
        + [try lastRun(settings, store, now: now), try outbox(settings, store)] + (try left(settings, store))
    } catch {
      return [
        Diagnosis("store", .fault, "\(error)", advice: "see that the user that runs feedwatch may read it")
      ]
    }
  }

  private static func missing(_ settings: Settings) -> Diagnosis {
    var folder = settings.storePath
    repeat { folder = parent(of: folder) } while folder != "/" && access(folder, F_OK) != 0
    guard access(folder, W_OK) == 0 else {
      return Diagnosis(
        "store", .fault, "\(settings.storePath) cannot be created: \(folder) is not writable",
        advice: "change `store:`, or make the folder writable for the user that runs feedwatch")
    }
    return Diagnosis("store", .ok, "\(settings.storePath) will be created by the first `feedwatch run`")
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
    return String(path[..<slash])
  }

  private static func room(_ settings: Settings) -> [Diagnosis] {
    var folder = settings.storePath
    var status = statvfs()
    repeat { folder = parent(of: folder) } while folder != "/" && statvfs(folder, &status) != 0
    guard statvfs(folder, &status) == 0 else { return [] }
    let free = UInt64(status.f_bavail) * UInt64(status.f_frsize)
    guard free < leastRoom else { return [] }
    return [
      Diagnosis(
        "disk", .fault, "\(free / 1_000_000) MB are free in \(folder)",
        advice: "make room: a full disk stops every run")
    ]
  }

  /// A run is late when the shortest interval has passed three times, and a day at least.
  private static func lastRun(_ settings: Settings, _ store: SQLiteStore, now: Timestamp) throws -> Diagnosis
  {
    guard let last = try store.lastRun()?.finished else {
      return Diagnosis("runs", .note, "no run has finished yet", advice: "feedwatch run")
    }
    let shortest = settings.sources.filter(\.isEnabled).map(\.every).min() ?? 0
    let age = now.seconds(since: last)
    guard age > max(3 * shortest, 86_400) else {
      return Diagnosis("runs", .ok, "the last one ended \(last.rfc3339)")
    }
    return Diagnosis(
      "runs", .fault, "the last one ended \(last.rfc3339), \(age / 3600) hours ago",
      advice: "see why cron or the timer does not start feedwatch")
  }

  /// What waits for the notifiers of the configuration.
  private static func outbox(_ settings: Settings, _ store: SQLiteStore) throws -> Diagnosis {
    let names = Set(settings.notifiers.map(\.id))
    let deliveries = try store.pendingDeliveries().filter { names.contains($0.notifier) }
    guard !deliveries.isEmpty else { return Diagnosis("outbox", .ok, "nothing waits to be sent") }
    let error = deliveries.lazy.compactMap { delivery in
      delivery.lastError.map { "notifier \(delivery.notifier): \($0)" }
    }.first
    let failed = deliveries.count { $0.state == .failed }
    let what =
      "\(counted(deliveries.count - failed, "digest")) to be sent, \(failed) refused"
      + (error.map { "; \($0)" } ?? "")
    return Diagnosis(
      "outbox", failed > 0 || error != nil ? .fault : .note, what,
      advice: "mend the notifier; the next run sends what waits")
  }

  /// What waits for notifiers that have left the configuration: no run sends it.
  private static func left(_ settings: Settings, _ store: SQLiteStore) throws -> [Diagnosis] {
    let names = Set(settings.notifiers.map(\.id))
    let items = try store.waitingCounts()
    let digests = Dictionary(grouping: try store.pendingDeliveries(), by: \.notifier)
    return Set(items.keys).union(digests.keys).subtracting(names).sorted().map { name in
      let parts = [(items[name] ?? 0, "thing"), (digests[name]?.count ?? 0, "digest")]
      let waiting = parts.filter { $0.0 > 0 }.map { counted($0.0, $0.1) }.joined(separator: " and ")
      return Diagnosis(
        "outbox", .note, "\(waiting) for notifier \(name), which is not in the configuration any more",
        advice: digests[name] == nil
          ? "give a notifier this id to have it told"
          : "give a notifier this id, or `feedwatch outbox --drop ID`")
    }
  }
}
