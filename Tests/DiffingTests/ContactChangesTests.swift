import Diffing
import Model
import Testing

@Suite struct ContactChangesTests {
  @Test func anotherNumberInTheSameSlotIsChanged() {
    #expect(
      told([phone("+18003755283", "Call")], [phone("+18003755284", "Call")])
        == ["changed +18003755283>+18003755284"])
  }

  @Test func twoNumbersThatChangePlacesAreTwoChanges() {
    let before = [phone("+1", "Telephone"), phone("+2", "TTY", kind: "tty")]
    let after = [phone("+2", "Telephone"), phone("+1", "TTY", kind: "tty")]
    #expect(told(before, after) == ["changed +1>+2", "changed +2>+1"])
  }

  @Test func rowsThatExchangeTheirMailboxesAreTwoChanges() {
    let before = [email("p@a.gov", "Northeast"), email("j@a.gov", "Western")]
    let after = [email("j@a.gov", "Northeast"), email("p@a.gov", "Western")]
    #expect(told(before, after) == ["changed j@a.gov>p@a.gov", "changed p@a.gov>j@a.gov"])
  }

  @Test func unlabelledValuesInAnotherOrderAreSilent() {
    let list = [email("a@a.gov"), email("b@a.gov"), email("c@a.gov")]
    #expect(changes(list, list.reversed()).isEmpty)
  }

  @Test func aRenamedHeadingIsWordingOnly() {
    let compared = PageComparison.changes(
      before: [phone("+1", section: ["Call us"])], after: [phone("+1", section: ["Ways to call"])])
    #expect(compared.changes.isEmpty)
    #expect(compared.wording.map(\.severity) == [.wording])
  }

  @Test func aSecondMentionThatGoesIsSilent() {
    let twice = [phone("+1", "Call"), phone("+1", section: ["Alert"])]
    #expect(changes(twice, [phone("+1", "Call")]).isEmpty)
  }

  @Test func theLastMentionThatGoesIsRemoved() {
    #expect(
      told([phone("+1", "Call"), phone("+2", "Fax", kind: "fax")], [phone("+1", "Call")]) == ["removed +2>-"])
  }

  @Test func aFaxThatGoesAndATextLineThatComesAreNotOneChange() {
    let before = [phone("+17038128455", "Fax", kind: "fax")]
    let after = [phone("+17035550166", "Text line", kind: "sms")]
    #expect(told(before, after) == ["added ->+17035550166", "removed +17038128455>-"])
  }

  @Test func aNumberThatIsNowCalledAFaxIsHigh() {
    let changed = changes([phone("+1", "Telephone")], [phone("+1", "Fax", kind: "fax")])
    #expect(changed.map(\.severity) == [.high])
    #expect(changed.map(\.fields) == [["kind"]])
  }

  @Test func anOfficeThatClosesIsNotTheOfficeThatOpens() {
    let before = [phone("+12533830519", "Tacoma Office")]
    let after = [phone("+12083345555", "Boise Office")]
    #expect(told(before, after) == ["added ->+12083345555", "removed +12533830519>-"])
  }

  @Test(arguments: [
    (
      "1525 WILSON BLVD STE 300, ARLINGTON, VA 22209", "1525 Wilson Boulevard, Suite 300, Arlington, VA 22209"
    ),
    ("12 COVE TERRACE, BLDG 3, SALEM, IL 62881", "12 Cove Ter., Building 3, Salem, IL 62881"),
    ("7 HARBOR CV, SALEM, IL 62881", "7 Harbor Cove, Salem, IL 62881"),
    ("PO BOX 12, DALLAS, TX 75265-0288", "P.O. Box 12, Dallas, TX 75265-0288, USA"),
    (
      "131 S DEARBORN ST 3RD FL, CHICAGO, IL 60603", "131 South Dearborn Street, 3rd Floor, Chicago, IL 60603"
    ),
  ]) func typographyOfAddressesIsSilent(before: String, after: String) {
    let facts = [before, after].map { Fact(channel: .address, kind: "physical", text: $0) }
    #expect(changes([facts[0]], [facts[1]]).isEmpty)
  }

  @Test func zipPlusFourCounts() {
    var after = usps(1)
    var components = after.value.components
    components["zip"] = "75101"
    after.value = FactValue(
      channel: .address, text: after.value.text.replacing("75101-1001", with: "75101"), components: components
    )
    #expect(changes([usps(1)], [after]).map(\.fields) == [["zip"]])
  }

  @Test(arguments: [
    ("Mo-Fr 08:00-20:00", "Mo-Fr 08:00-18:00", "closes two hours earlier", Severity.high, ["closes"]),
    ("Mo-Fr 08:00-18:00", "Mo-Fr 08:00-20:00", "closes two hours later", .normal, ["closes"]),
    ("Mo-Fr 08:00-18:00", "Mo-Fr 08:30-18:00", "opens half an hour later", .high, ["opens"]),
    ("Mo-Fr 07:00-15:30", "Mo-Th 07:00-15:30", "no longer open on Fridays", .high, ["days"]),
    ("Mo-Fr 07:00-15:30", "Mo-Sa 07:00-15:30", "now also open on Saturdays", .normal, ["days"]),
  ]) func hoursAreComparedAsSpans(
    before: String, after: String, note: String, severity: Severity, fields: [String]
  ) {
    let change = changes([hours(before)], [hours(after)]).first
    #expect(change?.note == note)
    #expect(change?.severity == severity)
    #expect(change?.fields == fields)
  }

  @Test func hoursWrittenOtherwiseAreSilent() {
    #expect(changes([hours("Mo-Fr 09:00-17:00")], [hours("Mo,Tu,We,Th,Fr 09:00-17:00; PH off")]).isEmpty)
  }

  @Test func anotherTimeZoneIsAChange() {
    let changed = changes(
      [hours("Mo-Fr 08:00-18:00", zone: "America/New_York")],
      [hours("Mo-Fr 08:00-18:00", zone: "America/Chicago")])
    #expect(changed.map(\.fields) == [["timezone"]])
    #expect(changed.map(\.severity) == [.high])
  }

  @Test(arguments: [
    ("https://my.uscis.gov/account", "https://my.uscis.gov/sign-in", "account", Severity.low),
    ("https://my.uscis.gov/account", "https://my.uscis-gov.com/account", "account", .critical),
    ("https://a.gov/legal", "https://b.gov/legal", "page", .low),
  ]) func anotherHostForSigningInIsCritical(before: String, after: String, kind: String, severity: Severity) {
    let changed = changes([web(before, kind: kind, "Link")], [web(after, kind: kind, "Link")])
    #expect(changed.map(\.severity) == [severity])
  }

  @Test(
    "the case of a profile's name and where a reader came from are no change",
    arguments: [
      ("social", "https://x.com/agency", "https://x.com/Agency"),
      ("web", "https://agency.gov/login", "https://agency.gov/login?utm_source=home&utm_medium=web"),
      ("web", "https://agency.gov/login?lang=es", "https://agency.gov/login?utm_source=home&lang=es"),
    ])
  func links(channel: String, before: String, after: String) {
    func fact(_ value: String) -> Fact {
      Fact(channel: channel == "web" ? .web : .social, kind: channel == "web" ? "account" : "x", text: value)
    }
    #expect(changes([fact(before)], [fact(after)]).isEmpty)
    #expect(
      !changes([fact("https://agency.gov/login?lang=es")], [fact("https://agency.gov/login?lang=en")]).isEmpty
    )
  }
}
