import Diffing
import Model
import Testing

@Suite struct RoutingChangesTests {
  let south = ["AR", "LA", "TX"]
  let west = ["CA", "NV", "UT"]

  @Test func aStateThatMovesToAnotherRowIsOneChangeWithThatState() {
    let before = [usps(1, states: south), usps(2, states: west)]
    let after = [usps(1, states: ["AR", "LA"]), usps(2, states: west + ["TX"])]
    #expect(told(before, after) == ["changed \(usps(1).value.text)>\(usps(2).value.text) TX"])
    #expect(changes(before, after).first?.severity == .critical)
    #expect(changes(before, after).first?.label == "Texas")
  }

  @Test func statesThatMoveTogetherAreOneLine() {
    let before = [usps(1, states: south), usps(2, states: west)]
    let after = [usps(1, states: ["AR"]), usps(2, states: west + ["LA", "TX"])]
    #expect(told(before, after) == ["changed \(usps(1).value.text)>\(usps(2).value.text) LA,TX"])
  }

  @Test func aSwapOfTwoStatesIsTwoChanges() {
    let before = [usps(1, states: ["KS", "TX"]), usps(2, states: ["AR", "UT"])]
    let after = [usps(1, states: ["TX", "UT"]), usps(2, states: ["AR", "KS"])]
    #expect(
      told(before, after) == [
        "changed \(usps(1).value.text)>\(usps(2).value.text) KS",
        "changed \(usps(2).value.text)>\(usps(1).value.text) UT",
      ])
  }

  @Test func eachCarrierIsToldApart() {
    let before = [usps(1, states: south), courier(7, states: south)]
    let after = [usps(1, states: south), courier(8, states: south)]
    #expect(told(before, after) == ["changed \(courier(7).value.text)>\(courier(8).value.text) AR,LA,TX"])
  }

  @Test func carriersThatChangePlacesAreTwoChanges() {
    var (box, street) = (usps(1), courier(7))
    box.conditions.carrier = .courier
    street.conditions.carrier = .usps
    #expect(
      told([usps(1), courier(7)], [box, street]) == [
        "changed \(courier(7).value.text)>\(usps(1).value.text)",
        "changed \(usps(1).value.text)>\(courier(7).value.text)",
      ])
  }

  @Test func aStateThatStandsInASecondRowIsAddedAndCritical() {
    let before = [usps(1, states: south), usps(2, states: west)]
    let after = [usps(1, states: south), usps(2, states: west + ["TX"])]
    #expect(told(before, after) == ["added ->\(usps(2).value.text) TX"])
    #expect(changes(before, after).first?.severity == .critical)
  }

  @Test func aStateThatVanishesFromAllRowsIsRemoved() {
    #expect(
      told([usps(1, states: south)], [usps(1, states: ["AR", "TX"])]) == [
        "removed \(usps(1).value.text)>- LA"
      ])
  }

  @Test func aChangedBoxIsOneChangeForTheWholeRow() {
    let changed = changes([usps(1, states: south)], [usps(9, states: south)])
    #expect(changed.map(\.conditions.states) == [south])
    #expect(changed.first?.fields == ["po_box", "zip"])
  }

  @Test func onlyTheScenarioConcernedIsTold() {
    let before = [
      usps(1, states: ["TX"], scenario: "Visitors"), usps(2, states: ["UT"], scenario: "Visitors"),
      usps(1, states: ["TX"], scenario: "Students"),
    ]
    var after = before
    after[0].conditions.states = []
    after.remove(at: 0)
    after[0].conditions.states = ["TX", "UT"]
    let changed = changes(before, after)
    #expect(changed.map(\.conditions.scenario) == ["Visitors"])
    #expect(changed.map(\.conditions.states) == [["TX"]])
  }

  @Test func aRenamedScenarioIsNoChange() {
    let before = [usps(1, scenario: "Spouse"), usps(2, scenario: "Child")]
    let after = [usps(1, scenario: "Spouse of a worker"), usps(2, scenario: "Child")]
    #expect(changes(before, after).isEmpty)
    #expect(PageComparison.changes(before: before, after: after).wording.map(\.kind) == [.moved])
  }

  @Test func aScenarioThatGetsAnAddressAlreadyOnThePageIsAdded() {
    let before = [usps(1, scenario: "Spouse")]
    let after = [usps(1, scenario: "Spouse"), usps(1, scenario: "Child")]
    #expect(told(before, after) == ["added ->\(usps(1).value.text)"])
    #expect(changes(before, after).first?.severity == .normal)
  }

  @Test func rowsWithoutStatesAreToldByTheirWords() {
    let before = [usps(1, appliesTo: "(c)(9) applicant"), usps(2, appliesTo: "(c)(8) applicant")]
    let after = [usps(2, appliesTo: "(c)(9) applicant"), usps(1, appliesTo: "(c)(8) applicant")]
    #expect(
      told(before, after) == [
        "changed \(usps(1).value.text)>\(usps(2).value.text)",
        "changed \(usps(2).value.text)>\(usps(1).value.text)",
      ])
  }

  @Test func aSecondCopyOfTheTableIsNoNewsWhenItGoes() {
    let table = [usps(1, states: south), usps(2, states: west)]
    #expect(changes(table + table, table).isEmpty)
    #expect(changes(table, table + table).isEmpty)
  }

  @Test func anotherLockboxUnderAHeadingThatNamesItIsAChange() {
    let before = [
      usps(1, scenario: "Elgin Lockbox (premium)"), usps(2, scenario: "Phoenix Lockbox (premium)"),
    ]
    let after = [usps(9, "DENVER", scenario: "Dallas Lockbox (premium)"), before[1]]
    #expect(told(before, after) == ["changed \(usps(1).value.text)>\(usps(9, "DENVER").value.text)"])
  }

  @Test func oneScenarioThatGoesIsNotTheOneThatComes() {
    let (before, after) = ([usps(1, scenario: "Spouse")], [usps(900, "DENVER", scenario: "Trainee")])
    #expect(changes(before, after).map(\.kind) == [.removed, .added])
  }
}

