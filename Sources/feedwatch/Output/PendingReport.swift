import Diffing
import Model
import Pipeline
import Storage

/// What `diff` shows: changes nobody has accepted, wording apart, and where sources contradict each other.
struct PendingReport {
  var lines: [RecordedChange]
  var wording: [RecordedChange]
  var conflicts: [Conflict]

  /// Reads the store; exit code 2 where the store or the configuration cannot be used.
  init(_ workplace: Workplace, _ filter: ChangeFilter, now: Timestamp) throws {
    do {
      let settings = try workplace.settings()
      let store = try workplace.storeForReading(settings)
      try self.init(settings: settings, store: store, matches: try filter.predicate(settings, now: now))
    } catch let failure as Failure where failure.code != Exit.usage {
      throw failure.with(code: Exit.trouble)
    } catch let error as StorageError {
      throw Failure(error).with(code: Exit.trouble)
    }
  }

  private init(
    settings: Settings, store: any SnapshotStore, matches: (RecordedChange) -> Bool
  ) throws(StorageError) {
    let configured = Set(settings.sources.map(\.id))
    let naming = SourceNaming(settings.sources)
    let relevant = naming.applied(
      to: try store.changes(pendingOnly: false).filter { configured.contains($0.source) })
    lines = ReviewFold.fold(relevant).filter(matches)
      .sorted { ($0.change.severity, $1.firstSeen) > ($1.change.severity, $0.firstSeen) }
    wording = relevant.filter {
      $0.change.severity == .wording && $0.state == .pending && matches($0)
    }
    let urls = Dictionary(settings.sources.map { ($0.id, PublicURL.of($0.url)) }) { first, _ in first }
    conflicts = Conflicts.find(
      try store.facts(of: nil, at: nil).compactMap { source, fact in
        urls[source].map { (source: source, url: $0, fact: fact.fact) }
      })
  }

  /// `{pending, wording, conflicts}`.
  var json: JSONValue {
    [
      "pending": .array(lines.map(\.json)), "wording": .array(wording.map(\.json)),
      "conflicts": .array(conflicts.map(\.json)),
    ]
  }
}
