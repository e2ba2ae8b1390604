import Testing

@testable import Markup

/// What libxml2 is given to read in place of `html`.
private func repaired(_ html: String) -> String {
  Array(html.utf8).withUnsafeBufferPointer { String(decoding: HTMLRepair($0).output, as: UTF8.self) }
}

/// Each case is one that libxml2 2.9 reads otherwise than browsers.
@Suite struct HTMLRepairTests {
  @Test(arguments: [
    "<p class=\"a\" id=b>x &amp; y &lt; z</p>", "<a href='x?a=1&amp;b=2' hidden>l</a>", "<br/><img src=a>",
    "<TABLE BORDER = 1 ><TR><TD>x</TABLE>", "",
  ])
  func `what every libxml2 reads as browsers do is copied as it stands`(html: String) {
    #expect(repaired(html) == html)
  }

  @Test(arguments: [
    ("a<!-->b-->c", "ab-->c"), ("a<!--->b", "ab"), ("a<!-- x --!>b", "ab"), ("a<!-- -- > -->b", "ab"),
    ("a<![CDATA[x]]>b", "ab"), ("a<!x>b", "ab"), ("a<?php 1 > 0 ?>b", "a 0 ?>b"), ("a</>b", "ab"),
    ("a</ p>b", "ab"), ("a</3>b", "ab"), ("a<_b>c", "a<_b>c"), ("a<:b>c", "a<:b>c"), ("a<3b", "a<3b"),
    ("a<", "a<"),
  ])
  func `comments and what only looks like a tag are no elements`(html: String, expected: String) {
    #expect(outline(html) == expected)
  }

  @Test(arguments: [
    ("&#150;&#x92;", "–’"), ("&commat;&period;&hyphen;", "@.‐"), ("&nbsp&copy2026", "\u{A0}©2026"),
    ("&AMP;&LT;b&GT;", "&<b>"), ("&#60;b&#62;", "<b>"), ("&lt;b>", "<b>"), ("&amp;lt;", "&lt;"),
    ("a & b && c &; &x", "a & b && c &; &x"), ("&#0;", "\u{FFFD}"), ("a&#1;x", "a x"),
    ("&#99999999;", "\u{FFFD}"), ("&#55357;&#56832;&#xD83D;&#xDE00;", "😀😀"), ("&#55357&#56832", "😀"),
    ("&#55357;&#56832", "😀"), ("&#55357;&#55357;&#56832;", "\u{FFFD}😀"),
    ("&#56832;&#55357; &#56832;", "\u{FFFD}\u{FFFD} \u{FFFD}"),
    ("&#55357;", "\u{FFFD}"), ("&#55357;&#", "\u{FFFD}&#"), ("&#55357;&#65;", "\u{FFFD}A"),
  ])
  func `references are read as HTML 5 has them`(html: String, expected: String) {
    #expect(outline(html) == expected)
  }

  @Test func `NUL and other control characters end nothing`() {
    #expect(outline("<p>a\u{0}b\u{1}c\u{C}d\r\ne\rf</p>") == "p(ab c d\ne\nf)")
    let document = HTMLParser.parse(Array("<a\u{C}href=x\u{0}y>l</a>".utf8))
    #expect(document.attribute("href", of: 1) == "xy")
  }

  @Test(arguments: [
    ("<title>a <b> &lt; c</title>d", "title(a <b> < c) d"),
    ("<textarea><p>a</textarea>b", "textarea(<p>a) b"),
    ("<xmp><p>a &lt;</xmp>b", "xmp(<p>a &lt;) b"), ("<iframe><p></iframe>b", "iframe(<p>) b"),
    ("<noembed><p></noembed>b", "noembed(<p>) b"), ("<noframes><p></noframes>b", "noframes(<p>) b"),
    ("<script>a</b</scripts><!--</script>b", "script(a</b</scripts><!--) b"),
    ("<style>p>a{}</STYLE >b", "style(p>a{}) b"), ("<script></script>b", "script b"),
    ("<plaintext><p>a</plaintext>", "plaintext(<p>a</plaintext>)"),
    ("<script>a</script><title>b</title>c", "script(a) title(b) c"),
  ])
  func `the content of raw text elements is text up to their end tag`(html: String, expected: String) {
    #expect(outline(html) == expected)
  }

  @Test func `raw text below the deepest level is still text`() {
    let html = String(repeating: "<div>", count: 600) + "<title>7</title><script>0</script>x"
    #expect(HTMLParser.parse(Array(html.utf8)).text(of: HTMLDocument.root) == "70x")
  }

  @Test func `attributes are taken apart as browsers do`() {
    let html = """
      <a @click="x > 1" :k='a>b' href=x?a=1&copy=2 title='"&quot;&#39;' data-y=1 data-y=2 ="z" class="a&nbsp;b"/checked>l</a>
      """
    let document = HTMLParser.parse(Array(html.utf8))
    #expect(document.attribute("href", of: 1) == "x?a=1&copy=2")
    #expect(document.attribute("title", of: 1) == "\"\"'")
    #expect(document.attribute(named: "data-y", of: 1) == "1")
    #expect(document.attribute("class", of: 1) == "a\u{A0}b")
    #expect(document.hasAttribute("checked", 1))
    #expect(document.text(of: 1) == "l")
  }

  @Test func `a tag keeps the first of many attributes`() {
    let many = (0..<2_000).map { " a\($0)=\($0)" }.joined()
    let document = HTMLParser.parse(Array("<p\(many)>x</p>".utf8))
    #expect(document.attributes(1).count == 256)
    #expect(document.attribute("a7", of: 1) == "7")
    #expect(document.text(of: 1) == "x")
  }

