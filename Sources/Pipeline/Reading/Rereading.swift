import Diffing
import FeedParsing
import Fetching
import Model
import Storage

/// Brings what is stored of a source to the present rules of reading, so that a new rule, or a new selector of the source, is
/// never told as a change of the page.
struct Rereading {
  let store: any SnapshotStore
  let run: Int64

  /// Reads the stored document of `source` anew and replaces what is known of it in silence: its snapshot or its entries.
  ///
  /// Does nothing where there is no document, or the new rules find nothing to read in it: then what is known stays what the
  /// next good read is compared with. A removal that waits to be confirmed goes on waiting, unless what was missing is back
  /// in the document of now, in a part that the new selectors leave out.
  ///
  /// - Parameter rules: version of the present rules; it is stored together with what they read, so that going back to the
  ///   former ones is a change of rules again.
  /// - Parameter latest: the document of now.
  /// - Returns: the record as it is now.
  func settle(
    _ source: Source, record: SourceRecord, rules: Int, latest: FetchedResponse
  ) throws(StorageError) -> SourceRecord {
    guard let document = try store.document(of: source.id),
      let content = try? DocumentReading.content(
        of: document.body, contentType: document.contentType, url: document.url, source: source)
    else { return record }
    if case .page(let extraction) = content, extraction.signs.missedSelector != nil { return record }
    var record = record
    record.rulesVersion = rules
    var outcome = ReadOutcome(record: record, at: record.lastGood ?? document.fetched, run: run)
    switch content {
    case .page(let extraction):
      let stored = try store.snapshot(of: source.id)
      let leftOut = LeftOut(of: latest, source: source)
      let waiting = Set(stored.facts.filter { $0.misses > 0 && !leftOut.holds(fact: $0.fact) }.map(\.number))
      var decision = SnapshotDecider.decide(baseline: stored, reading: extraction, confirmRemovals: 1)
      (decision.changes, decision.wording, decision.newUnread) = ([], [], [])
      decision.retired.removeAll(where: waiting.contains)
      outcome.snapshot = decision
      outcome.page = (extraction.title, extraction.language, extraction.unread)
    case .announcements(let read):
      // By other selectors the same document ends in another place.
      if record.ending != .whole { record.ending = record.cutReads > 0 ? nil : read.ending }
      outcome.record.ending = record.ending
      let leftOut = LeftOut(of: latest, source: source)
      outcome.entries = AnnouncementDecider.reread(
        known: try store.announcements(of: source.id), reading: read.announcements,
        cut: read.half.map { CutEntry($0, standing: record.cutReads > 0 ? .doubtful : .usual) },
        lastRead: record.lastGood,
        isLeftOut: leftOut.holds(entry:))
    }
    try store.apply(outcome)
    return record
  }
}
