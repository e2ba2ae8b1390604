import Model
import PageReading
import Testing

@testable import ContactExtraction

/// The normal forms of the addresses on a page.
private func addresses(_ body: String) throws -> [String] {
  try addresses(inBody: body)
}

@Suite("Reading addresses into the normal form of Publication 28")
struct AddressParserTests {
  @Test(arguments: [
    (
      "Agency<br>Attn: I-130<br>P.O. Box 1<br>Dallas, TX 75001-0001",
      "AGENCY, ATTN: I-130, PO BOX 1, DALLAS, TX 75001-0001"
    ),
    (
      "Agency<br>Attn: I-130 (Box 1)<br>1480 E.Sample Rd<br>Tempe, AZ 85284",
      "AGENCY, ATTN: I-130 (BOX 1), 1480 E SAMPLE RD, TEMPE, AZ 85284"
    ),
    ("12 North Main Street, Suite 4, Salem, Oregon 97301", "12 N MAIN ST STE 4, SALEM, OR 97301"),
    ("700 S. First St. – 3rd Floor<br>Chicago, IL 60603", "700 S FIRST ST 3RD FL, CHICAGO, IL 60603"),
    (
      "9200 S. State Hwy.321 Business, Suite 400<br>Lewisville, TX 75067",
      "9200 S STATE HWY 321 BUSINESS STE 400, LEWISVILLE, TX 75067"
    ),
    ("145 N St, NE, Washington, DC 20530", "145 N ST NE, WASHINGTON, DC 20530"),
    ("515 Rusk Street<br>Washington, D.C. 20528\u{2011}0180", "515 RUSK ST, WASHINGTON, DC 20528-0180"),
    ("1 Calle Sol<br>Ponce, Puerto Rico 00716", "1 CALLE SOL, PONCE, PR 00716"),
    ("PSC 123 Box 45<br>APO, AE 09012", "PSC 123 BOX 45, APO, AE 09012"),
    ("Unit 2050 Box 4190<br>DPO AP 96278", "UNIT 2050 BOX 4190, DPO, AP 96278"),
    ("RR 2 Box 10<br>Loami, IL 62661", "RR 2 BOX 10, LOAMI, IL 62661"),
    ("1080 BUCK HILL DR HUNTINGDON VY PA 19006", "1080 BUCK HILL DR, HUNTINGDON VY, PA 19006"),
    ("20 benton pl st louis mo 63104", "20 BENTON PL, ST LOUIS, MO 63104"),
    ("123 E Marcy St Ste 201 Santa Fe NM 87501", "123 E MARCY ST STE 201, SANTA FE, NM 87501"),
    ("188 Route 690, Springbrook Township, PA 18444", "188 RTE 690, SPRINGBROOK TOWNSHIP, PA 18444"),
    ("153 West North Avenue, Chicago, IL 60610", "153 W NORTH AVE, CHICAGO, IL 60610"),
    ("Clerk’s Office<br>P.O.Box 9<br>Bogotá, NJ 07603", "CLERKS OFFICE, PO BOX 9, BOGOTA, NJ 07603"),
    (
      "Treasury<br>Internal Service<br>Austin, TX 73301-0002",
      "TREASURY, INTERNAL SERVICE, AUSTIN, TX 73301-0002"
    ),
    ("Unit 5, 12 Main St<br>Ely, NV 89301", "UNIT 5, 12 MAIN ST, ELY, NV 89301"),
  ])
  func everySpellingGivesOneForm(written: String, expected: String) throws {
    #expect(try addresses("<p>\(written)</p>") == [expected])
  }

  @Test(arguments: [
    "We moved to Dallas, TX 75001 last year.", "Form 12345, edition 2026", "The fee is $12345 in AL 35001",
    "Case 75001",
    "Call OR 12345", "Dallas, TX", "Box 12345",
  ])
  func whatIsNoAddressGivesNone(text: String) throws {
    #expect(try addresses("<p>\(text)</p>").isEmpty)
  }

