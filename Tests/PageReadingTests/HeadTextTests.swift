import PageReading
import Support
import Testing

@Suite("Heads that a hostile page makes long")
struct HeadTextTests {
  private let long = String(repeating: "Texas and Ohio ", count: 1000)

  @Test func `a long heading is whole in its own block and short above others`() throws {
    let blocks = try page("<h2>\(long)</h2><p>One</p>").blocks
    #expect(blocks.first?.text.utf8.count == long.utf8.count - 1)
    let above = try #require(blocks.last?.section.first)
    #expect(long.hasPrefix(above + " "))
    #expect((1000...2048).contains(above.utf8.count))
  }

  @Test func `the heads of rows and columns and terms are short`() throws {
    let table = "<table><tr><th>A<th>\(long)</tr><tr><td>\(long)<td>One</tr></table>"
    let cell = try #require(page(table).blocks.last?.cell)
    #expect((1000...2048).contains(cell.rowHead?.utf8.count ?? 0))
    #expect((1000...2048).contains(cell.columnHead?.utf8.count ?? 0))
    let label = try page("<dl><dt>\(long)<dd>One</dl>").blocks.last?.label
    #expect((1000...2048).contains(label?.utf8.count ?? 0))
  }

  @Test func `a head without spaces is cut between characters`() throws {
    let blocks = try page("<h2>\(String(repeating: "\u{20AC}", count: 3000))</h2><p>One</p>").blocks
    let above = try #require(blocks.last?.section.first)
    #expect(!above.isEmpty && above.allSatisfy { $0 == "\u{20AC}" })
  }

  @Test func `columns that reach down and wide are read in linear time`() throws {
    func time(_ rows: Int) throws -> Duration {
      let cells = String(repeating: "<td colspan=1000 rowspan=65534>x", count: 50)
      let table = "<table>" + String(repeating: "<tr>" + cells, count: rows) + "</table>"
      return try leastProcessorTime { _ = try page(table) }
    }
    _ = try time(2)
    let small = try time(10)
    #expect(try time(80) < small * 24)
  }
}
