import PageReading
import Testing

@Suite("Microdata and RDFa")
struct StructuredItemTests {
  @Test func `items nest as their elements do`() throws {
    let items = try page(
      """
      <h1>Offices</h1><div itemscope itemtype="https://schema.org/Office"><h2 itemprop=name>North</h2>
      <p itemprop=address itemscope itemtype="https://schema.org/PostalAddress"><span itemprop=streetAddress>1 Main<br>St</span></p>
      <meta itemprop=telephone content="+1-202-555-0100"><a itemprop="url sameAs" href="/n">x</a></div>
      """
    ).structured
    let office = try #require(items.first)
    #expect(items.count == 1)
    #expect(office.types == ["https://schema.org/Office"])
    #expect(office.section == ["Offices"])
    #expect(office.text("name") == "North")
    #expect(office.text("telephone") == "+1-202-555-0100")
    #expect(office.text("sameAs") == "https://agency.example/n")
    guard case .item(let address) = office.properties.first(where: { $0.name == "address" })?.value else {
      Issue.record("the address is no item")
      return
    }
    #expect(address.text("streetAddress") == "1 Main\nSt")
  }

  @Test func `RDFa gives the same`() throws {
    let items = try page("<div vocab='https://schema.org/' typeof=Store><b property=name>A</b></div>")
      .structured
    #expect(items.map(\.types) == [["Store"]])
    #expect(items.first?.syntax == .rdfa)
    #expect(items.first?.text("name") == "A")
  }

  @Test func `a property without an item is none`() throws {
    #expect(try page("<meta property='og:title' content=x><p itemprop=name>x</p>").structured.isEmpty)
  }
}
