import Diffing
import Model
import Testing

@Suite struct SnapshotComparisonTests {
  private func decide(
    _ snapshot: Snapshot, _ facts: [Fact], confirm: Int = 2, isTruncated: Bool = false
  ) -> SnapshotDecision {
    SnapshotComparison(baseline: snapshot, reading: Extraction(facts: facts))
      .decision(confirmRemovals: confirm, isTruncated: isTruncated)
  }

  @Test func `What a truncated page does not show is neither gone nor missing, and what it shows counts`() {
    let known = snapshot([phone("+1", "Call"), email("a@b.gov"), phone("+2", "Fax", kind: "fax")])
    let decision = decide(known, [phone("+9", "Call")], confirm: 1, isTruncated: true)
    #expect(decision.changes.map(brief) == ["changed +1>+9"])
    #expect(decision.hidden == [2, 3] && decision.missing.isEmpty && decision.retired == [1])
  }

  @Test func `States that a truncated page does not show stay with their address`() {
    var whole = Fact(channel: .address, kind: "usps", text: "PO BOX 1, DALLAS, TX 75001")
    whole.conditions.states = ["OK", "TX"]
    var part = whole
    part.conditions.states = ["TX"]
    let decision = decide(snapshot([whole]), [part], confirm: 1, isTruncated: true)
    #expect(decision.kept.map(\.fact) == [whole] && decision.added.isEmpty && decision.changes.isEmpty)
  }

  @Test func theFirstReadBeginsAPeriodForEachFact() {
    let decision = decide(Snapshot(), [phone("+1"), phone("+2", kind: "fax")])
    #expect(decision.added.count == 2)
    #expect(decision.changes.map(\.kind) == [.added, .added])
  }

  @Test func aChangeCountsAtOnce() {
    let decision = decide(snapshot([phone("+18003755283", "Call")]), [phone("+18003755284", "Call")])
    #expect(decision.changes.map(brief) == ["changed +18003755283>+18003755284"])
    #expect(decision.retired == [1])
    #expect(decision.added.map(\.value.text) == ["+18003755284"])
  }

  @Test func aRemovalWaitsForTheSecondGoodRead() {
    let first = decide(snapshot([phone("+1", "Call"), email("a@b.gov")]), [email("a@b.gov")])
    #expect(first.changes.isEmpty)
    #expect(first.missing == [1])
    let second = decide(
      apply(first, to: snapshot([phone("+1", "Call"), email("a@b.gov")])), [email("a@b.gov")])
    #expect(second.changes.map(brief) == ["removed +1>-"])
    #expect(second.retired == [1])
  }

  @Test func aReadWithoutParsingConfirmsARemoval() {
    let baseline = snapshot([phone("+1", "Call"), email("a@b.gov")])
    let waiting = apply(decide(baseline, [email("a@b.gov")]), to: baseline)
    let decision = waiting.confirmingRemovals(after: 2)
    #expect(decision.changes.map(brief) == ["removed +1>-"])
    #expect(decision.retired == [1])
    #expect(baseline.confirmingRemovals(after: 2) == SnapshotDecision())
  }

  @Test func aFactThatComesBackAfterAMissIsNoNews() {
    let waiting = snapshot([phone("+1", "Call")], misses: 1)
    let decision = decide(waiting, [phone("+1", "Call")])
    #expect(decision.changes.isEmpty)
    #expect(decision.kept.map(\.number) == [1])
    #expect(apply(decision, to: waiting).facts.map(\.misses) == [0])
  }

  @Test func anotherValueInTheSlotOfAMissingFactIsAChange() {
    let decision = decide(
      snapshot([phone("+18003755283", "Call")], misses: 1), [phone("+18003755284", "Call")])
    #expect(decision.changes.map(brief) == ["changed +18003755283>+18003755284"])
  }

  @Test func aRemovalCountsAtOnceWhereItNeedsNoConfirmation() {
    #expect(decide(snapshot([phone("+1")]), [], confirm: 1).changes.map(\.kind) == [.removed])
  }

  @Test func statesThatVanishLingerInAPeriodOfTheirOwn() {
    let baseline = snapshot([usps(1, states: ["AR", "LA", "TX"])])
    let first = decide(baseline, [usps(1, states: ["AR", "LA"])])
    #expect(first.changes.isEmpty)
    #expect(first.lingering.map(\.conditions.states) == [["TX"]])
    let waiting = apply(first, to: baseline)
    let confirmed = waiting.confirmingRemovals(after: 2)
    #expect(confirmed.changes.map(\.conditions.states) == [["TX"]])
    let parsed = decide(waiting, [usps(1, states: ["AR", "LA"])])
    #expect(parsed.changes.map(brief) == ["removed \(usps(1).value.text)>- TX"])
    #expect(apply(parsed, to: waiting).facts.map(\.fact.conditions.states) == [["AR", "LA"]])
  }

  @Test func aStateThatLingersAndTurnsUpElsewhereIsAChange() {
    let baseline = snapshot([usps(1, states: ["AR", "TX"]), usps(2, states: ["UT"])])
    let waiting = apply(decide(baseline, [usps(1, states: ["AR"]), usps(2, states: ["UT"])]), to: baseline)
    let decision = decide(waiting, [usps(1, states: ["AR"]), usps(2, states: ["TX", "UT"])])
    #expect(decision.changes.map(brief) == ["changed \(usps(1).value.text)>\(usps(2).value.text) TX"])
  }

  @Test func unreadPassagesAreToldOnce() {
    let passage = Unread(kind: "address-not-given", text: "Mail it to the Springfield Lockbox")
    let baseline = Snapshot(unread: [passage])
    let other = Unread(kind: "scripted-email", text: "Write to us")
    let decision = SnapshotComparison(
      baseline: baseline, reading: Extraction(unread: [passage, other, other])
    ).decision(confirmRemovals: 2)
    #expect(decision.newUnread == [other])
  }
}
