import Markup
import Model
import Testing

@testable import PageReading

@Suite struct FoldedTextTests {
  private func folded(_ pieces: String..., keepsLines: Bool = false) -> String {
    var output = VisibleTextBuffer()
    for piece in pieces {
      Array(piece.utf8).withUnsafeBufferPointer { output.append($0, keepsLines: keepsLines) }
    }
    return output.finished
  }

  @Test(arguments: [
    (" a  b\t\nc ", "a b c"), ("a\u{A0}\u{2003}b", "a b"), ("a\u{AD}b\u{200B}c\u{FEFF}d", "abcd"),
    ("\u{2028}a\u{3000}é😀", "a é😀"), ("", ""), ("  ", ""), ("\u{7F}a\u{7F}b", "a b"), ("\u{202E}a", "a"),
  ])
  func `white space is one space and what nobody sees is nothing`(text: String, expected: String) {
    #expect(folded(text) == expected)
  }

  @Test func `pieces are joined as they touch`() {
    #expect(folded("a", "b ", "c", " ", " d") == "ab c d")
  }

  @Test func `lines are kept where they count`() {
    #expect(folded("a\n b\n\nc", keepsLines: true) == "a\nb\nc")
  }

  @Test func `a broken line is one line end, however often it is broken`() {
    var output = VisibleTextBuffer()
    output.breakLine()
    for word in ["a", "b"] {
      Array(word.utf8).withUnsafeBufferPointer { output.append($0) }
      output.breakLine()
      output.space()
      output.breakLine()
    }
    #expect(output.finished == "a\nb")
    #expect(output.nextOffset == 4)
  }
}

@Suite struct SectionPathTests {
  @Test func `a heading ends those of its level and below`() {
    var path = SectionPath()
    path.push("A", level: 1)
    path.push("B", level: 2)
    path.push("C", level: 3)
    path.push("D", level: 2)
    #expect(path.texts == ["A", "D"])
    path.cut(to: 2)
    #expect(path.texts == ["A"])
  }

  @Test func `the head of a panel ends with the element that it belongs to`() {
    var path = SectionPath()
    path.push("A", level: 1)
    path.nest("Panel", scope: 7)
    path.nest("Inner", scope: 8)
    #expect(path.texts == ["A", "Panel", "Inner"])
    path.leave(8)
    #expect(path.texts == ["A", "Panel"])
    path.leave(7)
    #expect(path.texts == ["A"])
  }

  @Test func `a head that says the same as the one above it is not repeated`() {
    var path = SectionPath()
    path.push("A", level: 1)
    path.nest("A", scope: 3)
    #expect(path.texts == ["A"])
  }

  @Test func `a long head keeps its first words`() {
    let long = String(repeating: "word ", count: 1_000)
    #expect(long.withinHead.utf8.count <= String.longestHead)
    #expect(long.withinHead.hasSuffix("word"))
    #expect(String(repeating: "é", count: 2_000).withinHead.utf8.count <= String.longestHead)
    #expect("short".withinHead == "short")
  }
}

@Suite struct TableTests {
  /// The cells of a page: text, row, column, head of the column, head of the row.
  private func cells(_ table: String) throws -> [[String]] {
    try page(table).blocks.compactMap { block in
      block.cell.map { [block.text, "\($0.row)", "\($0.column)", $0.columnHead ?? "", $0.rowHead ?? ""] }
    }
  }

  @Test func `a cell over several columns has the heads of all of them`() throws {
    let cells = try cells("<table><tr><th>a<th>b<th>c<tr><td>1<td colspan=2>2</table>")
    #expect(cells.last == ["2", "1", "1", "b / c", "1"])
  }

  @Test func `a cell over several rows heads all of them`() throws {
    let cells = try cells("<table><tr><th>a<th>b<tr><td rowspan=2>1<td>2<tr><td>3</table>")
    #expect(cells.last == ["3", "2", "1", "b", "1"])
  }

  @Test func `heads in two rows are one head`() throws {
    let cells = try cells("<table><thead><tr><th>By<tr><th>mail</thead><tr><td>1</table>")
    #expect(cells.last?[3] == "By mail")
  }

  @Test func `a cell across the table heads the rows below`() throws {
    let blocks = try page(
      "<table><tr><th>a<th>b<tr><td colspan=2>North<tr><td>1<td>2<tr><td colspan=2>South<tr><td>3<td>4</table>"
    ).blocks
    #expect(blocks.first { $0.text == "2" }?.section == ["North"])
    #expect(blocks.first { $0.text == "4" }?.section == ["South"])
  }

  @Test func `a first row in bold type is a row of heads`() throws {
    #expect(
      try cells("<table><tr><td><b>Place</b><td><b>Phone</b><tr><td>x<td>1</table>").last?[3] == "Phone")
    #expect(try cells("<table><tr><td>Place<td>Call 1<tr><td>x<td>1</table>").last?[3] == "")
  }

  @Test func `roles make a table of other elements`() throws {
    let cells = try cells(
      """
      <div role=table><div role=row><span role=columnheader>a</span><span role=columnheader>b</span></div>
      <div role=row><span role=cell>1</span><span role=cell>2</span></div></div>
      """)
    #expect(cells.last == ["2", "1", "1", "b", "1"])
  }

  @Test(arguments: ["-1", "0", "99999999999999999999", "x", "70000"])
  func `a span that is no number of columns does no harm`(span: String) throws {
    #expect(try cells("<table><tr><td colspan='\(span)' rowspan='\(span)'>1<td>2</table>").count == 2)
  }

  @Test(arguments: [
    "<table role=presentation><tr><td>a<td>b</table>", "<table><tr><td><h1>a</h1><td>b</table>",
    "<table><tr><td><table><tr><td>a</table><td>b</table>",
  ])
  func `a table that lays out the page has no cells`(table: String) throws {
    #expect(try !cells(table).contains { $0[0] == "b" })
  }
}

