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
      for key in entry.announcement.keys { writer.write(fixed: KeyHash.of(key)) }
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

/// 64 bits that stand for the key of an entry. Stored, so never changed.
enum KeyHash {
  static func of(_ key: String) -> UInt64 { StableHash.of(key) }
}