  @Test func `long and odd names are names`() {
    let name = String(repeating: "x", count: 5_000)
    #expect(outline("<\(name)>a</\(name)>b").hasSuffix("(a) b"))
    #expect(outline("<p \(name)=1>a</p>b") == "p(a) b")
    #expect(outline("<x@y>a</x@y>b") == "x_y(a) b")
  }

  @Test(arguments: [
    ("a<p>b", "a p(b)"), ("a &gt b<p>c</p>", "a > b p(c)"), ("<html>a</html>", "html(a)"),
    ("<head>a", "head(a)"),
    ("<p/>a", "p(a)"), ("<P >a", "p(a)"), ("<p @c>a", "p(a)"),
  ])
  func `no paragraph is put in where none is written`(html: String, expected: String) {
    #expect(outline(html) == expected)
  }

  @Test(arguments: [
    ("<div><div>a</div>", ["div"]), ("<div><p>a</p>", ["div"]), ("<b><i>a</i>", ["b"]), ("<p>a</p>", []),
    ("<table><tr><td>a", ["table", "tr", "td"]),
  ])
  func `an element without end tag is open where the document ends`(html: String, open: [String]) {
    #expect(HTMLParser.parse(Array(html.utf8)).openAtEnd == open)
  }

  @Test func `a second html or body tag does not hide the end of the document`() {
    let document = HTMLParser.parse(
      Array("<html lang=en><body><html lang=es><body>a</body></html>".utf8))
    #expect(!document.oddities.lacksEnd)
    #expect(document.attribute("lang", of: 1) == "en")
    #expect(HTMLParser.parse(Array("<html><body>a".utf8)).oddities.lacksEnd)
  }

  @Test func `text before the document does not cost it its attributes`() {
    let document = HTMLParser.parse(Array("Warning: x\n<html lang=es><head><title>t</title></head>".utf8))
    #expect(document.attribute("lang", of: 2) == "es")
  }

  @Test(arguments: [
    ("<noscript><p>Visit us at ...</noscript><p>address", "noscript(p(Visit us at ...)) p(address)"),
    ("<div><noscript></div><b></noscript>a</div>b", "div(noscript(b) a) b"),
    ("<template><ul><li>a</template>b", "template(ul(li(a))) b"),
    ("<ul><li>a<template><li>b</template>c</ul>", "ul(li(a template(li(b)) c))"),
    ("<p>a<noscript><p>b</noscript>c", "p(a noscript(p(b)) c)"),
    ("<p>a</p><noscript><p>b</p><p>c", "p(a) p(b) p(c)"), ("<noscript a=b&#99;>a", "a"), ("<noscript", ""),
    ("<noscript><p>a</p><noscript>b</noscript>c", "p(a) noscript(b) c"),
    ("<NOSCRIPT>a</NoScript >b<noscript>c", "noscript(a) bc"), ("a<noscripts>b", "a noscripts(b)"),
  ])
  func `noscript and template end with their end tag and hold what is in them`(html: String, expected: String)
  {
    #expect(outline(html) == expected)
  }

  @Test(arguments: [
    ("<svg/>a", "svg a"), ("<svg><path d='x'/><g/></svg>a", "svg(path g) a"), ("<math/>a", "math a"),
    ("<div/>a", "div(a)"),
    ("<x-y/>a", "x-y a"), ("<a href=x/>l</a>", "a(l)"), ("<br/>a", "br a"),
    ("<svg><title/><g/></svg>a", "svg(title g) a"),
    ("<svg><style/><script href='&#97;'/></svg>a", "svg(style script) a"),
    ("<svg><title>7</title></svg><title/>a", "svg(title(7)) title(a)"), ("<svg/><title/>a", "svg title(a)"),
    ("<title>a</title><svg><title/></svg>b", "title(a) svg(title) b"),
  ])
  func `only foreign elements close themselves`(html: String, expected: String) {
    #expect(outline(html) == expected)
  }

  @Test(arguments: [
    ("<svg><path><p>a</p>b", "svg(path) p(a) b"), ("<svg><g><svg><div>a", "svg(g(svg)) div(a)"),
    ("<p><math><mi>x</mi><p>a", "p(math(mi(x))) p(a)"), ("<div><svg><path></div><p>a", "div(svg(path)) p(a)"),
    ("<svg><foreignObject><p>a</p></foreignObject></svg><p>b", "svg(foreignobject(p(a))) p(b)"),
    ("<svg><desc><b>a</b></desc><text>b</text></svg>c", "svg(desc(b(a)) text(b)) c"),
    ("<svg><a><text>a</text></a></svg><p>b", "svg(a(text(a))) p(b)"),
    ("<math><mtext><b>a</b></mtext></math>b", "math(mtext(b(a))) b"),
  ])
  func `HTML ends the SVG and MathML that it stands in`(html: String, expected: String) {
    #expect(outline(html) == expected)
  }

  @Test(arguments: [
    ("<ul><li>a<div>b<li>c</ul>", "ul(li(a div(b)) li(c))"), ("<ul><li><p>a<li>b</ul>", "ul(li(p(a)) li(b))"),
    ("<p>a<main>b</main>c", "p(a) main(b) c"), ("<p>a<details>b", "p(a) details(b)"),
    ("<p>a<table><tr><td>b</table>c", "p(a) table(tr(td(b))) c"), ("<span>a<p>b</span>c", "span(a p(bc))"),
    ("<td>a</td>b", "td(a) b"), ("<div><td></div>a", "div(td(a))"),
  ])
  func `elements end by the rules of HTML 5 and not by those of HTML 4`(html: String, expected: String) {
    #expect(outline(html) == expected)
  }
}
