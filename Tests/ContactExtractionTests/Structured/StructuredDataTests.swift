import Model
import PageReading
import Testing

@testable import ContactExtraction

@Suite struct StructuredDataTests {
  private func facts(_ json: String) -> [Fact] {
    var page = Page(url: "https://agency.gov/")
    page.jsonLD = [json]
    return StructuredData.read(page, besides: [])
  }

  @Test("a JSON-LD office gives its numbers, hours and address under its name")
  func office() {
    let facts = facts(
      """
      {"@graph": [{"@type": "GovernmentOffice", "name": "Columbus Office", "telephone": "614/555-0103", "faxNumber": "614/555-0140",
      "email": "mailto:help@agency.gov", "openingHours": "Mo-Fr 09:00-17:00", "address": {"@type": "PostalAddress",
      "streetAddress": "471 E. Broad St., Suite 1100", "addressLocality": "Columbus", "addressRegion": "OH", "postalCode": "43215"}}]}
      """)
    #expect(
      facts.map { "\($0.channel.rawValue) \($0.kind)" } == [
        "phone voice", "phone fax", "email ", "address physical", "hours ",
      ])
    #expect(facts.map(\.value.text).prefix(3) == ["+16145550103", "+16145550140", "help@agency.gov"])
    #expect(facts.last?.value.text == "Mo-Fr 09:00-17:00")
    #expect(facts.allSatisfy { $0.label == "Columbus Office" })
  }

  @Test("specifications by day are one value, those of a season are left out")
  func specifications() {
    let facts = facts(
      """
      {"name": "Desk", "openingHoursSpecification": [
      {"dayOfWeek": ["Monday", "https://schema.org/Tuesday"], "opens": "09:00:00", "closes": "17:00"},
      {"dayOfWeek": "Friday", "opens": "09:00", "closes": "12:00"},
      {"opens": "10:00", "closes": "11:00", "validFrom": "2026-12-24", "validThrough": "2026-12-25"}]}
      """)
    #expect(facts.map(\.value.text) == ["Mo,Tu 09:00-17:00; Fr 09:00-12:00"])
  }

  @Test("a contact point is named by its type, and may be for deaf callers")
  func contactPoints() {
    let facts = facts(
      """
      {"name": "Agency", "sameAs": ["https://twitter.com/agency", "https://agency.gov"], "contactPoint": [
      {"contactType": "customer support", "telephone": "+1-800-555-0143"},
      {"contactType": "TTY", "telephone": "+1-800-555-0144"},
      {"contactType": "help", "contactOption": "HearingImpairedSupported", "telephone": "+1-800-555-0145"}]}
      """)
    #expect(facts.map(\.kind) == ["x", "voice", "tty", "tty"])
    #expect(facts.map(\.label) == ["Agency", "customer support", "TTY", "help"])
  }

  @Test("what the text says is not said twice")
  func folding() {
    var page = Page(url: "https://agency.gov/")
    page.blocks = [Block(role: .paragraph, section: ["Contact"], text: "Fax: 614-555-0140")]
    page.jsonLD = [#"{"name": "Agency", "telephone": "614-555-0140"}"#]
    let facts = ContactExtractor.extract(page).facts
    #expect(facts.map(\.kind) == ["fax"])
    #expect(facts.first?.section == ["Contact"])
  }

  @Test("broken and deep JSON is no trouble")
  func hostileInput() {
    #expect(facts("{\"telephone\": ").isEmpty)
    let deep = String(repeating: "{\"a\":", count: 5_000) + "1" + String(repeating: "}", count: 5_000)
    #expect(facts(deep).isEmpty)
  }
}
