import Model
import PageReading
import Testing

@testable import ContactExtraction

private func values(_ body: String) throws -> [String] {
  try addresses(inBody: "<main><h1>Contact</h1>\(body)</main>")
}

private func inBlocks(_ lines: [String], _ name: String) -> String {
  lines.map { "<\(name)>\($0)</\(name)>" }.joined()
}

@Suite("Addresses with a block for each line")
struct AddressBlockTests {
  @Test(
    "lines read alike however they are marked up",
    arguments: [
      ["USCIS", "Attn: I-130", "P.O. Box 4053", "Carol Stream, IL 60197-4053"],
      ["USCIS", "Attn: I-130 (Box 4053)", "2500 Westfield Drive", "Suite 10", "Elgin, IL 60124-7836"],
      ["Office of the County Clerk", "Suite 300", "100 N. Center St.", "Bloomington, IL 61701"],
      ["Clerk", "Courthouse, Rm 12", "100 N. Center St.", "Bloomington, IL 61701"],
    ], ["p", "div", "li"])
  func lines(lines: [String], name: String) throws {
    let expected = try values("<p>\(lines.joined(separator: "<br>"))</p>")
    #expect(expected.count == 1)
    let body = inBlocks(lines, name)
    #expect(try values(name == "li" ? "<ul>\(body)</ul>" : "<div>\(body)</div>") == expected)
  }

  @Test func `a table of one column may hold a line in each row`() throws {
    let lines = ["USCIS", "Attn: I-130", "P.O. Box 4053", "Carol Stream, IL 60197-4053"]
    let rows = lines.map { "<tr><td>\($0)</td></tr>" }.joined()
    #expect(
      try values("<table>\(rows)</table>") == [
        "USCIS, ATTN: I-130, PO BOX 4053, CAROL STREAM, IL 60197-4053"
      ])
    let pairs = "<tr><td>100 Main St</td><td>Open</td></tr><tr><td>Salem, IL 62881</td><td>Closed</td></tr>"
    #expect(try values("<table>\(pairs)</table>").isEmpty)
  }

  @Test(
    "a column may hold the town with its state and ZIP code",
    arguments: [
      ("<th>City, State, Zip</th>", "<td>Salem, IL 62881</td>"),
      ("<th>City</th><th>State/Zip</th>", "<td>Salem</td><td>IL 62881</td>"),
    ])
  func places(heads: String, cells: String) throws {
    let table =
      "<table><tr><th>Office</th><th>Address</th>\(heads)<th>Phone</th></tr>"
      + "<tr><td>Salem Office</td><td>100 S Broadway</td>\(cells)<td>618-548-0101</td></tr>"
      + "<tr><td>Salem Annex</td><td>101 S Broadway</td>\(cells)<td>618-548-0102</td></tr></table>"
    #expect(try values(table) == ["100 S BROADWAY, SALEM, IL 62881", "101 S BROADWAY, SALEM, IL 62881"])
  }

  @Test func `a sentence above an address without a street is no line of it`() throws {
    #expect(
      try values(
        "<p>Send your return to:</p><p>Department of the Treasury<br>Internal Revenue Service<br>Ogden, UT 84201-0002</p>"
      ) == ["DEPARTMENT OF THE TREASURY, INTERNAL REVENUE SERVICE, OGDEN, UT 84201-0002"])
  }

  @Test func `an attention line and a unit belong to the street below wherever they stand alone`() throws {
    #expect(
      try values("<p>Phone: 217-555-0100</p><p>Room 12</p><p>100 N. Center St.</p><p>Salem, IL 62881</p>")
        == [
          "ROOM 12, 100 N CENTER ST, SALEM, IL 62881".replacing("ROOM", with: "RM")
        ])
    #expect(
      try values("<p>Attn: I-130 (Box 4053)</p><p>2500 Westfield Drive<br>Elgin, IL 60124-7836</p>") == [
        "ATTN: I-130 (BOX 4053), 2500 WESTFIELD DR, ELGIN, IL 60124-7836"
      ])
  }

  @Test(
    "what stands above is no line of an address where it is a title, a label, a value or a sentence",
    arguments: [
      "<p>Clerk of Court</p><p>100 Main St, Salem, IL 62881</p>",
      "<p>Mailing Address</p><p>100 Main St</p><p>Salem, IL 62881</p>",
      "<p>Phone 217-555-0101</p><p>100 Main St</p><p>Salem, IL 62881</p>",
      "<p>Fax: 217-555-0101</p><p>100 Main St</p><p>Salem, IL 62881</p>",
      "<p>We accept checks.</p><p>100 Main St</p><p>Salem, IL 62881</p>",
      "<p>Get Directions</p><p>100 Main St</p><p>Salem, IL 62881</p>",
      "<p>Hours 8-4 M-F</p><p>100 Main St</p><p>Salem, IL 62881</p>",
      "<p>5 forms to bring</p><p>100 Main St</p><p>Salem, IL 62881</p>",
      "<p><a href='/visit'>Visitors</a></p><p>100 Main St</p><p>Salem, IL 62881</p>",
    ])
  func strangers(body: String) throws {
    #expect(try values(body) == ["100 MAIN ST, SALEM, IL 62881"])
  }

  @Test(
    "a bold title parts its address from the paragraph before",
    arguments: [
      "Phone 217-555-0101", "Fax 217-555-0101", "Hours 8-4 M-F", "Email: a@b.gov", "Office of Appeals",
    ])
  func titles(before: String) throws {
    #expect(
      try values("<p>\(before)</p><p><b>Payments</b><br>PO Box 1<br>Salem, IL 62881</p>") == [
        "PO BOX 1, SALEM, IL 62881"
      ])
  }

  @Test(
    "a telephone number, hours and an address of the net above a line are no recipient",
    arguments: ["Phone 217-555-0101", "217-555-0101", "Hours 8-4 M-F", "clerk@county.gov", "www.county.gov"])
  func numbers(above: String) throws {
    #expect(
      try values("<p>\(above)<br>PO Box 1<br>Salem, IL 62881</p>") == ["PO BOX 1, SALEM, IL 62881"])
  }
}
