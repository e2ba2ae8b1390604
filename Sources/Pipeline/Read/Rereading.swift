import Diffing
import FeedParsing
import Fetching
import Model
import PageReading
import Storage

/// Brings what is stored of a source to the present rules of reading, so that a new rule, or a new selector of the source, is
/// never told as a change of the page.
struct Rereading {
  let store: any SnapshotStore
  let run: Int64

  /// Reads the stored document of `source` anew and replaces what is known of it in silence: its snapshot or its entries.
  ///
  /// Does nothing where there is no document, or the new rules find nothing to read in it: then what is known stays what the
  /// next good read is compared with. A removal that waits to be confirmed goes on waiting, and what a truncated document hid stays, unless
  /// it is in the document of now, in a part that the new selectors leave out.
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
      let waiting = Set(
        stored.facts.filter {
          ($0.misses > 0 || $0.lastSeen != record.lastGood) && !leftOut.holds(fact: $0.fact)
        }.map(\.number))
      var decision = SnapshotComparison(baseline: stored, reading: extraction).decision(confirmRemovals: 1)
      (decision.changes, decision.wording, decision.newUnread) = ([], [], [])
      decision.retired.removeAll(where: waiting.contains)
      outcome.snapshot = decision
      outcome.page = (extraction.title, extraction.language, extraction.unread)
    case .announcements(let read):
      let document = Truncation.Document(read, isFeed: source.kind == .feed)
      // By other selectors another entry is the last one.
      if record.tail != nil { record.tail = document.tail }
      outcome.record.tail = record.tail
      let leftOut = LeftOut(of: latest, source: source)
      outcome.entries = AnnouncementDecider.reread(
        known: try store.announcements(of: source.id), reading: read.announcements, half: read.half,
        truncation: Truncation(document, after: record), lastRead: record.lastGood,
        isLeftOut: leftOut.holds(entry:))
    }
    try store.apply(outcome)
    return record
  }
}

/// What a document holds and the selectors of its source leave out. Read when it is first asked for, which is seldom.
final class LeftOut {
  private let latest: FetchedResponse
  private let source: Source

  init(of latest: FetchedResponse, source: Source) {
    self.latest = latest
    self.source = source
  }

  /// Whether `fact` stands in a part that is left out, under the same conditions, and in no other.
  func holds(fact: Fact) -> Bool { facts.contains(fact.statement) }

  /// Whether `entry` stands in a part of a list page that is left out; of feeds nothing is.
  func holds(entry: Announcement) -> Bool { page?.shows(entry) ?? false }

  private lazy var facts: Set<Fact> = {
    var whole = source
    (whole.select, whole.ignore) = (nil, [])
    return facts(whole).subtracting(facts(source))
  }()

  private lazy var page: WholePage? =
    source.kind == .page
    ? try? WholePage(latest.body, contentType: latest.contentType, url: latest.url) : nil

  private func facts(_ source: Source) -> Set<Fact> {
    guard
      case .page(let extraction)? = try? DocumentReading.content(
        of: latest.body, contentType: latest.contentType, url: latest.url, source: source)
    else { return [] }
    return Set(extraction.facts.map(\.statement))
  }
}
