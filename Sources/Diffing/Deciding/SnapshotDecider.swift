package import Model
import Text

/// Decides what a good reading of a page does to its snapshot; pure, the store applies what it says.
///
/// Additions and changes count at once. A removal counts when the fact was missing in `confirmRemovals` good reads in a row;
/// until then the fact stays in the snapshot, so that another value in its slot is still told as old -> new.
package enum SnapshotDecider {
  /// What `reading`, which the guard has let pass, does to `baseline`.
  ///
  /// - Parameter confirmRemovals: good reads without a fact before its removal counts, this one included; at least 1.
  package static func decide(
    baseline: Snapshot, reading: Extraction, confirmRemovals: Int
  ) -> SnapshotDecision {
    let known = baseline.facts
    let links = Pairing.links(before: known.map(\.fact), after: reading.facts)
    let (counted, waiting) = split(links) { known[$0].misses + 1 >= confirmRemovals }
    var decision = Bars(known: known, reading: reading.facts, links: links, waiting: waiting).decision
    let told = ChangeTeller(before: known.map(\.fact), after: reading.facts).tell(counted)
    (decision.changes, decision.wording) = (told.changes, told.wording)
    decision.newUnread = newUnread(reading.unread, known: baseline.unread)
    return decision
  }

  /// What a good read without parsing (304, the same bytes) does: it confirms removals that wait, and nothing else.
  package static func confirm(baseline: Snapshot, confirmRemovals: Int) -> SnapshotDecision {
    var decision = SnapshotDecision()
    let missing = baseline.facts.filter { $0.misses > 0 }
    guard !missing.isEmpty else { return decision }
    let gone = missing.filter { $0.misses + 1 >= confirmRemovals }
    decision.missing = missing.filter { $0.misses + 1 < confirmRemovals }.map(\.number)
    decision.retired = gone.map(\.number)
    let ended = Set(decision.retired)
    let told = PageComparison.changes(
      before: baseline.facts.map(\.fact),
      after: baseline.facts.filter { !ended.contains($0.number) }.map(\.fact))
    (decision.changes, decision.wording) = (told.changes, told.wording)
    return decision
  }

  /// Links that count now, and removals that wait.
  private static func split(_ links: [Outcome], isConfirmed: (Int) -> Bool) -> (
    counted: [Outcome], waiting: [Outcome]
  ) {
    var (counted, waiting): ([Outcome], [Outcome]) = ([], [])
    for link in links {
      if link.course == .removed, let index = link.before, !isConfirmed(index) {
        waiting.append(link)
      } else {
        counted.append(link)
      }
    }
    return (counted, waiting)
  }

  private static func newUnread(_ unread: [Unread], known: [Unread]) -> [Unread] {
    var told = Set(known.map { FoldedText.of($0.text) })
    return unread.filter { told.insert(FoldedText.of($0.text)).inserted }
  }
}