  @Test func sentencesGiveTheirAddressesOnly() throws {
    let found = try addresses(
      "<p>Mail it to: Agency, Attn: 1367, P.O. Box 4114, Elgin, IL 60197-4114. By courier send it to Agency, 2500 West Rd, Elgin, IL 60124.</p>"
    )
    #expect(
      found == [
        "AGENCY, ATTN: 1367, PO BOX 4114, ELGIN, IL 60197-4114", "AGENCY, 2500 WEST RD, ELGIN, IL 60124",
      ])
    #expect(
      try addresses("<p>Our office is located at 12 Main St, Salem, OR 97301.</p>") == [
        "12 MAIN ST, SALEM, OR 97301"
      ])
  }

  @Test func linesInElementsOfTheirOwnBelongTogether() throws {
    let found = try addresses(
      "<div><div>635 N. First St.</div><div>Suite B</div><span>San Jose</span>, <abbr>CA</abbr> <span>95112</span></div>"
    )
    #expect(found == ["635 N FIRST ST STE B, SAN JOSE, CA 95112"])
  }

  @Test func partsInCellsAreJoined() throws {
    let found = try addresses(
      "<table><tr><th>Street<td>1 Main St, Suite 5<tr><th>City<td>Salem<tr><th>State<td>OR<tr><th>ZIP<td>97301</table>"
    )
    #expect(found == ["1 MAIN ST STE 5, SALEM, OR 97301"])
    let columns = try addresses(
      "<table><tr><th>Office<th>Address<th>City<th>State<th>ZIP<tr><td>A<td>1 Main St<td>Salem<td>OR<td>97301</table>"
    )
    #expect(columns == ["1 MAIN ST, SALEM, OR 97301"])
  }

  @Test func severalAddressesInOneCellAreSeveralFacts() throws {
    let found = try addresses(
      "<table><tr><td>Records<br>1 Elm St<br>Ely, NV 89301<br><br>Permits<br>2 Elm St<br>Ely, NV 89301</table>"
    )
    #expect(found == ["RECORDS, 1 ELM ST, ELY, NV 89301", "PERMITS, 2 ELM ST, ELY, NV 89301"])
  }

  @Test func componentsNameTheParts() throws {
    let page = try PageReader.read(
      Array("<p>Agency<br>Attn: X<br>1 Elm St, Room 5<br>Ely, NV 89301</p>".utf8), contentType: nil,
      url: "https://a.example/")
    let parts = AddressExtractor.extract(page).facts.first?.value.components
    #expect(
      parts == [
        "recipient": "AGENCY", "attention": "X", "street": "1 ELM ST", "unit": "RM 5", "city": "ELY",
        "state": "NV", "zip": "89301",
      ])
  }

  @Test(arguments: [
    ("Mailing address", "mailing"), ("Physical address", "physical"), ("Visit us", "physical"),
  ])
  func theLabelTellsTheKind(label: String, kind: String) throws {
    let html = "<p><b>\(label)</b><br>1 Elm St<br>Ely, NV 89301</p>"
    let page = try PageReader.read(Array(html.utf8), contentType: nil, url: "https://a.example/")
    #expect(AddressExtractor.extract(page).facts.map(\.kind) == [kind])
  }

  @Test func structuredPartsGiveTheSameForm() {
    let address = AddressDraft(
      street: "12 North Main Street, Suite 4", city: "Salem", region: "Oregon", postalCode: "97301",
      country: "USA")
    #expect(address.postalAddress.text == "12 N MAIN ST STE 4, SALEM, OR 97301")
  }

  @Test func timeGrowsWithThePage() throws {
    let body = (0..<3_000).map { "<p>Agency \($0)<br>PO Box \($0)<br>Dallas, TX 75001</p>" }.joined()
    #expect(try addresses(body).count == 3_000)
  }
}
