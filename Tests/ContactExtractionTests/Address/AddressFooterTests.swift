import Model
import PageReading
import Testing

@testable import ContactExtraction

private func values(_ body: String) throws -> [String] {
  try addresses(inBody: "<main><h1>Contact</h1></main><footer>\(body)</footer>")
}

@Suite("Addresses behind a notice of copyright")
struct AddressFooterTests {
  @Test func `a notice labels no address`() throws {
    let html = "<footer><p>Copyright 2024 City of Salem, 300 S. Seventh St., Salem, IL 62701</p></footer>"
    let page = try PageReader.read(Array(html.utf8), contentType: nil, url: "https://agency.example/contact")
    #expect(AddressExtractor.extract(page).facts.map(\.label) == [nil])
  }

  @Test func `a name that holds the word is no notice`() throws {
    #expect(
      try values("<p>U.S. Copyright Office<br>101 Independence Ave. SE<br>Washington, DC 20559-6000</p>") == [
        "US COPYRIGHT OFFICE, 101 INDEPENDENCE AVE SE, WASHINGTON, DC 20559-6000"
      ])
  }

  @Test(
    "the year is no house number and part of no name",
    arguments: [
      "© 2024", "&copy; 2019–2024", "Copyright 2024", "Copyright © 2024", "© Copyright 2020, 2024",
      "Copyright (c) 2024",
    ])
  func years(notice: String) throws {
    #expect(try values("<p>\(notice) Marion County, Salem, IL 62881</p>").isEmpty)
    #expect(
      try values("<p>\(notice) Clay County. PO Box 12, Flora, IL 62839</p>") == [
        "CLAY COUNTY, PO BOX 12, FLORA, IL 62839"
      ])
    #expect(
      try values("<p>\(notice) Records Office, Box # 209, Glorieta, NM 87535</p>") == [
        "RECORDS OFFICE, BOX # 209, GLORIETA, NM 87535"
      ])
    #expect(
      try values("<p>\(notice) Marion County Clerk, 2014 E Main St, Salem, IL 62881</p>") == [
        "MARION COUNTY CLERK, 2014 E MAIN ST, SALEM, IL 62881"
      ])
  }
}
