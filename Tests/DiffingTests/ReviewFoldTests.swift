import Diffing
import Model
import Testing
import Text

@Suite struct ReviewFoldTests {
  private func recorded(
    _ id: Int, _ before: String?, _ after: String?, slot: String = "s", states: [String] = []
  ) -> RecordedChange {
    let kind: FactChange.Kind = before == nil ? .added : after == nil ? .removed : .changed
    return RecordedChange(
      id: "\(id)", source: "a", sourceTitle: "A", url: "https://a.gov",
      change: FactChange(
        kind: kind, channel: .phone, before: before, after: after, severity: .high,
        conditions: Conditions(states: states), slot: slot),
      firstSeen: Timestamp(seconds: Int64(id)))
  }

  private func lines(_ changes: [RecordedChange]) -> [String] {
    ReviewFold.fold(changes).map { "\($0.id) \(brief($0.change)) \($0.state.rawValue) \($0.folds)" }
  }

  @Test func aChangeAloneStaysAsItIs() {
    #expect(lines([recorded(1, "A", "B")]) == ["1 changed A>B pending []"])
  }

  @Test func aChainIsOneLineFromFirstToLast() {
    let folded = ReviewFold.fold([recorded(1, "A", "B"), recorded(2, "B", "C")])
    #expect(folded.map { brief($0.change) } == ["changed A>C"])
    #expect(folded.first?.folds == ["1"])
    #expect(folded.first?.firstSeen == Timestamp(seconds: 1))
  }

  @Test func aChangeThatWasTakenBackIsShownAsReverted() {
    #expect(lines([recorded(1, "A", "B"), recorded(2, "B", "A")]) == ["2 changed A>A reverted [\"1\"]"])
  }

  @Test func goneAndBackIsReverted() {
    #expect(lines([recorded(1, "A", nil), recorded(2, nil, "A")]) == ["2 changed A>A reverted [\"1\"]"])
  }

  @Test func goneAndReplacedIsChanged() {
    #expect(lines([recorded(1, "A", nil), recorded(2, nil, "B")]) == ["2 changed A>B pending [\"1\"]"])
  }

  @Test func twoValuesThatSwapAreNoRevert() {
    let swap = [recorded(1, "A", "B", slot: "s"), recorded(2, "B", "A", slot: "t")]
    #expect(lines(swap) == ["1 changed A>B pending []", "2 changed B>A pending []"])
  }

  @Test func ofSeveralStatesThoseThatWentBackAreToldApart() {
    let story = [recorded(1, "A", "B", states: ["TX", "UT"]), recorded(2, "B", "A", states: ["TX"])]
    #expect(lines(story) == ["1 changed A>B UT pending []", "2 changed A>A TX reverted []"])
  }

  @Test func whoAcceptsWhereAStateHasComeToHasReviewedWhatLedThere() {
    var later = recorded(2, "B", "C", states: ["TX"])
    later.state = .accepted
    let story = [recorded(1, "A", "B", states: ["TX", "UT"]), later]
    #expect(lines(story) == ["1 changed A>B UT pending []"])
    #expect(lines(story + [recorded(3, "C", "D", states: ["TX"])]).contains("3 changed C>D TX pending []"))
  }

  @Test func differentSourcesAreNeverOneStory() {
    var other = recorded(2, "B", "A")
    other.source = "b"
    #expect(ReviewFold.fold([recorded(1, "A", "B"), other]).map(\.state) == [.pending, .pending])
  }
}
