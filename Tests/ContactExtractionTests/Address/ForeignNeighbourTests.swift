import Model
import PageReading
import Testing

@testable import ContactExtraction

private func addresses(_ body: String) throws -> [String] {
  try facts(.address, in: body, below: "Offices").map(\.value.text)
}

@Suite("What stands near an address and is none outside the United States")
struct ForeignNeighbourTests {
  @Test(
    "a country's name below a U.S. address is no part of it",
    arguments: [
      "<p>123 Main St<br>El Paso, TX 79901</p><p>Mexico</p>",
      "<p>123 Main St<br>El Paso, TX 79901</p><p>Mexico</p><p>Guatemala</p>",
      "<p>123 Main St<br>El Paso, TX 79901</p><h2>Mexico</h2><p>See the embassy.</p>",
      "<div>123 Main St<br>El Paso, TX 79901</div><div><a href='/mx'>Mexico</a></div>",
      "<dl><dt>El Paso</dt><dd>123 Main St<br>El Paso, TX 79901</dd><dt>Mexico</dt><dd>See below.</dd></dl>",
    ])
  func countryBelow(body: String) throws {
    #expect(try addresses(body) == ["123 MAIN ST, EL PASO, TX 79901"])
  }

  @Test func `a country's name below a military address is no part of it`() throws {
    #expect(
      try addresses("<p>PSC 819 Box 18<br>APO AE 09624</p><p>Italy</p>") == ["PSC 819 BOX 18, APO, AE 09624"])
  }

  @Test(
    "numbers of suites, boxes and houses are no postal codes, and U.S. towns no countries",
    arguments: [
      "<ul><li>Courthouse, 1400 Washington Street, Suite 4000, Augusta, Georgia</li></ul>",
      "<p>PO Box 1300, Atlanta, Georgia</p>",
      "<p>Brooklyn Office<br>210 Joralemon Street, Brooklyn<br>Jamaica<br>88-11 Sutphin Boulevard, Jamaica</p>",
      "<p>151-20 Jamaica Avenue, Queens, Jamaica</p>",
      "<p>12 Mill Road<br>3RD FLOOR<br>1900 Main Street, Lebanon</p>",
      "<p>PO Box 29<br>Norway</p><p>Town Hall<br>PO Box 38<br>Poland</p>",
      "<p>Parking: 100 MAIN STREET, LOT E2 2ND LEVEL</p>",
      "<p>125 WORTH STREET, CORRIDOR N1 1ST FLOOR</p>",
    ])
  func namesakes(body: String) throws {
    #expect(try addresses(body) == [])
  }

  @Test(
    "numbers, hours and fees above a foreign address are no lines of it",
    arguments: [
      (
        "+32 2 811 4000<br>Avenue Gabriel 2<br>75008 Paris, France", "AVENUE GABRIEL 2, 75008 PARIS, FRANCE"
      ),
      (
        "Fax 020 7495 5012<br>33 Nine Elms Lane<br>London SW11 7US", "33 NINE ELMS LANE, LONDON SW11 7US"
      ),
      (
        "020 7499 9000<br>24 Grosvenor Square<br>London W1K 2HP<br>UK",
        "24 GROSVENOR SQUARE, LONDON W1K 2HP, UK"
      ),
      (
        "+1 613 238 5335<br>490 Sussex Drive<br>Ottawa, ON K1N 1G8", "490 SUSSEX DRIVE, OTTAWA, ON K1N 1G8"
      ),
      (
        "Mon - Fri 9 - 16<br>U.S. Consulate General<br>Gießener Str. 30<br>60435 Frankfurt<br>Germany",
        "U.S. CONSULATE GENERAL, GIESSENER STR. 30, 60435 FRANKFURT, GERMANY"
      ),
      (
        "Fee: 160 USD<br>Embassy of Spain<br>Calle de Serrano 75<br>28006 Madrid, Spain",
        "EMBASSY OF SPAIN, CALLE DE SERRANO 75, 28006 MADRID, SPAIN"
      ),
    ])
  func linesAbove(text: String, value: String) throws {
    #expect(try addresses("<p>\(text)</p>") == [value])
  }

  @Test func `an address before a bar is found whatever else the passage says`() throws {
    let text = "Embassy<br>Paseo de la Reforma 305, Mexico City 06500, Mexico | Tel: +52 55 5080 2000"
    let plain = try addresses("<p>\(text)</p>")
    let other = try addresses("<p>\(text)<br>Updated for K1N 1G8</p>")
    #expect(plain.count == 1 && plain == other)
  }

  @Test(arguments: [
    "U.S. Embassy<br>142 Old Hope Road<br>Kingston 6, Jamaica",
    "U.S. Embassy<br>P.O. Box 70-840<br>Antelias, Lebanon",
  ])
  func `A country that U.S. towns are called like is one behind a town of its own`(text: String) throws {
    #expect(try addresses("<p>\(text)</p>").count == 1)
  }
}
