import Diffing
import Model
import Pipeline
import Storage
import Text

/// What `diff` shows: changes nobody has accepted, wording apart, and where sources contradict each other.
struct PendingReport {
  var lines: [RecordedChange]
  var wording: [RecordedChange]
  var conflicts: [Conflict]

  /// Reads the store; exit code 2 where the store or the configuration cannot be used.
  init(_ options: CommonOptions, _ filter: ChangeFilter, now: Timestamp) throws {
    do {
      let (outline, store) = try options.outlineAndStore()
      try self.init(outline, store: store, matches: try filter.predicate(outline, now: now))
    } catch let failure as Failure where failure.code != Exit.usage {
      throw failure.with(code: Exit.trouble)
    } catch let error as StorageError {
      throw Failure(error).with(code: Exit.trouble)
    }
  }

  private init(
    _ outline: SettingsOutline, store: any SnapshotStore, matches: (RecordedChange) -> Bool
  ) throws(StorageError) {
    let (changes, facts) = (try store.changes(pendingOnly: false), try store.facts(of: nil, at: nil))
    guard !changes.isEmpty || !facts.isEmpty else {
      (lines, wording, conflicts) = ([], [], [])
      return
    }
    let sources = Dictionary(outline.sources().map { ($0.id, $0) }) { first, _ in first }
    let relevant = changes.compactMap { change in
      sources[change.source].map { source in
        var named = change
        named.sourceTitle = source.name
        return named
      }
    }
    lines = ReviewFold.fold(relevant).filter(matches)
      .sorted { ($0.change.severity, $1.firstSeen) > ($1.change.severity, $0.firstSeen) }
    wording = relevant.filter {
      $0.change.severity == .wording && $0.state == .pending && matches($0)
    }
    conflicts = Conflicts.find(
      facts.compactMap { source, fact in
        sources[source].map { (source: source, url: $0.url, fact: fact.fact) }
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
