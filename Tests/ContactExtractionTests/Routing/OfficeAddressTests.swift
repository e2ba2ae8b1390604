import Model
import PageReading
import Testing

@testable import ContactExtraction

@Suite("Addresses of offices, and what stands near them")
struct OfficeAddressTests {
  @Test(
    "what says where an office is says not for whom",
    arguments: [
      "<p>The office is located near 65 South Front Street in Columbus, Ohio 43215.</p><p>1 Elm St<br>Dayton, OH 45402</p>",
      "<p>OH</p><p>1 Elm St<br>Dayton, OH 45402</p>",
    ])
  func offices(body: String) throws {
    let address = try readClerk(body).facts.last { $0.channel == .address }
    #expect(address?.value.text == "1 ELM ST, DAYTON, OH 45402" && address?.conditions.states == [])
  }

  @Test(
    "an address in a sentence is found behind the number of a floor",
    arguments: [
      "The office is located on the 2nd floor of the building at 65 South Front Street in Columbus, Ohio 43215.",
      "Located on the 2nd floor at 65 South Front Street, Columbus, Ohio 43215.",
    ])
  func sentence(text: String) throws {
    #expect(
      try readClerk("<p>\(text)</p>").facts.map(\.value.text) == ["65 S FRONT ST, COLUMBUS, OH 43215"])
  }

  @Test func `a number, hours, a sentence or the name of a part is no name of what follows`() throws {
    let page = """
      <h2>Dallas office</h2><p>202-555-0143<br>1 Elm St<br>Dallas, TX 75201</p>
      <h2>Court</h2><p>The court of appeals meets in May.<br>Monday - Friday, 8 a.m. to 5 p.m.</p>
      <h2>Clinic</h2><dl><dt>Street</dt><dd>1 Elm St</dd><dt>City</dt><dd>Albany</dd><dt>State</dt><dd>NY</dd><dt>ZIP</dt><dd>12207</dd></dl>
      """
    #expect(
      try readClerk(page).facts.filter { $0.channel != .phone }.map { $0.label ?? "-" }.sorted() == [
        "-", "Clinic", "Dallas office",
      ])
  }
}
