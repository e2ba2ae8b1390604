import Model
import Storage
import Text

/// A notifier renamed in the configuration keeps what waits for it, and when it was last written to.
enum RenamedNotifiers {
  /// Registers the notifiers of the configuration at `now`. One of which the store does not know where it leads, and that
  /// leads where one led that has left the configuration, is that one under a new name.
  static func settle(
    _ notifiers: [Notifier], store: any SnapshotStore, now: Timestamp
  ) throws(StorageError) {
    let known = try store.notifierOutlets()
    for (old, new) in moves(notifiers, known: known) {
      try store.rename(notifier: old, to: new, notes: [UnreachedNotifiers.keyHead, SkippedDigest.keyHead])
    }
    for notifier in notifiers {
      let knownOutlet = known[notifier.id] ?? nil
      if knownOutlet == nil { _ = try store.notifierTimes(notifier.id, at: now) }
      let outlet = fingerprint(notifier)
      if knownOutlet != outlet { try store.setOutlet(outlet, of: notifier.id) }
    }
  }

  /// Old and new names of the notifiers that got another one; `known` are the outlets in the store.
  static func moves(_ notifiers: [Notifier], known: [String: String?]) -> [(old: String, new: String)] {
    let configured = Set(notifiers.map(\.id))
    var orphans: [String: String] = [:]
    for (id, outlet) in known.sorted(by: { $0.key < $1.key }) where !configured.contains(id) {
      if let outlet { orphans[outlet] = id }
    }
    return notifiers.compactMap { notifier in
      guard (known[notifier.id] ?? nil) == nil else { return nil }
      return orphans.removeValue(forKey: fingerprint(notifier)).map { (old: $0, new: notifier.id) }
    }
  }

  /// Tells two ways out apart without keeping what may be secret in them.
  static func fingerprint(_ notifier: Notifier) -> String {
    let parts =
      switch notifier.outlet {
      case .file(let path): ["file", path]
      case .pipe(let command, _): ["pipe"] + command + notifier.to
      case .smtp(let server): ["smtp", server.url] + notifier.to
      case .webhook(let webhook): ["webhook", webhook.url]
      }
    return "\(parts[0])-\(StableHash.name(of: parts.joined(separator: "\n")))"
  }
}
