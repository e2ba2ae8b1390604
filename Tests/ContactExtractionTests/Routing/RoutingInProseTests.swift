import Model
import PageReading
import Testing

@testable import ContactExtraction

private func routing(_ body: String, form: String = "Z-10") throws -> (
  facts: [Fact], unread: [Unread], warnings: [Warning]
) {
  let html =
    "<html><head><title>Form \(form)</title></head><body><main><h1>Where to File Form \(form)</h1>\(body)</main></body></html>"
  return AddressExtractor.extract(
    try PageReader.read(Array(html.utf8), contentType: nil, url: "https://agency.example/where"))
}

private func table(_ rows: [(String, Int)]) -> String {
  "<table><tr><th>If you live in<th>Mail your form to"
    + rows.map { "<tr><td>\($0.0)<td>Agency<br>PO Box \($0.1)<br>Dallas, TX 75265" }.joined() + "</table>"
}

@Suite("Conditions in prose, lists and rows")
struct RoutingInProseTests {
  @Test("each sentence gives its states to the address behind it")
  func sentences() throws {
    let found = try routing(
      """
      <p>If you live in Alabama, Connecticut or Delaware, mail your form to Agency, P.O. Box 1, Dallas, TX 75266.
      If you live in Alaska or Hawaii, send it to Agency, P.O. Box 2, Phoenix, AZ 85036.
      If you live outside the United States, mail it to Agency, PO Box 3, Elgin, IL 60121.</p>
      """)
    #expect(found.facts.map(\.conditions.states) == [["AL", "CT", "DE"], ["AK", "HI"], []])
    #expect(found.facts.map(\.conditions.appliesTo).prefix(2) == [nil, nil])
    #expect(found.facts.last?.conditions.appliesTo?.contains("outside the United States") == true)
    #expect(found.warnings.isEmpty)
  }

