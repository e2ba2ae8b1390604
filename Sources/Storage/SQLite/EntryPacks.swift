import Model
import Text

/// A known entry inside its pack.
struct PackedEntry: Equatable {
  var number: Int64
  var announcement: Announcement
  var firstSeen: Timestamp
  /// nil while the last good read of the source showed it.
  var lastSeen: Timestamp?
  var misses: Int
  var isWithdrawn: Bool
  var isUnlisted = false
  /// 0 to 3.
  var updates = 0

  /// The entry as the stages above know it.
  func known(lastGood: Timestamp?) -> KnownAnnouncement {
    KnownAnnouncement(
      number: number, announcement: announcement, firstSeen: firstSeen,
      lastSeen: lastSeen ?? lastGood ?? firstSeen, misses: misses, isWithdrawn: isWithdrawn,
      isUnlisted: isUnlisted, updates: updates)
  }
}

/// Some dozens of entries of one source, kept as one compressed blob.
///
/// One row an entry costs four times as much to write, and the store would be larger than what was fetched: entries of one
/// source look alike and compress well only together. Packs are small, so that a new entry rewrites little.
struct EntryPack {
  /// Entries in a full pack.
  static let capacity = 64
  /// First byte of the packed form; another one would mean another layout.
  private static let layout: UInt8 = 1

  /// Row of the pack; nil while it has none.
  var number: Int64?
  var entries: [PackedEntry] = []
  var isChanged = false

  init() {}

  init(number: Int64, packed bytes: [UInt8]) throws(PackedError) {
    self.number = number
    var reader = PackedReader(bytes)
    guard try reader.byte() == Self.layout else { throw PackedError() }
    let count = try reader.count()
    entries.reserveCapacity(count)
    for _ in 0..<count { entries.append(try reader.entry()) }
  }

  /// The bytes that ``init(number:packed:)`` reads.
  var packed: [UInt8] {
    var writer = PackedWriter(capacity: entries.count * 512)
    writer.write(byte: Self.layout)
    writer.write(UInt64(entries.count))
    for entry in entries { writer.write(entry) }
    return writer.bytes
  }

  /// Hashes of all keys of all entries, eight bytes each.
  var keyHashes: [UInt8] {
    var writer = PackedWriter(capacity: entries.count * 24)
    for entry in entries {
      for key in entry.announcement.keys { writer.write(fixed: StableHash.of(key)) }
    }
    return writer.bytes
  }
}

extension PackedWriter {
  fileprivate mutating func write(_ entry: PackedEntry) {
    write(entry.number)
    write(entry.announcement)
    write(entry.firstSeen)
    write(entry.lastSeen)
    write(UInt64(entry.misses))
    write(byte: (entry.isWithdrawn ? 1 : 0) | (entry.isUnlisted ? 2 : 0) | UInt8(entry.updates & 3) << 2)
  }
}

extension PackedReader {
  fileprivate mutating func entry() throws(PackedError) -> PackedEntry {
    var entry = PackedEntry(
      number: try signed(), announcement: try announcement(), firstSeen: try time(),
      lastSeen: try optionalTime(), misses: Int(truncatingIfNeeded: try unsigned()), isWithdrawn: false)
    let flags = try byte()
    (entry.isWithdrawn, entry.isUnlisted) = (flags & 1 != 0, flags & 2 != 0)
    entry.updates = Int(flags >> 2 & 3)
    return entry
  }
}

/// All packs of one source in memory: applies what a read does to the known entries, and knows which packs changed.
struct EntryPacks {
  private(set) var packs: [EntryPack]
  /// Pack and place of each entry, by its number.
  private var places: [Int64: (pack: Int, index: Int)] = [:]
  /// The good read before the one that is applied.
  private let lastGood: Timestamp?
  /// Hashes of keys that were not there before.
  private(set) var newKeys: [UInt64] = []

  init(packs: [EntryPack], lastGood: Timestamp?) {
    self.packs = packs
    self.lastGood = lastGood
    for (pack, content) in packs.enumerated() {
      for (index, entry) in content.entries.enumerated() { places[entry.number] = (pack, index) }
    }
  }

