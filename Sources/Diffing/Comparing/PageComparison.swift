package import Model
import Text

/// Compares two readings of one page.
package enum PageComparison {
  /// What a careful person would report of the difference; nothing but the suspicion when `after` is not the page it was.
  ///
  /// Where `after` ends worse than `before`, it is truncated: what it lacks is not gone, and what its last text is part of may be half.
  package static func compare(before: Extraction, after: Extraction) -> Comparison {
    let isTruncated = after.signs.ending < before.signs.ending
    let after = isTruncated ? after.withoutFactsAtEnd : after
    let links = Pairing.links(before: before.facts, after: after.facts)
    let baseline = Snapshot(
      title: before.title, language: before.language,
      facts: before.facts.enumerated().map { index, fact in
        KnownFact(
          number: Int64(index), fact: fact, firstSeen: Timestamp(seconds: 0), lastSeen: Timestamp(seconds: 0))
      })
    if let suspicion = Guard.judge(after, baseline: baseline, links: links, status: 200, expectedFacts: nil) {
      return Comparison(suspicion: suspicion)
    }
    let told = ChangeTeller(before: before.facts, after: after.facts).tell(
      isTruncated ? links.filter { $0.operation != .removed } : links)
    return Comparison(changes: told.changes, wording: told.wording)
  }

  /// The difference of two lists of facts, without the guard.
  package static func changes(
    before: [Fact], after: [Fact]
  ) -> (changes: [FactChange], wording: [FactChange]) {
    ChangeTeller(before: before, after: after).tell(Pairing.links(before: before, after: after))
  }
}
