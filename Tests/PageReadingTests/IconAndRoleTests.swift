import Testing

@testable import PageReading

private func blocks(_ body: String) throws -> [Block] {
  try PageReader.read(
    Array("<html><body><main>\(body)".utf8), contentType: nil, url: "https://agency.example/"
  ).blocks
}

@Suite("Pictures that stand for words, and tables made of other elements")
struct IconAndRoleTests {
  @Test
  func `an icon is kept with the place of the words behind it`() throws {
    let block = try #require(
      try blocks(
        "<p><i class='fa fa-phone' aria-label='Phone'></i> 555-0100 <i class='fa fa-fax'></i> 555-0101</p>"
      ).first)
    #expect(block.icons == [Block.Icon(offset: 0, name: "Phone"), Block.Icon(offset: 9, name: "Fax")])
  }

  @Test
  func `the title of a drawing counts, its hidden text does not become words`() throws {
    let block = try #require(try blocks("<p><svg><title>Fax</title><text>x</text></svg> 555-0100</p>").first)
    #expect(block.text == "555-0100")
    #expect(block.icons.map(\.name) == ["Fax"])
  }

  @Test
  func `an element with words of its own is no icon`() throws {
    #expect(try blocks("<p><span aria-label='Fax'>Desk</span> 555-0100</p>").first?.icons.isEmpty == true)
  }

  @Test
  func `roles make a table of any elements`() throws {
    let found = try blocks(
      """
      <div role="table"><div role="row"><span role="columnheader">Office</span><span role="columnheader">Fax</span></div>
      <div role="row"><span role="cell">Dallas</span><span role="cell">214-555-0101</span></div></div>
      """)
    let cell = try #require(found.last?.cell)
    #expect(found.map(\.text) == ["Office", "Fax", "Dallas", "214-555-0101"])
    #expect(cell.columnHead == "Fax" && cell.rowHead == "Dallas" && cell.row == 1 && cell.column == 1)
  }
}