  @Test(
    "in a table of parts the recipient belongs to the address, and the state of the address is no condition")
  func partsInColumns() throws {
    let found = try routing(
      """
      <table><tr><th></th><th>Recipient</th><th>Street</th><th>City</th><th>State</th><th>ZIP</th></tr>
      <tr><th>USPS</th><td>Agency Attn: Z-10</td><td>P.O. Box 1</td><td>Phoenix</td><td>AZ</td><td>85036-0001</td></tr>
      <tr><th>Courier</th><td>Agency Attn: Z-10 (Box 1)</td><td>20 Lock Rd.</td><td>Tempe</td><td>AZ</td>
      <td>85284-0020</td></tr></table>
      """)
    #expect(
      found.facts.map(\.value.text) == [
        "AGENCY, ATTN: Z-10, PO BOX 1, PHOENIX, AZ 85036-0001",
        "AGENCY, ATTN: Z-10 (BOX 1), 20 LOCK RD, TEMPE, AZ 85284-0020",
      ])
    #expect(found.facts.map(\.conditions.carrier) == [.usps, .courier])
    #expect(found.facts.allSatisfy { $0.conditions.states.isEmpty && $0.conditions.appliesTo == nil })
  }

  @Test("a list of states before an address holds for it, and the others for the next")
  func lists() throws {
    let found = try routing(
      """
      <h3>If you file jointly</h3><p>If you reside in:</p><ul><li>Alaska<li>Arizona<li>Guam</ul><p>Mail to:</p>
      <p>Agency<br>PO Box 1<br>Phoenix, AZ 85036</p><p>If you reside in any other state, mail to:</p><p>Agency<br>PO Box 2<br>Dallas, TX 75265</p>
      """)
    #expect(found.facts.first?.conditions.states == ["AK", "AZ", "GU"])
    #expect(found.facts.last?.conditions.states.count == 48)
    #expect(found.facts.last?.conditions.appliesTo == nil)
    #expect(found.facts.map(\.conditions.scenario) == ["If you file jointly", "If you file jointly"])
    #expect(found.warnings.isEmpty)
  }

  @Test(
    "everything that no other row names",
    arguments: [
      "All other states", "A state not listed above", "Everywhere else", "Any other U.S. state",
      "Todos los demás estados",
      "Rest of the states",
    ])
  func others(words: String) throws {
    let states = try routing(table([("Texas, Ohio", 1), (words, 2)])).facts.last?.conditions.states
    #expect(states?.count == 48)
    #expect(states?.contains("TX") == false)
  }

  @Test("exceptions leave states out, and territories come along where they are named")
  func exceptions() throws {
    #expect(
      try routing(table([("Any state except Texas, Florida, and New York", 1)])).facts.first?.conditions
        .states.count == 47)
    let all = try routing(table([("All U.S. states and territories other than California", 1)])).facts.first?
      .conditions.states
    #expect(all?.count == 54)
    #expect(all?.contains("PR") == true && all?.contains("CA") == false)
  }

  @Test("a range of states goes by the order of their names")
  func range() throws {
    #expect(
      try routing(table([("Alabama through Georgia", 1)])).facts.first?.conditions.states
        == ["AK", "AL", "AR", "AZ", "CA", "CO", "CT", "DE", "FL", "GA"])
  }

  @Test(
    "states by code, in Spanish, and beyond the fifty",
    arguments: [
      ("AL, AK, AZ, AR", ["AK", "AL", "AR", "AZ"]), ("CA; CO; CT", ["CA", "CO", "CT"]),
      ("Armed Forces (AA, AE, AP)", ["AA", "AE", "AP"]),
      ("Nueva York, Nuevo México, Puerto Rico o las Islas Vírgenes", ["NM", "NY", "PR", "VI"]),
      ("Washington, D.C., the U.S. Virgin Islands, or West Virginia", ["DC", "VI", "WV"]),
      ("A foreign country, American Samoa or Puerto Rico", ["AS", "PR"]),
    ])
  func names(text: String, states: [String]) throws {
    #expect(try routing(table([(text, 1)])).facts.first?.conditions.states == states)
  }

  @Test("two columns of addresses are two scenarios under their heads, which are not unread themselves")
  func columns() throws {
    let found = try routing(
      """
      <table><tr><th>If you live in<th>And you enclose a payment, use this address<th>And you do not enclose a payment
      <tr><td>Florida, Texas<td>Agency<br>PO Box 1302<br>Charlotte, NC 28201<td>Agency<br>1 Main St<br>Austin, TX 73301</table>
      """)
    #expect(
      found.facts.map(\.conditions.scenario) == [
        "And you enclose a payment, use this address", "And you do not enclose a payment",
      ])
    #expect(found.unread.isEmpty)
  }

  @Test("headings for each carrier are one pair and no row without its twin")
  func carrierHeadings() throws {
    let found = try routing(
      """
      <h2>Paper filing</h2><h3>USPS</h3><p>Agency<br>Attn: Z-10<br>PO Box 1<br>Phoenix, AZ 85036</p>
      <h3>FedEx, UPS, and DHL</h3><p>Agency<br>Attn: Z-10 (Box 1)<br>2 Main Rd<br>Tempe, AZ 85284</p>
      """)
    #expect(found.facts.map(\.conditions.carrier) == [.usps, .courier])
    #expect(found.facts.map(\.conditions.scenario) == ["Paper filing", "Paper filing"])
    #expect(found.warnings.isEmpty)
  }

  @Test("a row that only names a lockbox is unread, one that asks to file online is not")
  func namedOnly() throws {
    let found = try routing(
      "<table><tr><th>If you live in<th>Mail to<tr><td>Ohio<td>Agency<br>PO Box 1<br>Dallas, TX 75265<tr><td>Texas<td>Agency Elgin Lockbox<tr><td>Iowa<td>File online only</table>"
    )
    #expect(found.unread.map(\.text) == ["Agency Elgin Lockbox"])
  }
}
