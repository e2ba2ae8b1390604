import Diffing
import FeedParsing
import Fetching
import Model
import Storage

/// What a document of a feed, or of a page that lists announcements, does to its source.
struct FeedStage {
  let store: any SnapshotStore
  let attempt: Attempt

  /// Decides on the entries of `document`, and notes in `outcome` what is to be stored.
  ///
  /// - Returns: whether the document is the baseline of the source.
  /// - Throws: ``Suspicion`` where the feed is not what it should be, ``StorageError``.
  func apply(_ document: FeedReading, to outcome: inout ReadOutcome) throws -> Bool {
    let (source, known) = (attempt.source, attempt.known)
    let entries = try store.announcements(of: source.id)
    // A source that is of another kind for the first time; one that comes back to a kind is compared with what it was.
    let isFirst = attempt.isFirstOfKind && (known.lastGood == nil || entries.isEmpty)
    if source.kind == .feed, document.ending == .complete, document.announcements.isEmpty,
      !attempt.isTrusted, let suspicion = AnnouncementDecider.emptiness(entries, lastRead: known.lastGood)
    {
      throw suspicion
    }
    let truncation = Truncation(
      Truncation.Document(document, isFeed: source.kind == .feed), after: isFirst ? nil : known,
      isSilent: source.baseline == .silent, isTrusted: attempt.isTrusted)
    let decision = AnnouncementDecider.decide(
      known: entries, reading: document.announcements, half: document.half, truncation: truncation,
      lastRead: known.lastGood)
    outcome.entries = decision
    outcome.record.title = document.title ?? known.title
    outcome.record.minimumInterval = max(outcome.record.minimumInterval, document.minimumInterval)
    outcome.record.nextDue = ReadSchedule.nextDue(source, record: outcome.record)
    truncation.note(in: &outcome.record, leavesHalfOut: decision.leavesHalfOut)
    // Another list than the one that was read: its document means nothing to the new selectors.
    let isOther =
      attempt.isOfOtherRules && decision.seen.isEmpty && decision.updated.isEmpty
      && decision.unsettled.isEmpty
    return isFirst || isOther
  }
}

extension Truncation.Document {
  /// The document that `reading` is of.
  init(_ reading: FeedReading, isFeed: Bool) {
    self.init(
      reading.ending, entries: reading.announcements, half: reading.half, isFeed: isFeed,
      endsInMarkup: reading.endsInMarkup)
  }
}
