import Model
import PageReading
import Testing

@testable import ContactExtraction

private func facts(_ body: String, title: String = "Contact") throws -> [Fact] {
  let html =
    "<html><head><title>\(title)</title></head><body><main><h1>\(title)</h1>\(body)</main></body></html>"
  let page = try PageReader.read(Array(html.utf8), contentType: nil, url: "https://agency.example/contact")
  return AddressExtractor.extract(page).facts
}

@Suite("Forms of postal addresses")
struct AddressFormsTests {
  @Test(
    "rural routes, highways and grid numbers",
    arguments: [
      ("RR 2 Box 152, Bangor ME 04401", "RR 2 BOX 152, BANGOR, ME 04401"),
      ("Rural Route 3, Box 18D, Hope, AR 71801", "RR 3 BOX 18D, HOPE, AR 71801"),
      ("rr # 1 box 54 loami il 62661", "RR # 1 BOX 54, LOAMI, IL 62661"),
      ("HC 1 Box 28, Marathon, TX 79842", "HC 1 BOX 28, MARATHON, TX 79842"),
      ("HCR 73 Box 5, Elk, WV 25101", "HC 73 BOX 5, ELK, WV 25101"),
      ("12345 State Highway 121 N, Bonham, TX 75418", "12345 STATE HWY 121 N, BONHAM, TX 75418"),
      ("1023 FM 1488, Conroe, TX 77384", "1023 FM 1488, CONROE, TX 77384"),
      ("N6W23001 Bluemound Rd, Waukesha, WI 53188", "N6W23001 BLUEMOUND RD, WAUKESHA, WI 53188"),
      ("39-15 Main Street, Flushing NY 11354", "39-15 MAIN ST, FLUSHING, NY 11354"),
      ("Mile K Beach Road # 1, Kenai, AK 99611", "MILE K BEACH RD #1, KENAI, AK 99611"),
    ])
  func roads(text: String, value: String) throws {
    #expect(
      try facts("<p>\(text)</p>").map { $0.value.text.replacing("# ", with: "#") } == [
        value.replacing("# ", with: "#")
      ])
  }

  @Test(
    "a name without a comma before the house number is the recipient",
    arguments: [
      (
        "USCIS Attn: I-131 (Box 21281) 2108 E. Elliot Rd. Tempe, AZ 85284-1806",
        "USCIS, ATTN: I-131 (BOX 21281), 2108 E ELLIOT RD, TEMPE, AZ 85284-1806"
      ),
      (
        "USCIS Attn: I-131 2108 E. Elliot Rd. Tempe, AZ 85284-1806",
        "USCIS, ATTN: I-131, 2108 E ELLIOT RD, TEMPE, AZ 85284-1806"
      ),
      ("Clerk of Court 100 E Main St Salem, IL 62881", "CLERK OF COURT, 100 E MAIN ST, SALEM, IL 62881"),
      (
        "Social Security Administration 101 E Main St, Salem, IL 62881",
        "SOCIAL SECURITY ADMINISTRATION, 101 E MAIN ST, SALEM, IL 62881"
      ),
      (
        "Clerk Attn: Permits 106 E Main St, Salem, IL 62881",
        "CLERK, ATTN: PERMITS, 106 E MAIN ST, SALEM, IL 62881"
      ),
    ])
  func namesBeforeStreets(text: String, value: String) throws {
    #expect(try facts("<p>\(text)</p>").map(\.value.text) == [value])
  }

  @Test(
    "a unit behind the ZIP code, at a desk, or behind a fraction is kept",
    arguments: [
      ("12 Oak St, Salem, IL 62881<br>Room 305", "12 OAK ST RM 305, SALEM, IL 62881"),
      ("12 Oak St, Salem, IL 62881, Suite 400", "12 OAK ST STE 400, SALEM, IL 62881"),
      (
        "12 Oak St<br>Salem, IL 62881<br>2nd Floor<br>Phone: 217-555-0101",
        "12 OAK ST 2ND FL, SALEM, IL 62881"
      ),
      ("12 Oak St, Salem, IL 62881 (Suite 400)", "12 OAK ST STE 400, SALEM, IL 62881"),
      ("17 Oak St, Counter B, Salem, IL 62881", "17 OAK ST COUNTER B, SALEM, IL 62881"),
      ("15½ Oak St, Salem, IL 62881", "15 1/2 OAK ST, SALEM, IL 62881"),
      ("15 1/2 Oak St, Salem, IL 62881", "15 1/2 OAK ST, SALEM, IL 62881"),
    ])
  func unitsBehind(text: String, value: String) throws {
    #expect(try facts("<p>\(text)</p>").map(\.value.text) == [value])
  }

  @Test func `a unit behind a ZIP code belongs to the street below it where there is one`() throws {
    #expect(
      try facts("<p>12 Oak St<br>Salem, IL 62881<br>Room 305<br>14 Elm St<br>Flora, IL 62839</p>").map(
        \.value.text) == ["12 OAK ST, SALEM, IL 62881", "RM 305, 14 ELM ST, FLORA, IL 62839"])
  }

  @Test(
    "boxes, routes and streets in the Spanish of Puerto Rico",
    arguments: [
      ("Apartado Postal 12, Ponce, PR 00731", "PO BOX 12, PONCE, PR 00731"),
      (
        "Departamento de Estado<br>Apartado 9023271<br>San Juan, PR 00902-3271",
        "DEPARTAMENTO DE ESTADO, PO BOX 9023271, SAN JUAN, PR 00902-3271"
      ),
      ("HC-01 Box 12345, Lares PR 00669", "HC 01 BOX 12345, LARES, PR 00669"),
      (
        "Dirección Física: Ave. Ponce de León #151, Hato Rey, San Juan, Puerto Rico 00918",
        "AVE PONCE DE LEON #151, HATO REY, SAN JUAN, PR 00918"
      ),
      (
        "Calle César González #400 esq. Calle Juan Calaf, San Juan, PR 00918",
        "CALLE CESAR GONZALEZ #400 ESQ CALLE JUAN CALAF, SAN JUAN, PR 00918"
      ),
    ])
  func puertoRico(text: String, value: String) throws {
    #expect(try facts("<p>\(text)</p>").map(\.value.text) == [value])
  }

  @Test(
    "remarks, bars, mail stops and boxes of all names",
    arguments: [
      ("15 Oak St (across from Walmart)<br>Salem, IL 62882", "15 OAK ST, SALEM, IL 62882"),
      ("16 Oak St (enter from alley), Salem, IL 62883", "16 OAK ST, SALEM, IL 62883"),
      ("17 Oak St (corner of Oak and Elm)<br>Salem, IL 62884", "17 OAK ST, SALEM, IL 62884"),
      ("18 Oak St – rear entrance<br>Salem, IL 62885", "18 OAK ST, SALEM, IL 62885"),
      ("21 Oak St | Salem | IL | 62881", "21 OAK ST, SALEM, IL 62881"),
      (
        "245 Murray Lane SW Mail Stop 0180 Washington DC 20528-0180",
        "245 MURRAY LN SW MAIL STOP 0180, WASHINGTON, DC 20528-0180"
      ),
      (
        "102 Federal Plaza, Mailstop: 12, New York, NY 10278",
        "102 FEDERAL PLZ MAILSTOP 12, NEW YORK, NY 10278"
      ),
      ("Drawer 44, Salem, IL 62881", "DRAWER 44, SALEM, IL 62881"),
      ("Lock Box 7, Salem, IL 62881", "LOCK BOX 7, SALEM, IL 62881"),
      ("Caller Box 11, Salem, IL 62881", "CALLER BOX 11, SALEM, IL 62881"),
      ("P.O. Bin 13, Salem, IL 62881", "PO BIN 13, SALEM, IL 62881"),
    ])
  func remarks(text: String, value: String) throws {
    #expect(try facts("<p>\(text)</p>").map(\.value.text) == [value])
  }

  @Test(
    "a name behind a label that directs mail, a building or a crossing stands for a street",
    arguments: [
      (
        "Mail to: Internal Revenue Service, Austin, TX 73301-0066.",
        "INTERNAL REVENUE SERVICE, AUSTIN, TX 73301-0066", "mailing"
      ),
      (
        "Address: JFK International Airport, Building 77, Jamaica, NY 11430",
        "JFK INTERNATIONAL AIRPORT, BLDG 77, JAMAICA, NY 11430", "physical"
      ),
      (
        "Address: Marion County Courthouse, Salem, IL 62881", "MARION COUNTY COURTHOUSE, SALEM, IL 62881",
        "physical"
      ),
      (
        "Driver exam station: Route 50 and Airport Road, Salem, IL 62881",
        "ROUTE 50 AND AIRPORT RD, SALEM, IL 62881", "physical"
      ),
    ])
  func withoutStreet(text: String, value: String, kind: String) throws {
    let found = try facts("<p>\(text)</p>")
    #expect(found.map(\.value.text) == [value])
    #expect(found.map(\.kind) == [kind])
  }

  @Test(
    "places that send no mail are no addresses",
    arguments: [
      "Serving: Marion County, Salem, IL 62881", "Location: Marion County, Salem, IL 62881",
      "News 2024 Oak Street Fair, Salem, IL 62881", "VFW Post 4549 100 Main St, Salem, IL 62881",
      "We serve Fish and Wildlife, Salem, IL 62881",
    ])
  func noAddress(text: String) throws {
    #expect(try facts("<p>\(text)</p>").isEmpty)
  }

  @Test(
    "military mail and ships",
    arguments: [
      ("PSC 802 Box 74, APO AE 09499-0074", "PSC 802 BOX 74, APO, AE 09499-0074"),
      ("CMR 402 Box 1234<br>APO, AE 09180", "CMR 402 BOX 1234, APO, AE 09180"),
      ("Unit 8400 Box 0000<br>DPO, AE 09498-0048", "UNIT 8400 BOX 0000, DPO, AE 09498-0048"),
      ("USS NIMITZ CVN 68<br>FPO AP 96620-2820", "USS NIMITZ CVN 68, FPO, AP 96620-2820"),
    ])
  func military(text: String, value: String) throws {
    #expect(try facts("<p>\(text)</p>").map(\.value.text) == [value])
  }

  @Test(
    "territories, with Spanish streets",
    arguments: [
      (
        "Calle 54 SE #1234, Reparto Metropolitano, San Juan, PR 00921",
        "CALLE 54 SE #1234, REPARTO METROPOLITANO, SAN JUAN, PR 00921"
      ),
      (
        "Urb. Las Gladiolas<br>150 Calle A<br>San Juan PR 00926-3232",
        "URB LAS GLADIOLAS, 150 CALLE A, SAN JUAN, PR 00926-3232"
      ), ("PO Box 7, Hagåtña, GU 96932", "PO BOX 7, HAGATNA, GU 96932"),
      (
        "108 Hernan Cortez Ave, Ste 100, Hagatna, Guam 96910",
        "108 HERNAN CORTEZ AVE STE 100, HAGATNA, GU 96910"
      ),
    ])
  func territories(text: String, value: String) throws {
    #expect(try facts("<p>\(text)</p>").map(\.value.text) == [value])
  }

  @Test(
    "states in full, by code, and in their old abbreviations",
    arguments: [
      ("1 Main St., Boston, Massachusetts, 02114", "MA"), ("1 Main St., San Francisco, Calif. 94111", "CA"),
      ("1 Main St., St. Paul, Minn. 55101", "MN"), ("1 Main St, New York, N.Y. 10278", "NY"),
      ("1 Main St NE, Washington DC 20002", "DC"), ("1 Main St., Washington, D.C. 20536-5902", "DC"),
    ])
  func states(text: String, code: String) throws {
    #expect(try facts("<p>\(text)</p>").map { $0.value.components["state"] } == [code])
  }

  @Test(
    "units, floors, mail stops and private boxes stay",
    arguments: [
      ("123 Main St PMB 45, Reno, NV 89501", "123 MAIN ST PMB 45, RENO, NV 89501"),
      ("1 N.E. 2nd Ave., 3rd Fl., Rm. 301, Miami, FL 33132", "1 NE 2ND AVE 3RD FL RM 301, MIAMI, FL 33132"),
      (
        "500 12th St., S.W., Mail Stop 5902, Washington, D.C. 20536-5902",
        "500 12TH ST SW MAIL STOP 5902, WASHINGTON, DC 20536-5902"
      ),
      ("1 Main St, Suite 100-B, Fort Worth, TX 76102", "1 MAIN ST STE 100-B, FORT WORTH, TX 76102"),
      ("file 74155 po box 60000 san francisco ca 94160", "FILE 74155, PO BOX 60000, SAN FRANCISCO, CA 94160"),
    ])
  func units(text: String, value: String) throws {
    #expect(try facts("<p>\(text)</p>").map(\.value.text) == [value])
  }

  @Test(
    "attention lines before and behind the name",
    arguments: [
      (
        "Attention: Records Division<br>Agency<br>1 Main St<br>Austin, TX 78701",
        "ATTN: RECORDS DIVISION, AGENCY, 1 MAIN ST, AUSTIN, TX 78701"
      ), ("c/o Agency, 1 Main St, Austin, TX 78702", "ATTN: AGENCY, 1 MAIN ST, AUSTIN, TX 78702"),
      (
        "Agency, Attn: Nancy Smith (Box 4053), 1 Main St, Austin TX 78704",
        "AGENCY, ATTN: NANCY SMITH (BOX 4053), 1 MAIN ST, AUSTIN, TX 78704"
      ),
    ])
  func attention(text: String, value: String) throws {
    #expect(try facts("<p>\(text)</p>").map(\.value.text) == [value])
  }

  @Test("two addresses in one cell or one sentence are two")
  func two() throws {
    #expect(
      try facts(
        "<table><tr><td>Both<td>Mail: PO Box 100, Salem, OR 97301<br>Street: 255 Capitol St NE, Salem, OR 97310</table>"
      ).map { "\($0.kind) \($0.value.text)" } == [
        "mailing PO BOX 100, SALEM, OR 97301", "physical 255 CAPITOL ST NE, SALEM, OR 97310",
      ])
    #expect(
      try facts("<p>Send forms to PO Box 1, Dallas, TX 75001 or 2 Oak Ave, Dallas, TX 75002.</p>").map(
        \.value.text)
        == ["PO BOX 1, DALLAS, TX 75001", "2 OAK AVE, DALLAS, TX 75002"])
  }

  @Test("an address inside a sentence begins at its number")
  func sentence() throws {
    #expect(
      try facts("<p>Our office at 1700 G St. NW in Washington, DC 20552 is closed.</p>").map(\.value.text)
        == ["1700 G ST NW, WASHINGTON, DC 20552"])
  }

  @Test("an address is no label of its neighbour in the row")
  func labels() throws {
    let found = try facts(
      "<table><tr><th>Mailing address<th>Physical address<tr><td>PO Box 100<br>Salem, OR 97301<td>255 Capitol St NE<br>Salem, OR 97310</table>"
    )
    #expect(found.map(\.label) == ["Mailing address", "Physical address"])
    #expect(found.map(\.kind) == ["mailing", "physical"])
  }

  @Test(
    "labels say who carries the letter",
    arguments: [
      ("Regular Mail", "usps"), ("For USPS", "usps"), ("USPS Priority/Express Mail", "usps"),
      ("Overnight mail (FedEx, UPS)", "courier"), ("Overnight/Express", "courier"),
      ("Courier deliveries", "courier"),
      ("Hand delivery", "courier"), ("Private courier (FedEx/UPS/DHL)", "courier"),
      ("USPS, FedEx, UPS, and DHL deliveries", "mailing"), ("Servicio Postal de EE.UU. (USPS)", "usps"),
    ])
  func carriers(label: String, kind: String) throws {
    #expect(try facts("<p>\(label): 5 Main St, Dallas, TX 75002</p>").map(\.kind) == [kind])
  }

  @Test("the page of the Postal Service itself is no carrier's label")
  func postalService() throws {
    let found = try facts(
      "<h2>Main address</h2><p>475 L'Enfant Plaza SW<br>Washington, DC 20260</p>",
      title: "U.S. Postal Service")
    #expect(found.map(\.kind) == ["physical"])
  }

  @Test(
    "numbers beside a state are no address",
    arguments: [
      "Fee $460. Order 12345.", "In Fiscal Year 2024, 12345 applications were filed in Texas.",
      "The residents of Dallas, TX 75001.", "Serving Dallas, TX 75201 and Houston, TX 77002",
      "ZIP code 75001",
    ])
  func lookAlikes(text: String) throws { #expect(try facts("<p>\(text)</p>").isEmpty) }
}
