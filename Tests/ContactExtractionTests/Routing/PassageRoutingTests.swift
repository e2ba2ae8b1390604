import Foundation
import Model
import PageReading
import Testing

@testable import ContactExtraction

private func read(_ body: String, heading: String = "Where to file Form N-400") throws -> Extraction {
  try read(body, below: heading, at: "https://agency.example.gov/n-400")
}

/// Box or house number, carrier and states of each address, the states shortened to the first and their number.
private func routes(_ body: String) throws -> [String] {
  try read(body).facts.filter { $0.channel == .address }.map { fact in
    let states = fact.conditions.states
    let number = fact.value.text.split { !$0.isNumber }.first ?? ""
    return "\(number) \(fact.kind) \(states.count > 3 ? "\(states.count)" : states.joined(separator: ","))"
      .trimmingCharacters(in: .whitespaces)
  }
}

@Suite("Routing that stands in sentences, lists and heads")
struct PassageRoutingTests {
  @Test(
    "states named with one address do not hold for the next one, which is introduced by other words",
    arguments: [
      "<p>If you live in Texas, send to: USCIS, PO Box 1, Dallas, TX 75266.</p><p>Military members: USCIS, PO Box 2, Chicago, IL 60680.</p>",
      "<ul><li>If you live in Texas, send to: USCIS, PO Box 1, Dallas, TX 75266.</li><li>Overseas applicants: USCIS, PO Box 2, Chicago, IL 60680.</li></ul>",
    ])
  func otherWords(body: String) throws { #expect(try routes(body) == ["1 mailing TX", "2 mailing"]) }

  @Test func `states named with the first address hold for its courier twin`() throws {
    #expect(
      try routes(
        "<p>If you live in Texas, send to: USCIS, PO Box 1, Dallas, TX 75266.</p><p>FedEx, UPS, or DHL: USCIS, 2 Oak St, Lewisville, TX 75067.</p>"
      ) == ["1 mailing TX", "2 courier TX"])
  }