@Suite struct ElementRoleTests {
  private func document(_ body: String) -> HTMLDocument { HTMLParser.parse(Array(body.utf8)) }

  private func isHidden(_ html: String) -> Bool {
    let document = document(html)
    return document.isHidden(1, survey: DocumentSurvey(document))
  }

  @Test(arguments: [
    "<p hidden>a", "<p style='display : none'>a", "<p style='VISIBILITY:hidden'>a", "<template>a", "<svg>a",
    "<s>a",
    "<del>a", "<span aria-hidden=true>*</span>", "<noscript>a</noscript>",
  ])
  func `what nothing can open is hidden`(html: String) { #expect(isHidden(html)) }

  @Test(arguments: [
    "<p>a", "<p style='color:red'>a", "<div hidden class=accordion-body>a", "<div hidden role=tabpanel>a",
    "<div hidden aria-labelledby=x>a", "<div hidden id=p>a</div><button aria-controls=p>b</button>",
    "<span aria-hidden=true>a</span>", "<p aria-hidden=true>*", "<details>a",
  ])
  func `what a reader can open or see is not`(html: String) { #expect(!isHidden(html)) }

  @Test(arguments: [
    ("<nav>", Region.navigation), ("<div role=navigation>", .navigation), ("<div id=footer>", .footer),
    ("<div class='x site-header'>", .header), ("<div role=contentinfo>", .footer), ("<aside>", .aside),
    ("<header>", .header), ("<div role=complementary>", .aside), ("<ul class=breadcrumbs>", .navigation),
  ])
  func `the frame of a page is known by tag, role or usual name`(html: String, region: Region) {
    #expect(document(html).region(of: 1, outer: .main, insideContent: false) == region)
  }

  @Test(arguments: [
    "<div>", "<div class=headline>", "<p class=footer>", "<div class=card-header>", "<div role=note>",
  ])
  func `other elements begin no region`(html: String) {
    #expect(document(html).region(of: 1, outer: .main, insideContent: false) == nil)
  }

  @Test func `the head of an article is content`() {
    #expect(document("<header>").region(of: 1, outer: .main, insideContent: true) == nil)
    #expect(document("<div class=header>").region(of: 1, outer: .main, insideContent: true) == nil)
  }

  @Test(arguments: [
    "<summary>a", "<button aria-expanded=false>a", "<button class=usa-accordion__button>a",
    "<div class=card-header>a",
    "<a aria-expanded=true aria-controls=x>a", "<span class='x panel-title'>a",
  ])
  func `what opens a panel or names a card is a head`(html: String) { #expect(document(html).isPanelHead(1)) }

  @Test(arguments: [
    "<button>a", "<div class=card>a", "<p class='card header'>a", "<li class=panel-title>a",
    "<a aria-expanded=true>a",
  ])
  func `other elements are no heads`(html: String) { #expect(!document(html).isPanelHead(1)) }
}

@Suite struct AccessibleNameTests {
  private func iconName(_ html: String) -> String? {
    HTMLParser.parse(Array(html.utf8)).iconName(of: 1)
  }

  @Test(arguments: [
    ("<img alt=Fax>", "Fax"), ("<img title=TTY>", "TTY"), ("<svg aria-label=Phone></svg>", "Phone"),
    ("<svg><title>Fax</title></svg>", "Fax"), ("<i class='fa fa-fax'></i>", "Fax"),
    ("<span class='bi bi-telephone'> </span>", "Phone"),
    ("<i title=TTY class=fa-fax></i>", "TTY"),
  ])
  func `an icon is called by its label, title or picture`(html: String, name: String) {
    #expect(iconName(html) == name)
  }

  @Test(arguments: [
    "<i class=fa-fax>word</i>", "<i class=faxing></i>", "<img>", "<p title=Fax></p>", "<i></i>",
  ])
  func `other elements are no icons`(html: String) { #expect(iconName(html) == nil) }

  @Test(arguments: [
    ("<a aria-label=x title=y></a>", "x"), ("<a title=y></a>", "y"), ("<a><span><img alt=z></span></a>", "z"),
    ("<a></a>", ""),
    ("<a><img alt=''><svg aria-label=w></svg></a>", "w"),
  ])
  func `a link without text is called by its label, title or picture`(html: String, name: String) {
    #expect(HTMLParser.parse(Array(html.utf8)).nameOfLinkWithoutText(1) == name)
  }

  @Test func `attributes in which an address may hide are kept`() {
    let document = HTMLParser.parse(
      Array("<a data-cfemail=7a rel=nofollow class=value id=x onclick=f()>".utf8))
    #expect(
      document.addressAttributes(of: 1)
        == ["data-cfemail": "7a", "rel": "nofollow", "class": "value", "onclick": "f()"])
    #expect(HTMLParser.parse(Array("<a id=x>".utf8)).addressAttributes(of: 1).isEmpty)
  }
}
