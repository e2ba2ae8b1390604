import Diffing
import Model
import Storage

/// Brings a stored snapshot to the present rules of reading, so that a new rule, or a new selector of the source, is
/// never told as a change of the page.
struct Rereading {
  let store: any SnapshotStore
  let run: Int64

  /// Reads the stored document of `source` anew and replaces its snapshot in silence.
  ///
  /// Gives `stored` back where there is no document, or it cannot be read by the new rules.
  func snapshot(
    of source: Source, record: SourceRecord, stored: Snapshot
  ) throws(StorageError) -> Snapshot {
    guard let document = try store.document(of: source.id),
      let content = try? DocumentReading.content(
        of: document.body, contentType: document.contentType, url: document.url, source: source),
      case .page(let extraction) = content
    else { return stored }
    var decision = SnapshotDecider.decide(baseline: stored, reading: extraction, confirmRemovals: 1)
    (decision.changes, decision.wording, decision.newUnread) = ([], [], [])
    var outcome = ReadOutcome(record: record, at: record.lastGood ?? document.fetched, run: run)
    outcome.snapshot = decision
    outcome.page = (extraction.title, extraction.language, extraction.unread)
    try store.apply(outcome)
    return try store.snapshot(of: source.id)
  }
}

extension StoredDocument {
  /// The Content-Type header, if any.
  var contentType: String? { headers.first { $0.name.lowercased() == "content-type" }?.value }
}
