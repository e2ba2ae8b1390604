import Diffing
import Model
import Testing

@Suite struct ConflictsTests {
  private func find(_ facts: (SourceID, Fact)...) -> [Conflict] {
    Conflicts.find(facts.map { (source: $0.0, url: "https://\($0.0).gov", fact: $0.1) })
  }

  @Test func oneNameWithTwoNumbersIsAConflict() {
    let found = find(
      ("a", phone("+18003755283", "USCIS Contact Center")),
      ("b", phone("+18003755284", "USCIS Contact Center")))
    #expect(found.map { $0.values.map(\.value) } == [["+18003755283", "+18003755284"]])
    #expect(found.first?.values.map(\.url) == ["https://a.gov", "https://b.gov"])
  }

  @Test func aWordLikePhoneAccusesNobody() {
    #expect(find(("a", phone("+1", "Phone")), ("b", phone("+2", "Phone"))).isEmpty)
  }

  @Test func headingsNameTheThingWhereTheLabelDoesNot() {
    let found = find(
      ("a", phone("+1", "Phone", section: ["Arlington Asylum Office"])),
      ("b", phone("+2", "Phone", section: ["Offices", "Arlington Asylum Office"])))
    #expect(found.count == 1)
  }

  @Test func aSourceWithSeveralValuesAccusesNobody() {
    let name = "USCIS Contact Center"
    #expect(find(("a", phone("+1", name)), ("a", phone("+2", name)), ("b", phone("+1", name))).isEmpty)
  }

  @Test func theSameValueIsNoConflict() {
    let name = "USCIS Contact Center"
    #expect(find(("a", phone("+1", name)), ("b", phone("+1", name))).isEmpty)
  }

  @Test func aStateSentToTwoPlacesIsOneConflictPerPairOfRows() {
    let found = find(("a", usps(1, states: ["AR", "TX"])), ("b", usps(2, states: ["AR", "TX", "UT"])))
    #expect(found.count == 1)
    #expect(found.first?.channel == .address)
  }

  @Test func anotherScenarioIsAnotherThing() {
    #expect(
      find(
        ("a", usps(1, states: ["TX"], scenario: "Visitors")),
        ("b", usps(2, states: ["TX"], scenario: "Students"))
      )
      .isEmpty)
  }

  @Test func voiceAndFaxAreDifferentThings() {
    let name = "USCIS Contact Center"
    #expect(find(("a", phone("+1", name)), ("b", phone("+2", name, kind: "fax"))).isEmpty)
  }
}
