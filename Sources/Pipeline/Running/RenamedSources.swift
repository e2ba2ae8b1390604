import Model
import Storage

/// A source renamed in the configuration keeps its history and tells nothing.
enum RenamedSources {
  /// Renames, in the store, every source that left the configuration while an unknown one with the same URL came.
  ///
  /// Gives the records as they then stand.
  static func settle(
    _ sources: [Source], records: [SourceID: SourceRecord], store: any SnapshotStore
  ) throws(StorageError) -> [SourceID: SourceRecord] {
    let unknown = sources.filter { records[$0.id] == nil }
    guard !unknown.isEmpty, !records.isEmpty else { return records }
    let configured = Set(sources.map(\.id))
    var orphans: [String: SourceID] = [:]
    for record in records.values where !configured.contains(record.id) { orphans[record.url] = record.id }
    guard !orphans.isEmpty else { return records }
    var isRenamed = false
    for source in unknown {
      guard let old = orphans.removeValue(forKey: PublicURL.of(source.url)) else { continue }
      try store.rename(old, to: source.id)
      isRenamed = true
    }
    return isRenamed ? try store.records() : records
  }
}
