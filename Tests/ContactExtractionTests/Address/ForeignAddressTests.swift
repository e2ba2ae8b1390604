import Model
import PageReading
import Testing

@testable import ContactExtraction

private func facts(_ body: String) throws -> [Fact] {
  try facts(.address, in: body, below: "Posts")
}

@Suite("Addresses outside the United States")
struct ForeignAddressTests {
  @Test(
    "a block that ends in a country's name and holds a code of that country is kept as written",
    arguments: [
      (
        "U.S. Embassy London<br>33 Nine Elms Lane<br>London SW11 7US<br>United Kingdom",
        "U.S. EMBASSY LONDON, 33 NINE ELMS LANE, LONDON SW11 7US, UNITED KINGDOM"
      ),
      (
        "Paseo de la Reforma 305<br>Colonia Cuauhtémoc<br>06500 Ciudad de México<br>México",
        "PASEO DE LA REFORMA 305, COLONIA CUAUHTÉMOC, 06500 CIUDAD DE MÉXICO, MÉXICO"
      ),
      (
        "Clayallee 170<br>D-14191 Berlin<br>Federal Republic of Germany",
        "CLAYALLEE 170, D-14191 BERLIN, FEDERAL REPUBLIC OF GERMANY"
      ),
      ("2, avenue Gabriel<br>75008 Paris, France", "2, AVENUE GABRIEL, 75008 PARIS, FRANCE"),
      (
        "1-10-5 Akasaka<br>Minato-ku, Tokyo 107-8420<br>Japan",
        "1-10-5 AKASAKA, MINATO-KU, TOKYO 107-8420, JAPAN"
      ),
      (
        "Level 10, 19-29 Martin Place<br>Sydney NSW 2000<br>Australia",
        "LEVEL 10, 19-29 MARTIN PLACE, SYDNEY NSW 2000, AUSTRALIA"
      ),
      ("4 Tržiště<br>118 01 Praha 1<br>Czech Republic", "4 TRŽIŠTĚ, 118 01 PRAHA 1, CZECH REPUBLIC"),
      (
        "U.S. Embassy<br>Shantipath, Chanakyapuri<br>New Delhi - 110021, India",
        "U.S. EMBASSY, SHANTIPATH, CHANAKYAPURI, NEW DELHI - 110021, INDIA"
      ),
      (
        "1-10-5 Akasaka, Minato-ku, Tokyo 107-8420 Japan", "1-10-5 AKASAKA, MINATO-KU, TOKYO 107-8420 JAPAN"
      ),
      (
        "Av. Andrés Bello 2800, oficina 1404, Las Condes, 7560873 Santiago, Chile",
        "AV. ANDRÉS BELLO 2800, OFICINA 1404, LAS CONDES, 7560873 SANTIAGO, CHILE"
      ),
      (
        "2, rue de la Terrasse-Dufferin, Québec (Québec) G1R 4N5",
        "2, RUE DE LA TERRASSE-DUFFERIN, QUÉBEC (QUÉBEC) G1R 4N5"
      ),
      ("1201 Roxas Boulevard<br>Manila, Philippines 1000", "1201 ROXAS BOULEVARD, MANILA, PHILIPPINES 1000"),
      (
        "Av. Alfonso Reyes 150<br>Monterrey, N.L., México 66196",
        "AV. ALFONSO REYES 150, MONTERREY, N.L., MÉXICO 66196"
      ),
      (
        "42 Elgin Road, Ballsbridge, Dublin 4, D04 TP03, Ireland",
        "42 ELGIN ROAD, BALLSBRIDGE, DUBLIN 4, D04 TP03, IRELAND"
      ),
    ])
  func blocks(text: String, value: String) throws {
    #expect(try facts("<p>\(text)</p>").map(\.value.text) == [value])
  }

  @Test(
    "a Canadian or British postal code tells its country by itself, also in a sentence",
    arguments: [
      ("490 Sussex Drive<br>Ottawa, Ontario K1N 1G8", "490 SUSSEX DRIVE, OTTAWA, ONTARIO K1N 1G8"),
      (
        "Visit us at 490 Sussex Drive, Ottawa, ON K1N 1G8, Canada. Call 613-688-5335.",
        "490 SUSSEX DRIVE, OTTAWA, ON K1N 1G8, CANADA"
      ), ("PO Box 866, Station B, Ottawa ON K1P5T1", "PO BOX 866, STATION B, OTTAWA ON K1P5T1"),
      (
        "Send it to 33 Nine Elms Lane, London SW11 7US by courier.",
        "33 NINE ELMS LANE, LONDON SW11 7US"
      ),
    ])
  func codes(text: String, value: String) throws {
    #expect(try facts("<p>\(text)</p>").map(\.value.text) == [value])
  }

