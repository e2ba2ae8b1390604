package import Model
package import Storage
package import Text

/// A source renamed in the configuration keeps its history and tells nothing.
enum RenamedSources {
  /// Renames, in the store, every source whose URL the configuration now gives to another id: also where ids are
  /// swapped, or passed on in a row.
  ///
  /// Gives the records as they then stand.
  static func settle(
    _ sources: [Source], records: [SourceID: SourceRecord], store: any SnapshotStore
  ) throws(StorageError) -> [SourceID: SourceRecord] {
    let moves = moves(sources, records)
    guard !moves.isEmpty else { return records }
    // No id has a tilde, so that one source can take the name that another gives up.
    for (old, new) in moves { try store.rename(old, to: SourceID(new.rawValue + "~")) }
    for (_, new) in moves { try store.rename(SourceID(new.rawValue + "~"), to: new) }
    return try store.records()
  }

  /// Old and new ids of the sources that got another one.
  static func moves(_ sources: [Source], _ records: [SourceID: SourceRecord]) -> [SourceID: SourceID] {
    guard !records.isEmpty else { return [:] }
    let unsettled = sources.filter { !isSettled($0, records) }
    return unsettled.isEmpty ? [:] : moves(of: unsettled, among: sources, records)
  }

  private static func isSettled(_ source: Source, _ records: [SourceID: SourceRecord]) -> Bool {
    guard let url = records[source.id]?.url else { return false }
    return url == source.url || url == PublicURL.of(source.url)
  }

  /// Old and new ids; a name that a record keeps is not taken from it.
  private static func moves(
    of unsettled: [Source], among sources: [Source], _ records: [SourceID: SourceRecord]
  ) -> [SourceID: SourceID] {
    let settled = Set(sources.map(\.id)).subtracting(unsettled.map(\.id))
    var free: [String: SourceID] = [:]
    for record in records.values where !settled.contains(record.id) { free[record.url] = record.id }
    var moves: [SourceID: SourceID] = [:]
    for source in unsettled {
      if let old = free.removeValue(forKey: PublicURL.of(source.url)) { moves[old] = source.id }
    }
    while let blocked = moves.first(where: { records[$0.value] != nil && moves[$0.value] == nil }) {
      moves[blocked.key] = nil
    }
    return moves
  }
}

extension SourceRecord {
  /// The record at the address that the configuration now gives: what the server of the former one said of it (validators,
  /// waiting times, that it is gone or has moved) holds no longer, and it is asked at once.
  func readdressed(to url: String) -> SourceRecord {
    guard url != self.url else { return self }
    var record = self
    record.url = url
    (record.etag, record.lastModified, record.bodyHash) = (nil, nil, nil)
    (record.lastAttempt, record.nextDue, record.notBefore) = (nil, nil, nil)
    (record.failures, record.minimumInterval, record.isGone, record.movedTo) = (0, 0, false, nil)
    (record.ending, record.tail, record.isIncomplete) = (nil, nil, false)
    return record
  }
}

/// Sources and notifiers that got new names in the configuration, until the store follows.
package enum RenamedParts {
  /// Whether the store has one of `settings` under another name.
  package static func areThere(_ settings: Settings, store: any SnapshotStore) throws(StorageError) -> Bool {
    let notifiers = RenamedNotifiers.moves(settings.notifiers, known: try store.notifierOutlets())
    let sources = RenamedSources.moves(settings.sources, try store.records())
    return !notifiers.isEmpty || !sources.isEmpty
  }

  /// Renames in the store what `settings` renames, at `now`.
  package static func settle(
    _ settings: Settings, store: any SnapshotStore, now: Timestamp
  ) throws(StorageError) {
    try RenamedNotifiers.settle(settings.notifiers, store: store, now: now)
    _ = try RenamedSources.settle(settings.sources, records: try store.records(), store: store)
  }
}

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
