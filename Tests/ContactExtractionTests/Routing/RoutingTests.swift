import Model
import PageReading
import Testing

@testable import ContactExtraction

/// What a filing-address page gives.
private func routing(_ body: String, heading: String = "Filing Addresses for Form Z-10") throws -> (
  facts: [Fact], unread: [Unread], warnings: [Warning]
) {
  let html = "<html><head><title>\(heading)</title></head><body><h1>\(heading)</h1>\(body)</body></html>"
  let page = try PageReader.read(Array(html.utf8), contentType: nil, url: "https://agency.example/where")
  return AddressExtractor.extract(page)
}

/// A cell with both addresses of a lockbox.
private func pair(_ box: Int) -> String {
  """
  <p><b>USPS:</b><br>Agency<br>Attn: Z-10<br>PO Box \(box)<br>Dallas, TX 75001</p>
  <p><b>FedEx, UPS, and DHL:</b><br>Agency<br>Attn: Z-10 (Box \(box))<br>1 Elm St<br>Dallas, TX 75002</p>
  """
}

@Suite("Where an address applies")
struct RoutingTests {
  @Test func aRowGivesItsStatesToBothCarriers() throws {
    let facts = try routing(
      "<table><tr><th>If you live in<th>Mail to<tr><td>Texas<br>West Virginia<br>Washington, D.C.<td>\(pair(1))</table>"
    ).facts
    #expect(facts.map(\.conditions.states) == [["DC", "TX", "WV"], ["DC", "TX", "WV"]])
    #expect(facts.map(\.conditions.carrier) == [.usps, .courier])
    #expect(facts.map(\.kind) == ["usps", "courier"])
    #expect(facts.allSatisfy { $0.conditions.form == "Z-10" })
  }

  @Test func allOtherStatesAreTheOnesNoOtherRowNames() throws {
    let facts = try routing(
      "<table><tr><th>If<th>Mail to<tr><td>Texas, Ohio<td>\(pair(1))<tr><td>All other states<td>\(pair(2))</table>"
    ).facts
    let others = try #require(facts.last).conditions.states
    #expect(others.count == 48)
    #expect(!others.contains("TX") && others.contains("WA") && !others.contains("DC"))
  }

  @Test func exceptLeavesStatesOut() throws {
    let facts = try routing(
      "<table><tr><th>If<th>Mail to<tr><td>All states except Texas and Ohio<td>\(pair(1))</table>"
    ).facts
    #expect(facts.first?.conditions.states.count == 48)
  }

  @Test(arguments: ["Any state", "Wherever you live", "You are outside the United States"])
  func whereThereIsNoStateThereIsNoCondition(words: String) throws {
    let facts = try routing("<table><tr><th>If<th>Mail to<tr><td>\(words)<td>\(pair(1))</table>").facts
    #expect(facts.allSatisfy { $0.conditions.states.isEmpty })
  }

  @Test func theRowsOwnWordsAreKeptWithoutItsStates() throws {
    let facts = try routing(
      "<table><tr><th>If<th>Mail to<tr><td><p>You are a civilian and live in:</p><ul><li>Ohio<li>Iowa</ul><td>\(pair(1))</table>"
    ).facts
    #expect(facts.first?.conditions.appliesTo == "You are a civilian and live in")
    #expect(facts.first?.conditions.states == ["IA", "OH"])
  }

