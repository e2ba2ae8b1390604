import Model
import Storage
import Text

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
    record.ending = nil
    (record.half, record.cutReads) = (nil, 0)
    return record
  }
}
