import ContactExtraction
import Model
import PageReading
import Support
import Testing

/// The facts of a page do not depend on how its mark-up is written. The seed of each case is its argument.
@Suite struct MarkupVariantFactTests {
  private func facts(_ html: String) throws -> [String] {
    let page = try PageReader.read(Array(html.utf8), contentType: nil, url: "https://agency.example/a/")
    return ContactExtractor.extract(page).facts.map {
      "\($0.channel) \($0.kind) \($0.value.text) \($0.section) \($0.label ?? "") \($0.conditions)"
    }
  }

  @Test(arguments: 1...20) func `the same page written otherwise has the same facts`(seed: UInt64) throws {
    var random = Lottery(seed: seed)
    let page = WrittenPage.offices(&random)
    let usual = try facts(page.html(&random))
    #expect(usual.count >= 8)
    #expect(try facts(page.withoutOptionalEndTags().html(&random)) == usual)
    #expect(try facts(page.withDivsForSections().html(&random)) == usual)
    #expect(try facts(page.withShuffledAttributes(&random).html(&random)) == usual)
    #expect(try facts(page.html(comments: true, &random)) == usual)
    #expect(try facts(page.html(spelling: true, &random)) == usual)
  }

  @Test func `an address behind a noscript with an open paragraph is read`() throws {
    let facts = try facts(
      "<noscript><p>Visit us at ...</noscript><p>Agency<br>PO Box 660867<br>Dallas, TX 75266</p>")
    #expect(facts.contains { $0.contains("PO BOX 660867") })
  }
}