  @Test("its parts are told as those of other addresses are")
  func components() throws {
    let fact = try #require(
      try facts(
        "<p>Embassy of the United States<br>490 Sussex Drive<br>Ottawa, Ontario K1N 1G8<br>Canada<br>Tel: 613-688-5335</p>"
      ).first)
    #expect(fact.kind == "physical")
    #expect(fact.display == "Embassy of the United States\n490 Sussex Drive\nOttawa, Ontario K1N 1G8\nCanada")
    #expect(
      fact.value.components == [
        "recipient": "EMBASSY OF THE UNITED STATES", "street": "490 SUSSEX DRIVE", "city": "OTTAWA",
        "state": "ONTARIO", "zip": "K1N 1G8", "country": "CANADA",
      ])
  }

  @Test(
    "a country without postal codes needs a box, or a road with a number",
    arguments: [
      ("26 Garden Road<br>Central<br>Hong Kong", ["26 GARDEN ROAD, CENTRAL, HONG KONG"]),
      ("PO Box 1234<br>Kampala, Uganda", ["PO BOX 1234, KAMPALA, UGANDA"]),
      ("142 Old Hope Road, Kingston 6, Jamaica", ["142 OLD HOPE ROAD, KINGSTON 6, JAMAICA"]),
      ("Room 12<br>Central<br>Hong Kong", []), ("24 people<br>Kingston<br>Jamaica", []),
    ])
  func withoutCodes(text: String, values: [String]) throws {
    #expect(try facts("<p>\(text)</p>").map(\.value.text) == values)
  }

  @Test(
    "lines in blocks of their own belong together",
    arguments: [
      "<div><p>Clayallee 170</p><p>14191 Berlin</p><p>Germany</p></div>",
      "<address><span>Clayallee 170</span><br><span>14191 Berlin</span><br><span>Germany</span></address>",
      "<table><tr><th>Post</th><th>Address</th></tr><tr><td>Berlin</td><td>Clayallee 170, 14191 Berlin, Germany</td></tr></table>",
    ])
  func parted(body: String) throws {
    #expect(try facts(body).map(\.value.text) == ["CLAYALLEE 170, 14191 BERLIN, GERMANY"])
  }

  @Test(
    "countries, codes and numbers without an address are none",
    arguments: [
      "The agency opened 1234 cases in Mexico, Canada, and Germany.",
      "In 2019, about 3050 people left Oslo, Norway.", "Room B1 2CD is closed.",
      "Postcode SW1A 1AA is famous.", "Form 12345 was filed.<br>Mexico", "Population 83000<br>Germany",
      "123 Peachtree St<br>Atlanta, Georgia", "PO Box 12, Atlanta, Georgia", "June 5, 2026, Oslo, Norway",
      "Visas issued: 11118<br>Jordan", "Report 14191 Berlin<br>Germany",
      "Tel. 14191<br>14191 Berlin<br>Germany",
      "Case A1A 1A1 and K1N 1G8", "12345 Mexico", "Updated June 14191<br>Germany",
    ])
  func none(text: String) throws {
    #expect(try facts("<p>\(text)</p>").isEmpty)
  }

  @Test("lists of countries and tables of figures are none")
  func lists() throws {
    #expect(
      try facts(
        """
        <ul><li>Mexico</li><li>2024 Canada</li><li>14191 Germany</li><li>France</li></ul>
        <table><tr><th>Country</th><th>Cases</th></tr><tr><td>Germany</td><td>14191</td></tr><tr><td>12345</td><td>Mexico</td></tr></table>
        """
      ).isEmpty)
  }

  @Test("an address with a ZIP code stays one of the United States")
  func domestic() throws {
    #expect(
      try facts("<p>PO Box 9000<br>Brownsville, TX 78520<br>Mexico</p>").map(\.value.text)
        == ["PO BOX 9000, BROWNSVILLE, TX 78520"])
  }

  @Test("what structured data repeats is one fact with the text")
  func structured() throws {
    let json = """
      <script type="application/ld+json">{"@type":"GovernmentOffice","name":"Embassy","address":{"@type":"PostalAddress",
      "streetAddress":"33 Nine Elms Lane","addressLocality":"London","postalCode":"SW11 7US","addressCountry":"GB"}}</script>
      """
    #expect(
      try facts(json + "<p>33 Nine Elms Lane<br>London SW11 7US<br>United Kingdom</p>").map(\.value.text)
        == ["33 NINE ELMS LANE, LONDON SW11 7US, UNITED KINGDOM"])
    let alone = try #require(try facts(json).first)
    #expect(alone.value.text == "33 NINE ELMS LANE, LONDON, SW11 7US, GB")
    #expect(
      alone.value.components == [
        "street": "33 NINE ELMS LANE", "city": "LONDON", "zip": "SW11 7US", "country": "GB",
      ])
  }
}