  @Test func `states below a courier address are its own, not its neighbor's`() throws {
    #expect(
      try routes(
        "<p>If you live in Texas, send to: USCIS, PO Box 1, Dallas, TX 75266.</p><p>FedEx, UPS, or DHL: USCIS, 2 Oak St, Lewisville, TX 75067.</p><p>For residents of Ohio, Iowa, and Utah.</p>"
      ).last == "2 courier IA,OH,UT")
  }

  @Test func `carriers below the addresses end nothing that is said above them`() throws {
    let pair = { (box: Int) in
      "<p>USCIS<br>PO Box \(box)<br>Dallas, TX 75266</p><p>(U.S. Postal Service)</p><p>USCIS<br>\(box) Oak St<br>Lewisville, TX 75067</p><p>(FedEx, UPS, and DHL)</p>"
    }
    let states = ["Ohio, Iowa, and Utah", "Texas or Maine"]
    #expect(
      try routes("<h2>\(states[0])</h2>\(pair(1))<h2>\(states[1])</h2>\(pair(2))") == [
        "1 usps IA,OH,UT", "1 courier IA,OH,UT", "2 usps ME,TX", "2 courier ME,TX",
      ])
  }

  @Test(
    "everyone else are the states that the other rows do not name, where those name states",
    arguments: ["Everyone else", "Elsewhere", "Any other location"])
  func rest(words: String) throws {
    let table = { (first: String) in
      "<table><tr><th>If you live in</th><th>Mail to</th></tr><tr><td>\(first)</td><td>USCIS<br>PO Box 1<br>Dallas, TX 75266</td></tr>"
        + "<tr><td>\(words)</td><td>USCIS<br>PO Box 2<br>Phoenix, AZ 85036</td></tr></table>"
    }
    #expect(try routes(table("Georgia, Florida")) == ["1 mailing FL,GA", "2 mailing 48"])
    #expect(try routes(table("Military members")) == ["1 mailing", "2 mailing"])
  }

  @Test(
    "a carrier in words behind the address is the carrier of that one",
    arguments: [
      "USCIS, PO Box 1, Dallas, TX 75266 (for USPS deliveries) or USCIS, 2 Oak St, Lewisville, TX 75067 (for courier deliveries).",
      "USCIS, PO Box 1, Dallas, TX 75266 if you use the U.S. Postal Service, or USCIS, 2 Oak St, Lewisville, TX 75067 if you use FedEx, UPS or DHL.",
      "USCIS<br>PO Box 1<br>Dallas, TX 75266<br>(U.S. Postal Service)<br><br>USCIS<br>2 Oak St<br>Lewisville, TX 75067<br>(FedEx, UPS, and DHL)",
    ])
  func behind(text: String) throws {
    #expect(try routes("<p>\(text)</p>") == ["1 usps", "2 courier"])
    #expect(try read("<p>\(text)</p>").warnings.isEmpty)
  }

  @Test(
    "a sentence or a heading above the address names its carrier",
    arguments: [
      "<p>If sending by FedEx, UPS or DHL, use this address:</p>", "<h2>Courier</h2>",
      "<h2>Private delivery services</h2>", "<p><b>Shipping address:</b></p>", "<p>Non-USPS:</p>",
    ])
  func above(head: String) throws {
    #expect(try routes(head + "<p>NVC<br>31 Rochester Ave<br>Portsmouth, NH 03801</p>") == ["31 courier"])
  }

  @Test func `the first heading of a page may name its courier`() throws {
    let page = try read(
      "<p>NVC<br>31 Rochester Ave<br>Portsmouth, NH 03801</p>", heading: "Private delivery services")
    #expect(page.facts.map(\.kind) == ["courier"])
  }

  @Test func `columns called State and Address say for which states`() throws {
    #expect(
      try routes(
        "<table><tr><th>State</th><th>Address</th></tr><tr><td>Texas, Ohio</td><td>IRS<br>PO Box 1<br>Austin, TX 73301-0002</td></tr>"
          + "<tr><td>All other states</td><td>IRS<br>PO Box 2<br>Ogden, UT 84201-0002</td></tr></table>")
        == ["1 mailing OH,TX", "2 mailing 48"])
  }

  @Test func `heads of several columns of addresses are scenarios, on any page`() throws {
    let table =
      "<table><tr><th>Form</th><th>With payment</th><th>Without payment</th></tr><tr><td>IT 1040</td>"
      + "<td>Ohio Department of Taxation<br>P.O. Box 1<br>Columbus, OH 43270</td><td>Ohio Department of Taxation<br>P.O. Box 2<br>Columbus, OH 43270</td></tr></table>"
    let facts = try read(table, heading: "Tax returns").facts
    #expect(facts.map(\.conditions.scenario) == ["With payment", "Without payment"])
    #expect(facts.map(\.conditions.appliesTo) == ["IT 1040", "IT 1040"])
  }

  @Test func `an address under the heads of both carriers is for any`() throws {
    let page = try read(
      "<table><tr><th>Filing</th><th>U.S. Postal Service</th><th>Courier</th></tr><tr><td>Form I-821</td><td colspan='2'>USCIS<br>2 Oak St<br>Tempe, AZ 85284</td></tr></table>"
    )
    #expect(page.facts.map(\.conditions.carrier) == [.any] && page.warnings.isEmpty)
  }

  @Test(
    "rows that differ in their carrier alone are one row for warnings",
    arguments: [
      "<tr><td rowspan=2>Texas</td><td>USPS</td><td>USCIS<br>PO Box 1<br>Dallas, TX 75266</td></tr><tr><td>FedEx/UPS/DHL</td><td>USCIS<br>1 Oak St<br>Lewisville, TX 75067</td></tr>",
      "<tr><td>U.S. Postal Service</td><td>USCIS<br>PO Box 1<br>Dallas, TX 75266</td></tr><tr><td>FedEx, UPS, or DHL</td><td>USCIS<br>1 Oak St<br>Lewisville, TX 75067</td></tr>",
    ])
  func twins(rows: String) throws {
    #expect(try read("<table>\(rows)</table>").warnings.isEmpty)
  }

  @Test func `a box is for mail under whatever heading`() throws {
    let facts = try read("<h2>Lockbox filing locations</h2><p>USCIS<br>PO Box 1<br>Dallas, TX 75266</p>")
      .facts
    #expect(facts.map(\.kind) == ["mailing"])
  }

  @Test func `a heading for those who live elsewhere names the states that the others do not`() throws {
    let body =
      "<h3>If you live in Texas</h3><p>USCIS<br>PO Box 1<br>Dallas, TX 75266</p>"
      + "<h3>If you live elsewhere</h3><p>USCIS<br>PO Box 2<br>Chicago, IL 60680</p>"
    #expect(try routes(body) == ["1 mailing TX", "2 mailing 49"])
  }

  @Test func `what a letter goes by is no name of whom it goes to`() throws {
    let page = try read(
      "<p>Mail by USPS to USCIS, P.O. Box 1, Phoenix, AZ 85036, or by FedEx, UPS or DHL to USCIS, 2 Elliot Rd., Tempe, AZ 85284.</p>"
    )
    #expect(
      page.facts.map { "\($0.kind) \($0.value.text)" } == [
        "usps USCIS, PO BOX 1, PHOENIX, AZ 85036", "courier USCIS, 2 ELLIOT RD, TEMPE, AZ 85284",
      ])
    #expect(page.warnings.isEmpty)
  }
}
