import Model
import PageReading
import Testing

@testable import ContactExtraction

@Suite("Words that hang on an e-mail address")
struct GluedEmailTests {
  private func read(_ body: String) throws -> Extraction {
    let html = "<html><body><main><h1>Agency</h1>\(body)</main></body></html>"
    let page = try PageReader.read(Array(html.utf8), contentType: nil, url: "https://agency.example/contact")
    return ContactExtractor.extract(page)
  }

  private func emails(_ body: String) throws -> [String] {
    try read(body).facts.filter { $0.channel == .email }.map(\.value.text)
  }

  @Test(
    "a word behind a known top-level label is no part of the address",
    arguments: [
      "<b>Email:</b> clerk3@county.gov<b>Phone:</b> 217-555-0101",
      "<p>clerk3@county.govPhone: 217-555-0101</p>",
    ])
  func behind(body: String) throws { #expect(try emails(body) == ["clerk3@county.gov"]) }

  @Test func `an address in capitals stays whole`() throws {
    #expect(try emails("<p>Clerk@CountyOffice.Com, clerk@county.GOV</p>").count == 2)
  }

  @Test func `words before a link are no part of the address that it shows`() throws {
    let page = try read("<p><b>Email</b><a href='mailto:a@county.gov'>a@county.gov</a></p>")
    #expect(page.warnings.isEmpty)
    #expect(page.facts.filter { $0.channel == .email }.map(\.value.text) == ["a@county.gov"])
  }

  @Test func `a link that shows another address is told`() throws {
    #expect(try read("<p>Email<a href='mailto:b@county.gov'>a@county.gov</a></p>").warnings.count == 1)
  }

  @Test func `an example is no address`() throws {
    #expect(
      try emails("<p>Write first and last name, e.g., John.Smith@agency.gov. Questions: help@agency.gov</p>")
        == ["help@agency.gov"])
  }
}
