import Diffing
import Model
import Storage

/// Brings what is stored of a source to the present rules of reading, so that a new rule, or a new selector of the source, is
/// never told as a change of the page.
struct Rereading {
  let store: any SnapshotStore
  let run: Int64

  /// Reads the stored document of `source` anew and replaces what is known of it in silence: its snapshot or its entries.
  ///
  /// Does nothing where there is no document, or it cannot be read by the new rules.
  func settle(_ source: Source, record: SourceRecord) throws(StorageError) {
    guard let document = try store.document(of: source.id),
      let content = try? DocumentReading.content(
        of: document.body, contentType: document.contentType, url: document.url, source: source)
    else { return }
    var outcome = ReadOutcome(record: record, at: record.lastGood ?? document.fetched, run: run)
    switch content {
    case .page(let extraction):
      let stored = try store.snapshot(of: source.id)
      var decision = SnapshotDecider.decide(baseline: stored, reading: extraction, confirmRemovals: 1)
      (decision.changes, decision.wording, decision.newUnread) = ([], [], [])
      outcome.snapshot = decision
      outcome.page = (extraction.title, extraction.language, extraction.unread)
    case .announcements(_, _, let announcements):
      var decision = AnnouncementDecider.decide(
        known: try store.announcements(of: source.id), reading: announcements)
      (decision.missing, decision.withdrawn) = ([], [])
      outcome.entries = decision
    }
    try store.apply(outcome)
  }
}
