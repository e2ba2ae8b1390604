package import Model
import Synchronization
import Text

/// The known entries of feeds and list pages.
extension Connection {
  func entryPacks(of source: Int64, lastGood: Timestamp?) throws -> EntryPacks {
    let sql = "SELECT number, compressed FROM entry_packs WHERE source = ? ORDER BY number"
    let packs = try all(sql) {
      $0.add(source)
    } read: { columns in
      try EntryPack(number: columns.integer(), packed: try zstandard.decompress(columns.bytes()))
    }
    return EntryPacks(packs: packs, lastGood: lastGood)
  }

  /// Applies what a good read does to the entries of `source`; gives the hashes of keys that were not there before.
  func apply(
    _ decision: AnnouncementDecision, source: StoredSource, at: Timestamp, isWhole: Bool
  ) throws -> [UInt64] {
    var entries = try entryPacks(of: source.number, lastGood: source.lastGood)
    entries.apply(decision, at: at, isWhole: isWhole)
    let changed = entries.packs.filter(\.isChanged)
    guard !changed.isEmpty else { return [] }
    for pack in changed { try write(pack, source: source.number) }
    try execute("UPDATE sources SET entry_count = ?, entry_misses = ? WHERE number = ?") {
      $0.add(entries.count)
      $0.add(entries.missed)
      $0.add(source.number)
    }
    return entries.newKeys
  }

  private func write(_ pack: EntryPack, source: Int64) throws {
    let compressed = try zstandard.compress(pack.packed)
    guard let number = pack.number else {
      try execute("INSERT INTO entry_packs (source, compressed) VALUES (?, ?)") {
        $0.add(source)
        $0.add(compressed)
      }
      return try write(keys: pack.keyHashes, pack: insertedNumber, source: source)
    }
    try execute("UPDATE entry_packs SET compressed = ? WHERE number = ?") {
      $0.add(compressed)
      $0.add(number)
    }
    try write(keys: pack.keyHashes, pack: number, source: source)
  }

  private func write(keys: [UInt8], pack: Int64, source: Int64) throws {
    try execute("INSERT OR REPLACE INTO entry_keys (pack, source, hashes) VALUES (?, ?, ?)") {
      $0.add(pack)
      $0.add(source)
      $0.add(keys)
    }
  }

  // MARK: keys in all sources

  /// A filter over the keys of all entries of all sources.
  func makeKeyFilter() throws -> KeyFilter {
    let bytes = try one("SELECT sum(length(hashes)) FROM entry_keys") { $0.int() } ?? 0
    var filter = KeyFilter(capacity: bytes / 8 + bytes / 32)
    try each("SELECT hashes FROM entry_keys") { columns in
      columns.eachHash { filter.insert($0) }
    }
    return filter
  }

  /// Of `hashes`, those that sources other than `source` carry, with these sources in the order in which they came.
  func sources(carrying hashes: Set<UInt64>, except source: SourceID?) throws -> [UInt64: [SourceID]] {
    let own = try source.flatMap { try state(of: $0)?.number } ?? -1
    var numbers: [UInt64: Set<Int64>] = [:]
    try each("SELECT source, hashes FROM entry_keys WHERE source <> ?") {
      $0.add(own)
    } read: { columns in
      let carrier = columns.integer()
      columns.eachHash { hash in
        if hashes.contains(hash) { numbers[hash, default: []].insert(carrier) }
      }
    }
    var names: [Int64: SourceID] = [:]
    for number in Set(numbers.values.joined()) {
      names[number] = try one("SELECT id FROM sources WHERE number = ?") {
        $0.add(number)
      } read: {
        SourceID($0.text())
      }
    }
    return numbers.mapValues { $0.sorted().compactMap { names[$0] } }
  }
}

extension SQLiteStore {
  /// Newest first, withdrawn ones too.
  package func announcements(of source: SourceID) throws(StorageError) -> [KnownAnnouncement] {
    let known: [KnownAnnouncement] = try reading { connection in
      guard let state = try connection.state(of: source) else { return [] }
      let entries = try connection.entryPacks(of: state.number, lastGood: state.lastGood)
      return entries.packs.flatMap { $0.entries.map { $0.known(lastGood: state.lastGood) } }
    }
    return known.sorted { left, right in
      let times = (
        left.announcement.published ?? left.firstSeen, right.announcement.published ?? right.firstSeen
      )
      return times.0 == times.1 ? left.number < right.number : times.0 > times.1
    }
  }

  /// The other sources whose entries carry one of `keys`, the one first stored first.
  package func sources(
    carrying keys: [String], except source: SourceID?
  ) throws(StorageError) -> [String: [SourceID]] {
    let likely = try keysThatMayBeKnown(keys)
    guard !likely.isEmpty else { return [:] }
    let found = try reading { try $0.sources(carrying: Set(likely.map(\.hash)), except: source) }
    return Dictionary(likely.compactMap { item in found[item.hash].map { (item.key, $0) } }) { first, _ in
      first
    }
  }

  private func keysThatMayBeKnown(_ keys: [String]) throws(StorageError) -> [(key: String, hash: UInt64)] {
    guard !keys.isEmpty else { return [] }
    let hashed = keys.map { (key: $0, hash: StableHash.of($0)) }
    if let filter = keyFilter.withLock({ $0 }) { return hashed.filter { filter.mayContain($0.hash) } }
    let filter = try reading { try $0.makeKeyFilter() }
    keyFilter.withLock { $0 = filter }
    return hashed.filter { filter.mayContain($0.hash) }
  }

  /// Keeps the filter true after a transaction that wrote `keys`; one that has become full is made anew when it is needed.
  func noteNewKeys(_ keys: [UInt64]) {
    guard !keys.isEmpty else { return }
    keyFilter.withLock { filter in
      for key in keys { filter?.insert(key) }
      if filter?.isFull ?? false { filter = nil }
    }
  }
}