  @Test func headingsAndAccordionsAreScenarios() throws {
    let facts = try routing(
      """
      <h2>First case</h2>\(pair(1))
      <h4><button aria-expanded=false>Second case</button></h4><div class=accordion__panel hidden>\(pair(2))</div>
      """
    ).facts
    #expect(
      facts.map(\.conditions.scenario) == [
        "First case", "First case", "First case > Second case", "First case > Second case",
      ])
  }

  @Test func theCarrierMayStandInTheColumnOrTheRow() throws {
    let columns = try routing(
      "<table><tr><th>Form<th>U.S. Postal Service (USPS)<th>FedEx and UPS<tr><td>Z-11, Request<td>A<br>PO Box 1<br>Ely, NV 89301<td>A<br>1 Elm St<br>Ely, NV 89301</table>",
      heading: "Lockbox addresses"
    ).facts
    #expect(columns.map(\.conditions.carrier) == [.usps, .courier])
    #expect(columns.map(\.conditions.form) == ["Z-11", "Z-11"])
    let rows = try routing(
      "<table><tr><th>If you use<th>Send to<tr><td>FedEx, UPS, or DHL<td>A<br>1 Elm St<br>Ely, NV 89301<tr><td>USPS<td>A<br>PO Box 1<br>Ely, NV 89301</table>"
    ).facts
    #expect(rows.map(\.conditions.carrier) == [.courier, .usps])
    #expect(rows.allSatisfy { $0.conditions.appliesTo == nil })
  }

  @Test func oneLabelForBothMeansAnyCarrier() throws {
    let facts = try routing(
      "<p><b>USPS, FedEx, UPS, and DHL deliveries:</b></p><p>A<br>1 Elm St<br>Ely, NV 89301</p>"
    ).facts
    #expect(facts.map(\.conditions.carrier) == [.any])
  }

  @Test func sentencesBeforeAnAddressTellItsStates() throws {
    let facts = try routing(
      "<p>If you live in Texas or Ohio, use:</p>\(pair(1))<p>If you live in Iowa, use:</p>\(pair(2))"
    ).facts
    #expect(facts.map(\.conditions.states) == [["OH", "TX"], ["OH", "TX"], ["IA"], ["IA"]])
  }

  @Test func statesInAHeadingCount() throws {
    let facts = try routing("<h3>Texas, Ohio, and Iowa</h3>\(pair(1))<h3>If you live in Guam</h3>\(pair(2))")
      .facts
    #expect(facts.map(\.conditions.states) == [["IA", "OH", "TX"], ["IA", "OH", "TX"], ["GU"], ["GU"]])
  }

  @Test(arguments: [
    "Mail both forms to the Omaha Lockbox.",
    "Use the address on the <a href=x>filing addresses for Form Z-20</a> page.",
    "Send the form to the field office with jurisdiction over your home.", "<a href=x>See Form Z-20</a>",
    "<img alt='Address of the lockbox' src=x>",
  ])
  func aPlaceWithoutItsAddressIsAnnounced(text: String) throws {
    let result = try routing(
      "<table><tr><th>If<th>Mail your form to<tr><td>A<td>\(pair(1))<tr><td>B<td>\(text)</table>")
    #expect(result.unread.count == 1)
    #expect(result.unread.first?.kind == "address-not-given")
  }

  @Test(arguments: [
    "Do not send the form to a field office.", "Mail your form as follows.", "You cannot file from abroad.",
  ])
  func otherSentencesAreNot(text: String) throws {
    #expect(try routing("<h2>Case</h2><p>\(text)</p><h2>Other</h2>\(pair(1))").unread.isEmpty)
  }

  @Test func aStateInTwoRowsIsAWarning() throws {
    let result = try routing(
      "<table><tr><th>If<th>Mail to<tr><td>Texas<td>\(pair(1))<tr><td>Texas, Ohio<td>\(pair(2))</table>")
    #expect(
      result.warnings.map(\.text) == ["form Z-10: Texas (TX) stands in two rows with different addresses"])
  }

  @Test func aRowWithOneCarrierIsAWarning() throws {
    let result = try routing("<p>USPS:<br>A<br>PO Box 1<br>Ely, NV 89301</p>")
    #expect(result.warnings.first?.text.contains("no courier address") == true)
  }

  @Test func pagesAboutOfficesHaveNoScenarios() throws {
    let facts = try routing("<h2>Salem Office</h2><p>1 Elm St<br>Salem, OR 97301</p>", heading: "Our offices")
      .facts
    #expect(facts.map(\.conditions.scenario) == [nil])
    #expect(facts.map(\.conditions.form) == [nil])
  }
}

@Suite("Names of states")
struct StateConditionTests {
  @Test(arguments: [
    ("Virginia", ["VA"]), ("West Virginia", ["WV"]), ("Washington", ["WA"]), ("Washington, D.C.", ["DC"]),
    ("U.S. Virgin Islands", ["VI"]), ("Commonwealth of the Northern Mariana Islands (CNMI)", ["MP"]),
    ("Armed Forces Europe (AE)", ["AE"]), ("TX, OH, or IN", ["IN", "OH", "TX"]),
    ("Nueva York y Carolina del Norte", ["NC", "NY"]),
    ("Nebraska Service Center", []), ("in or me", []),
    ("all U.S. territories", ["AS", "GU", "MP", "PR", "VI"]),
  ])
  func areRead(text: String, codes: [String]) {
    #expect(Statement(text).states.named.sorted() == codes)
  }
}

@Suite("Codes of forms")
struct FormCodesTests {
  @Test(arguments: [
    ("Form I-130 and I-485J", ["I-130", "I-485J"]), ("Form I-9", ["I-9"]),
    ("H-4 spouse of an L-1A worker", []),
    ("Form 1040", ["1040"]), ("AR-11, DS-160", ["AR-11", "DS-160"]), ("COVID-19", []),
  ])
  func areFound(text: String, codes: [String]) {
    #expect(FormCodes.find(in: text) == codes)
  }
}