  /// Known entries, withdrawn ones left out.
  var count: Int { packs.reduce(0) { $0 + $1.entries.count { !$0.isWithdrawn } } }

  /// Entries of which the next good read has to say something even where nothing changed: those whose withdrawal waits to be
  /// confirmed, and those that have changed too often to be told.
  var missed: Int {
    packs.reduce(0) {
      $0 + $1.entries.count { ($0.misses > 0 || $0.updates > 2) && !$0.isWithdrawn && !$0.isUnlisted }
    }
  }

  /// Applies `decision` of the good read at `at`. `isWhole`: the read saw the whole document, so that a known entry it does
  /// not name has left it (fallen off the end).
  mutating func apply(_ decision: AnnouncementDecision, at: Timestamp, isWhole: Bool) {
    if isWhole { leave(except: named(in: decision)) }
    for update in decision.updated + decision.unsettled { see(update, isUpdate: true) }
    for update in decision.seen { see(update, isUpdate: false) }
    for number in decision.missing { miss(number) }
    for known in decision.withdrawn { withdraw(known.number) }
    for number in decision.unlisted { unlist(number) }
    var next = (places.keys.max() ?? 0) + 1
    for announcement in decision.new {
      append(announcement, number: next, at: at)
      next += 1
    }
  }

  private func named(in decision: AnnouncementDecision) -> Set<Int64> {
    var numbers = Set(decision.missing)
    for update in decision.updated + decision.unsettled { numbers.insert(update.known.number) }
    for seen in decision.seen { numbers.insert(seen.known.number) }
    for known in decision.withdrawn { numbers.insert(known.number) }
    return numbers
  }

  private mutating func leave(except named: Set<Int64>) {
    for pack in packs.indices {
      for index in packs[pack].entries.indices
      where packs[pack].entries[index].lastSeen == nil && !named.contains(packs[pack].entries[index].number) {
        packs[pack].entries[index].lastSeen = lastGood
        packs[pack].isChanged = true
      }
    }
  }

  private mutating func see(_ update: AnnouncementDecision.Updated, isUpdate: Bool) {
    guard var entry = entry(update.known.number) else { return }
    if entry.announcement.keys != update.announcement.keys {
      newKeys += update.announcement.keys.map(StableHash.of)
    }
    entry.announcement = update.announcement
    entry.lastSeen = nil
    entry.misses = 0
    entry.updates = isUpdate ? min(3, entry.updates + 1) : 0
    entry.isWithdrawn = false
    entry.isUnlisted = false
    put(entry)
  }

  private mutating func miss(_ number: Int64) {
    guard var entry = entry(number) else { return }
    entry.lastSeen = entry.lastSeen ?? lastGood
    entry.misses += 1
    put(entry)
  }

  private mutating func withdraw(_ number: Int64) {
    guard var entry = entry(number) else { return }
    entry.lastSeen = entry.lastSeen ?? lastGood
    entry.isWithdrawn = true
    put(entry)
  }

  private mutating func unlist(_ number: Int64) {
    guard var entry = entry(number) else { return }
    entry.lastSeen = entry.lastSeen ?? lastGood
    entry.isUnlisted = true
    put(entry)
  }

  private mutating func append(_ announcement: Announcement, number: Int64, at: Timestamp) {
    if packs.last.map({ $0.entries.count >= EntryPack.capacity }) ?? true { packs.append(EntryPack()) }
    let entry = PackedEntry(
      number: number, announcement: announcement, firstSeen: at, lastSeen: nil, misses: 0, isWithdrawn: false)
    packs[packs.count - 1].entries.append(entry)
    packs[packs.count - 1].isChanged = true
    newKeys += announcement.keys.map(StableHash.of)
  }

  private func entry(_ number: Int64) -> PackedEntry? {
    places[number].map { packs[$0.pack].entries[$0.index] }
  }

  /// Puts a known entry back, and marks its pack where it differs.
  private mutating func put(_ entry: PackedEntry) {
    guard let place = places[entry.number], packs[place.pack].entries[place.index] != entry else { return }
    packs[place.pack].entries[place.index] = entry
    packs[place.pack].isChanged = true
  }
}
