import Model
import PageReading
import Testing

@testable import ContactExtraction

private func facts(_ html: String) throws -> [String] {
  let page = try PageReader.read(Array(html.utf8), contentType: nil, url: "https://www.agency.gov/contact")
  return ContactExtractor.extract(page).facts.map { "\($0.channel.rawValue) \($0.kind) \($0.value.text)" }
}

@Suite("Forms of structured data")
struct StructuredFormsTests {
  @Test("a graph of JSON-LD gives organisation, contact points, address and hours")
  func graph() throws {
    #expect(
      try facts(
        """
        <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"GovernmentOrganization","name":"Agency",
        "telephone":"+1-202-555-0143","contactPoint":[{"@type":"ContactPoint","telephone":"800-555-0101","contactType":"TTY"},
        {"@type":"ContactPoint","telephone":"800-555-0102","contactType":"fax"}],"sameAs":["https://twitter.com/agency"],
        "address":{"@type":"PostalAddress","streetAddress":"100 Main St, Suite 5","addressLocality":"Austin","addressRegion":"Texas",
        "postalCode":"78701","addressCountry":{"@type":"Country","name":"US"}},
        "openingHoursSpecification":[{"dayOfWeek":["Monday","https://schema.org/Tuesday"],"opens":"09:00","closes":"17:00"}]}]}</script>
        """) == [
          "phone voice +12025550143", "phone tty +18005550101", "phone fax +18005550102",
          "social x https://x.com/agency",
          "address physical 100 MAIN ST STE 5, AUSTIN, TX 78701", "hours  Mo,Tu 09:00-17:00",
        ])
  }

  @Test("schema.org's context lets type stand for @type")
  func keywordAlias() throws {
    #expect(
      try facts(
        """
        <script type="application/ld+json">{"type":"Place","name":"Hall","address":{"type":"PostalAddress","streetAddress":"100 Main St",
        "addressLocality":"Austin","addressRegion":"TX","postalCode":"78701"}}</script>
        """) == ["address physical 100 MAIN ST, AUSTIN, TX 78701"])
  }

  @Test("RDFa and microdata say the same as the text they mark")
  func marked() throws {
    let rdfa = """
      <main><div vocab="https://schema.org/" typeof="Organization"><span property="name">Org</span> <span property="telephone">202-555-0143</span>
      <div property="address" typeof="PostalAddress"><span property="streetAddress">100 Main St</span> <span property="addressLocality">Austin</span>
      <span property="addressRegion">TX</span> <span property="postalCode">78701</span></div></div></main>
      """
    let expected = ["phone voice +12025550143", "address physical 100 MAIN ST, AUSTIN, TX 78701"]
    #expect(try facts(rdfa) == expected)
    let microdata = rdfa.replacing(
      "vocab=\"https://schema.org/\" typeof=\"Organization\"",
      with: "itemscope itemtype=\"https://schema.org/Organization\""
    )
    .replacing(
      "property=\"address\" typeof=\"PostalAddress\"",
      with: "itemprop=\"address\" itemscope itemtype=\"https://schema.org/PostalAddress\""
    )
    .replacing(" property=", with: " itemprop=")
    #expect(try facts(microdata) == expected)
  }

  @Test("a microformats card keeps the kind of its numbers")
  func card() throws {
    #expect(
      try facts(
        """
        <main><div class="vcard"><span class="fn org">Agency</span><div class="tel"><span class="type">Fax</span>: <span class="value">202-555-0144</span></div>
        <div class="tel">202-555-0143</div></div></main>
        """) == ["phone fax +12025550144", "phone voice +12025550143"])
  }

  @Test("a type that is no word, and keys twice, do no harm")
  func hostile() throws {
    #expect(
      try facts(
        "<script type='application/ld+json'>{\"type\":7,\"telephone\":\"x\",\"telephone\":\"202-555-0143\"}</script>"
      ) == ["phone voice +12025550143"])
    #expect(
      try facts("<script type='application/ld+json'>{\"@graph\":[[[[[]]]]],\"telephone\":null}</script>")
        .isEmpty)
  }
}
