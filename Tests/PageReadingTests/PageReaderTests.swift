import Model
import PageReading
import Testing

/// The page that a body reads as.
func page(_ body: String, head: String = "") throws -> Page {
  let html = "<!DOCTYPE html><html lang=en><head><title>T</title>\(head)</head><body>\(body)</body></html>"
  return try PageReader.read(Array(html.utf8), contentType: nil, url: "https://agency.example/a/b")
}

@Suite("Reading a page into blocks")
struct PageReaderTests {
  @Test func `headings stand above what follows them`() throws {
    let blocks = try page("<h1>Offices</h1><h2>North</h2><p>One</p><h2>South</h2><p>Two</p>").blocks
    let paragraphs = blocks.filter { $0.role == .paragraph }
    #expect(paragraphs.map(\.section) == [["Offices", "North"], ["Offices", "South"]])
  }

  @Test func `a heading is not under the one before it`() throws {
    let blocks = try page("<h1>Offices</h1><h2>North</h2><h2>South</h2>").blocks
    #expect(blocks.last?.section == ["Offices"])
  }

  @Test func `lines of an address stay in one block`() throws {
    let blocks = try page("<p>Agency<br>PO Box 1<br/>Dallas,&nbsp;TX 75001</p>").blocks
    #expect(blocks.map(\.text) == ["Agency\nPO Box 1\nDallas, TX 75001"])
  }

  @Test func `accordion buttons and summaries are heads`() throws {
    let blocks = try page(
      """
      <h4><button aria-expanded=false>First case</button></h4><div hidden class="accordion__panel"><p>One</p></div>
      <details><summary>Second case</summary><p>Two</p></details><p>After</p>
      """
    ).blocks
    #expect(blocks.first { $0.text == "One" }?.section == ["First case"])
    #expect(blocks.first { $0.text == "Two" }?.section == ["First case", "Second case"])
    #expect(blocks.first { $0.text == "After" }?.section == ["First case"])
  }

  @Test func `a tab names the panel it controls`() throws {
    let blocks = try page(
      """
      <div role=tablist><button role=tab aria-controls=p1>Mail</button><button role=tab aria-controls=p2>Courier</button></div>
      <div id=p1>Box</div><div id=p2 hidden>Street</div>
      """
    ).blocks
    #expect(blocks.first { $0.text == "Box" }?.section == ["Mail"])
    #expect(blocks.first { $0.text == "Street" }?.section == ["Courier"])
  }

  @Test func `cells know their column and their row`() throws {
    let blocks = try page(
      """
      <table><thead><tr><th>If<th>Mail to</thead><tr><td rowspan=2>Texas<td>A<tr><td>B<tr><td>Ohio<td data-label="Send to">C</table>
      """
    ).blocks
    let cells = blocks.compactMap { block in block.cell.map { (block.text, $0.columnHead, $0.rowHead) } }
    #expect(cells.first { $0.0 == "B" }?.2 == "Texas")
    #expect(cells.first { $0.0 == "A" }?.1 == "Mail to")
    #expect(cells.first { $0.0 == "C" }?.1 == "Send to")
    #expect(cells.first { $0.0 == "C" }?.2 == "Ohio")
  }

  @Test func `a cell is one block whatever it holds`() throws {
    let blocks = try page("<table><tr><td><p>You live in:</p><ul><li>Ohio<li>Iowa</ul><td>x</table>").blocks
    #expect(blocks.first?.text == "You live in:\nOhio\nIowa")
  }

  @Test func `what nobody sees is left out`() throws {
    let blocks = try page(
      """
      <p>Seen <del>old</del><s>older</s><!-- comment --><template>never</template></p><p hidden>no</p>
      <p style="display: none">no</p><script>no</script><noscript>no</noscript><select><option>no</select>
      """
    ).blocks
    #expect(blocks.map(\.text) == ["Seen"])
  }

  @Test func `regions are the frame around the page`() throws {
    let blocks = try page(
      "<header><p>h</p></header><nav>n</nav><main><p>m</p><footer>in</footer></main><aside>a</aside><footer>f</footer>"
    ).blocks
    let regions = Dictionary(uniqueKeysWithValues: blocks.map { ($0.text, $0.region) })
    #expect(regions == ["h": .header, "n": .navigation, "m": .main, "in": .main, "a": .aside, "f": .footer])
  }

  @Test func `links are resolved with the base`() throws {
    let read = try page("<p>Call <a href='c'>us</a> now</p>", head: "<base href='/x/'>")
    let link = try #require(read.blocks.first?.links.first)
    #expect(link.url == "https://agency.example/x/c")
    #expect(link.range == 5..<7)
  }

  @Test func `a term names its definition`() throws {
    let blocks = try page("<dl><dt>Fax:<dd>1<dt>Phone<dd>2</dl>").blocks
    #expect(blocks.filter { $0.role == .definition }.map(\.label) == ["Fax", "Phone"])
  }

  @Test func `bold words at the head are the label`() throws {
    let blocks = try page("<p><b>USPS:</b><br>Box 1</p><p><strong>Courier:</strong></p><p>Street 1</p>")
      .blocks
    #expect(blocks.map(\.label) == ["USPS", nil, "Courier"])
  }

  @Test func `unclosed cells and paragraphs end where browsers end them`() throws {
    let blocks = try page("<table><tr><td><p>a<td><p>b<tr><td>c</table><p>d<main><p>e</main>").blocks
    #expect(blocks.map(\.text) == ["a", "b", "c", "d", "e"])
  }

  @Test func `a million open elements do not hurt`() throws {
    let read = try page(String(repeating: "<div><b>", count: 500_000) + "deep")
    #expect(read.blocks.map(\.text) == ["deep"])
    #expect(!read.warnings.isEmpty)
  }

  @Test func `pages that stop in the middle say so`() throws {
    let cut = try PageReader.read(
      Array("<html><body><p>Half <a hre".utf8), contentType: nil, url: "https://a.example/")
    #expect(cut.signs.isTruncated)
    #expect(try !page("<p>whole</p>").signs.isTruncated)
  }
}

@Suite("Reading a part of a page")
struct PageScopeTests {
  private func read(select: String?, ignore: [String] = []) throws -> Page {
    let html = "<html><body><nav>n</nav><div id=c><h1>H</h1><p>a</p><p class=skip>b</p></div></body></html>"
    return try PageReader.read(
      Array(html.utf8), contentType: nil, url: "https://a.example/", select: select, ignore: ignore)
  }

  @Test func `only the selected part is read`() throws {
    #expect(try read(select: "#c").blocks.map(\.text) == ["H", "a", "b"])
    #expect(try read(select: "xpath://p").blocks.map(\.text) == ["a", "b"])
  }

  @Test func `ignored parts are left out`() throws {
    #expect(try read(select: nil, ignore: ["nav", ".skip"]).blocks.map(\.text) == ["H", "a"])
  }

  @Test func `a part that is gone is named`() throws {
    let page = try read(select: "article")
    #expect(page.signs.missedSelector == "article")
    #expect(page.blocks.isEmpty)
  }
}
