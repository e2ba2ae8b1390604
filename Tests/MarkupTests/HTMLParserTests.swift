import Testing

@testable import Markup

@Suite("Reading HTML as browsers do")
struct HTMLParserTests {
  @Test(arguments: [
    ("<p>a<p>b", "p(a) p(b)"), ("<p>a<main>b</main>", "p(a) main(b)"), ("<p>a<section>b", "p(a) section(b)"),
    ("<ul><li>a<li>b<ul><li>c</ul></ul>", "ul(li(a) li(b ul(li(c))))"),
    ("<dl><dt>a<dd>b<dt>c", "dl(dt(a) dd(b) dt(c))"),
    ("<table><tr><td>a<td>b<tr><th>c", "table(tr(td(a) td(b)) tr(th(c)))"),
    ("<table><tr><td><table><tr><td>i</table><td>o", "table(tr(td(table(tr(td(i)))) td(o)))"),
    ("<h2>a<h3>b</h2>", "h2(a) h3(b)"), ("<a href=1>x<a href=2>y", "a(x) a(y)"),
    ("<b>x<p>y</b>z", "b(x p(yz))"),
    ("a</p>b", "ab"), ("<br/>x</br>", "br x br"), ("<x-y>a</x-y>b", "x-y(a) b"),
    ("<div>a</span>b</div>", "div(ab)"),
    ("<option>a<option>b", "option(a) option(b)"), ("1 < 2 <3", "1 < 2 <3"),
  ])
  func `elements end where they end in browsers`(html: String, expected: String) {
    #expect(outline(html) == expected)
  }

  @Test(arguments: [
    ("&amp;&#64;&#x40;&nbsp;", "&@@\u{A0}"), ("AT&T", "AT&T"), ("&copy2024", "©2024"), ("&#150;", "–"),
    ("&#0;", "\u{FFFD}"),
    ("a&commat;b&period;c", "a@b.c"), ("&unknown;", "&unknown;"), ("&#xD800;", "\u{FFFD}"),
    ("a\u{0}b", "ab"),
  ])
  func `references are decoded`(html: String, expected: String) {
    #expect(outline(html) == expected)
  }

  @Test(arguments: [
    ("<!-- a > b -->x", "x"), ("<!-->x", "x"), ("<!--a--!>x", "x"), ("<?php x ?>y", "y"),
    ("<!doctype html>x", "x"),
    ("<![CDATA[a]]>x", "x"), ("<script>a<b></script>x", "script(a<b>) x"),
    ("<title>a &lt; b</title>", "title(a < b)"),
    ("<style>p>a</STYLE>x", "style(p>a) x"), ("<textarea><p></textarea>", "textarea(<p>)"),
  ])
  func `what is no text is skipped`(html: String, expected: String) {
    #expect(outline(html) == expected)
  }

  @Test func `attributes are read whatever their quotes`() throws {
    let document = HTMLParser.parse(
      Array("<a HREF='x?a=1&copy=2' title=\"&quot;q&quot;\" data-x=1 hidden>".utf8))
    #expect(document.attribute("href", of: 1) == "x?a=1&copy=2")
    #expect(document.attribute("title", of: 1) == "\"q\"")
    #expect(document.attribute(named: "data-x", of: 1) == "1")
    #expect(document.hasAttribute("hidden", 1))
    #expect(!document.hasAttribute("class", 1))
  }

  @Test(arguments: ["<p>a <b", "<!-- open", "<script>var a", "<a href=\"x"])
  func `a document that ends inside markup is noticed`(html: String) {
    #expect(HTMLParser.parse(Array(html.utf8)).oddities.endsInsideMarkup)
  }

  @Test func `nesting above the limit is flattened`() {
    let document = HTMLParser.parse(Array((String(repeating: "<div>", count: 5_000) + "x").utf8))
    #expect(document.oddities.isTooDeep)
    #expect(document.text(of: HTMLDocument.root) == "x")
  }

  @Test func `large pages are cut at the limits`() {
    var limits = HTMLParser.Limits()
    limits.bytes = 100
    #expect(HTMLParser.parse([UInt8](repeating: 0x61, count: 200), limits: limits).oddities.isCut)
    limits = HTMLParser.Limits()
    limits.nodes = 10
    #expect(
      HTMLParser.parse(Array(String(repeating: "<b>x</b>", count: 20).utf8), limits: limits).count <= 11)
  }

  @Test(arguments: [
    "<", "</", "<!", "<a", "<a b", "<a b=", "&", "&#", "&#x", "<!-", "\u{0}", "</ >", "<a/>", "<p/x>",
  ])
  func `fragments are no trouble`(html: String) {
    _ = HTMLParser.parse(Array(html.utf8))
  }
}
