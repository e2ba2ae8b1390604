package import Model
import Text

/// A reading of a page beside what is known of it. They are compared once; the guard judges by that, and what the reading does to the
/// snapshot follows from it. Pure: the store applies what is decided.
package struct SnapshotComparison: Sendable {
  private let baseline: Snapshot
  private let reading: Extraction
  private let links: [Outcome]

  /// Compares `reading` with `baseline`, the last good state.
  package init(baseline: Snapshot, reading: Extraction) {
    self.baseline = baseline
    self.reading = reading
    links = Pairing.links(before: baseline.facts.map(\.fact), after: reading.facts)
  }

  /// The reason not to trust the reading, or nil (``Guard``).
  ///
  /// - Parameters:
  ///   - status: the HTTP status it came with.
  ///   - expectedFacts: the source's `expect: {facts: N}`.
  package func suspicion(status: Int, expectedFacts: Int?) -> Suspicion? {
    Guard.judge(reading, baseline: baseline, links: links, status: status, expectedFacts: expectedFacts)
  }

  /// What the reading, which the guard has let pass, does to the snapshot.
  ///
  /// Additions and changes count at once. A removal counts when the fact was missing in `confirmRemovals` good reads in a row;
  /// until then the fact stays in the snapshot, so that another value in its slot is still told as old -> new.
  ///
  /// - Parameters:
  ///   - confirmRemovals: good reads without a fact before its removal counts, this one included; at least 1.
  ///   - isTruncated: the document ends too early; what it lacks is not gone.
  package func decision(confirmRemovals: Int, isTruncated: Bool = false) -> SnapshotDecision {
    let known = baseline.facts
    let (counted, waiting) = split {
      !isTruncated && known[$0].misses + 1 >= confirmRemovals
    }
    let periods = FactPeriods(
      known: known, reading: reading.facts, links: links, waiting: waiting, isTruncated: isTruncated)
    var decision = periods.decision
    let told = ChangeTeller(before: known.map(\.fact), after: reading.facts).tell(counted)
    (decision.changes, decision.wording) = (told.changes, told.wording)
    decision.newUnread = newUnread
    return decision
  }

  /// Links that count now, and removals that wait.
  private func split(isConfirmed: (Int) -> Bool) -> (counted: [Outcome], waiting: [Outcome]) {
    var (counted, waiting): ([Outcome], [Outcome]) = ([], [])
    for link in links {
      if link.operation == .removed, let index = link.before, !isConfirmed(index) {
        waiting.append(link)
      } else {
        counted.append(link)
      }
    }
    return (counted, waiting)
  }

  private var newUnread: [Unread] {
    var told = Set(baseline.unread.map { ComparableText.of($0.text) })
    return reading.unread.filter { told.insert(ComparableText.of($0.text)).inserted }
  }
}

extension Snapshot {
  /// What a good read without parsing (304, the same bytes) does: it confirms removals that wait, and nothing else.
  ///
  /// - Parameter reads: good reads without a fact before its removal counts.
  package func confirmingRemovals(after reads: Int) -> SnapshotDecision {
    var decision = SnapshotDecision()
    let missing = facts.filter { $0.misses > 0 }
    guard !missing.isEmpty else { return decision }
    decision.missing = missing.filter { $0.misses + 1 < reads }.map(\.number)
    decision.retired = missing.filter { $0.misses + 1 >= reads }.map(\.number)
    let ended = Set(decision.retired)
    let told = PageComparison.changes(
      before: facts.map(\.fact), after: facts.filter { !ended.contains($0.number) }.map(\.fact))
    (decision.changes, decision.wording) = (told.changes, told.wording)
    return decision
  }
}
