import Diffing
import Model
import Storage

/// What a document of a page with contacts does to its source.
struct PageStage {
  let store: any SnapshotStore
  let attempt: Attempt
  /// What was stored before this reading was read by other rules.
  let hadOtherRules: Bool

  /// Decides on the facts of `page`, which came with `status`, and notes in `outcome` what is to be stored.
  ///
  /// - Returns: whether the page is the baseline of the source.
  /// - Throws: ``Suspicion`` where the page is not what it should be, ``StorageError``.
  func apply(_ page: Extraction, status: Int, to outcome: inout ReadOutcome) throws -> Bool {
    let (source, known) = (attempt.source, attempt.known)
    let snapshot = try store.snapshot(of: source.id)
    let isFirst = try isFirst(snapshot)
    let truncation = Truncation(
      .init(page), after: isFirst ? nil : known, isTrusted: attempt.isTrusted)
    let isSilent = isFirst || truncation.completesBaseline
    // The silent first reading is only what the next ones are compared with: half a fact is replaced by its whole without a word.
    let reading = truncation.isTruncated && !isSilent ? page.withoutFactsAtEnd : page
    let comparison = SnapshotComparison(baseline: snapshot, reading: reading)
    if !attempt.isTrusted,
      let suspicion = comparison.suspicion(status: status, expectedFacts: source.expectedFacts)
    {
      throw suspicion
    }
    var decision = comparison.decision(
      confirmRemovals: attempt.isTrusted || isSilent ? 1 : source.confirmRemovals,
      isTruncated: truncation.isTruncated && !isFirst)
    if isSilent { (decision.changes, decision.wording) = ([], []) }
    if isSilent || truncation.isTruncated { decision.newUnread = [] }
    outcome.snapshot = decision
    let unread = truncation.isTruncated && !isFirst ? snapshot.unread : page.unread
    outcome.page = (page.title, page.language, unread)
    outcome.record.title = page.title ?? known.title
    truncation.note(in: &outcome.record)
    return isFirst
  }

  /// Whether nothing is known of the page. One that was of another kind for a while is compared with what it was.
  private func isFirst(_ snapshot: Snapshot) throws(StorageError) -> Bool {
    guard snapshot.facts.isEmpty || attempt.known.lastGood == nil else { return false }
    if attempt.isFirstOfKind { return true }
    // A page with contacts that was a list of announcements.
    return hadOtherRules ? try !store.announcements(of: attempt.source.id).isEmpty : false
  }
}