@Suite struct OtherFormChangesTests {
  private func address(_ value: String, label: String?, form: String? = nil) -> Fact {
    let isBox = value.contains("PO BOX")
    var fact = Fact(
      channel: .address, kind: "mailing", text: value, display: value, label: label, section: ["Contact"],
      conditions: Conditions(carrier: isBox ? .usps : .any), evidence: value)
    fact.conditions.form = form
    return fact
  }

  @Test(arguments: ["Mailing address", nil])
  func `A street where a box was is one critical change, and no page that lost its fact`(label: String?) {
    let box = address("CLERK, PO BOX 1, SALEM, IL 62881", label: label)
    let street = address("CLERK, 12 OAK ST, SALEM, IL 62881", label: label)
    for (before, after) in [(box, street), (street, box)] {
      let comparison = PageComparison.compare(
        before: Extraction(facts: [before]), after: Extraction(facts: [after]))
      #expect(comparison.suspicion == nil)
      #expect(comparison.changes.map(\.kind) == [.changed])
      #expect(comparison.changes.map(\.severity) == [.critical])
    }
  }

  @Test func `Boxes that change places under their labels are two critical changes`() {
    let boxes = ["ODT, PO BOX 1, COLUMBUS, OH 43270", "ODT, PO BOX 2, COLUMBUS, OH 43270"]
    let labels = ["If you owe", "If you get a refund"]
    let before = zip(boxes, labels).map { address($0, label: $1) }
    let after = zip(boxes.reversed(), labels).map { address($0, label: $1) }
    #expect(changes(before, after).map(\.kind) == [.changed, .changed])
    #expect(changes(before, after).allSatisfy { $0.severity == .critical })
    #expect(changes(before, before.reversed()).isEmpty)
  }

  @Test func `Columns whose heads are exchanged tell no address that changed into itself`() {
    let values = ["PO BOX 1, GREENVILLE, IL 62246", "12 OAK ST, GREENVILLE, IL 62246"]
    func row(_ kinds: [String]) -> [Fact] {
      zip(values, kinds).map { value, kind in
        var fact = address(value, label: "Bond")
        fact.kind = kind
        fact.conditions.scenario = kind
        return fact
      }
    }
    let told = changes(row(["mailing", "physical"]), row(["physical", "mailing"]))
    #expect(told.allSatisfy { $0.before != $0.after })
  }
}
