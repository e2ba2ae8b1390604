package import Model
package import Storage
package import Text

/// Counts what was read, from the store: for digests that cover more than one run.
package struct CoverageReport: Sendable {
  private let settings: Settings
  private let records: [SourceID: SourceRecord]

  /// Counts the sources of `settings` as `store` has them now.
  package init(settings: Settings, store: any SnapshotStore) throws(StorageError) {
    self.settings = settings
    records = try store.records()
  }

  /// A source with a problem failed; any other was read when its last good read is not
  /// before `since`.
  package func since(_ since: Timestamp) -> Coverage {
    var coverage = Coverage()
    coverage.total = settings.sources.count
    for source in settings.sources {
      guard source.isEnabled else {
        coverage.disabled += 1
        coverage.skipped += 1
        continue
      }
      guard let record = records[source.id] else {
        coverage.skipped += 1
        continue
      }
      if let problem = record.problem {
        coverage.failed += 1
        if problem.kind == .blocked { coverage.blocked += 1 }
      } else if let lastGood = record.lastGood, lastGood >= since {
        coverage.read += 1
        if let first = record.firstGood, first >= since { coverage.baseline += 1 }
      } else {
        coverage.skipped += 1
      }
    }
    coverage.persisting = persisting
    return coverage
  }

  /// The problems that enabled sources have now, oldest first.
  package var persisting: [Problem] {
    settings.sources.filter(\.isEnabled).compactMap { records[$0.id]?.problem }.sorted { $0.since < $1.since }
  }
}
