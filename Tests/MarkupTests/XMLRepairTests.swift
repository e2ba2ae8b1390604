import CLibXML2
import Support
import Testing

@testable import Markup

/// What is not well-formed is read once, in its order and on its lines, wherever the error is.
@Suite struct XMLRepairTests {
  @Test(arguments: [
    "&nbsp;", "&", "<", "\u{1}", "</x>", "<b>", "<b a='1' a='2'/>", "<b a=1/>", "<b a/>", "]]>", "<!x>",
    "&#0;",
    "<b a='<'/>", "<b/ >", "\u{FFFF}", "<b", "<x.y:z/>",
  ])
  func `nothing is told twice and nothing is left out around an error`(error: String) {
    for count in [0, 1, 700, 1500, 2999] {
      let items = (0..<3000).map { "<title>number \($0) &amp; more</title>" }
      let broken = items[..<count].joined() + error + items[count...].joined()
      let row = xmlEvents("<a>\(broken)</a>").row
      let numbers = row.split(separator: " ").compactMap { Int($0) }
      #expect(numbers == Array(0..<3000), "\(count) before \(error)")
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `an error at the end changes nothing of what comes before it`(seed: UInt64) {
    var lottery = Lottery(seed: seed)
    let pieces = [
      "<b>", "</b>", "<b/>", "text", "&#x2013;", "<![CDATA[<x>&y;]]>", "<!-- c -->", "<?p i?>", "\n", "é",
      "&lt;",
    ]
    var (text, open) = ("", 0)
    for _ in 0..<3000 {
      let piece = pieces[lottery.next(below: pieces.count)]
      if piece == "</b>", open == 0 || piece == "<b>" && open > 200 { continue }
      open += piece == "<b>" ? 1 : piece == "</b>" ? -1 : 0
      text += piece
    }
    text += String(repeating: "</b>", count: open)
    let sound = xmlEvents("<a>\(text)<title/></a>")
    #expect(sound.warnings.isEmpty, "seed \(seed)")
    #expect(xmlEvents("<a>\(text)<title/></a>&").row == sound.row, "seed \(seed)")
  }

  @Test func `libxml2 is given pieces that end anywhere`() {
    let construct =
      "<b a='x>y' xmlns:p='urn:x'>&amp;&#x41;<!-- > c --><?p > i?><![CDATA[<q>]]></b>"
    for offset in 0..<90 {
      let padding = "<!--" + String(repeating: "x", count: 65_536 - 10 - offset) + "-->"
      let result = xmlEvents("<a>\(padding)\(construct)<title/></a>")
      #expect(result.row.replacing(" ", with: "") == "<a#0<b#0&A<q>><title#0>>", "offset \(offset)")
      #expect(result.warnings.isEmpty, "offset \(offset)")
    }
  }

  @Test(arguments: [
    "<!-- \n -->", "<?p\n?>", "<b\n/>", "<b a='\n'/>", "<b>\n</b>", "<b></b\n>", "<![CDATA[\n]]>", "</x\n>",
    "\n\u{1}",
    "<!x\n>", "<b a=1\n b='2'\n\n></b>", "<!DOCTYPE a [\n]>",
  ])
  func `a warning behind an error names its line`(construct: String) {
    let breaks = construct.count { $0.isNewline }
    let result = xmlEvents("<a>&nbsp;\(construct)<q:b/>&eacute;</a>")
    #expect(
      result.warnings.contains("line \(1 + breaks): undeclared namespace prefix \"q\""), "\(result.warnings)")
    #expect(
      result.warnings.contains("line \(1 + breaks): undefined entity \"&eacute;\""), "\(result.warnings)")
  }

  @Test(arguments: [
    ("Warning: mysql_connect()\n<?xml version='1.0'?><a>x</a>", "<a#0 x >"),
    ("\n\n<?xml version='1.0'?><a>x</a>", "<a#0 x >"), ("<a>x</a>trailing <!-- c -->", "<a#0 x >"),
    ("<a>x</a><a>y</a>", "<a#0 x > <a#0 y >"), ("<a><b>x</a>", "<a#0 <b#0 x > >"),
    ("<a>x</b></a>", "<a#0 x >"),
    ("<a><b>x</B></a>", "<a#0 <b#0 x > >"), ("<a>1 < 2 && 3 > 2</a>", "<a#0 1 < 2 && 3 > 2 >"),
    ("<a>\u{0}x\u{1F}</a>", "<a#0 x >"), ("<a>&#1;x&#xFFFF;</a>", "<a#0 x\u{FFFD} >"),
    ("<a>&ldquo;x&rdquo;</a>", "<a#0 “x” >"), ("<a>&#150;</a>&", "<a#0 – >"), ("<a>&#150;</a>", "<a#0 – >"),
    ("<a>x]]>y</a>", "<a#0 x]]>y >"), ("<a><1/><b/></a>", "<a#0 <1/> <b#0 > >"), ("<a><![CDATA[", "<a#0 >"),
    ("<a>x<", "<a#0 x< >"), ("<a>x&", "<a#0 x& >"), ("<a>x<!--", "<a#0 x >"), ("", ""), ("<", ""), ("x", ""),
    ("<a", "<a#0 >"),
    ("<a>&#55357;&#56832; &#xD83D;&#xDE00;</a>", "<a#0 😀 😀 >"),
    ("<a>&#xD83D; &#xDE00;&#xD83D;&#x41;</a>", "<a#0 \u{FFFD} \u{FFFD}\u{FFFD}A >"),
    ("<!DOCTYPE a [<!-- don't ]> --><?p '?>]><a>x</a>", "<a#0 x >"), ("<!DOCTYPE a [<a>x</a>", "<a#0 x >"),
    ("<!DOCTYPE a [<!ENTITY e 'x>]><a>x</a>", "<a#0 x >"), ("<!DOCTYPE a [<!-- ]><a>x</a>", "<a#0 x >"),
    ("<a><b\u{D7}/>x</a>", "<a#0 <b#0 > x >"), ("<a b=\"1\" \"c\">x</a>", "<a#0 x >"),
  ])
  func `each kind of damage is read in the way that loses least`(text: String, row: String) {
    #expect(xmlEvents(text).row == row)
  }

  @Test func `references in attributes mean the same in sound and in broken documents`() {
    let tag = "<a b='1 &amp; 2 &#38; &amp;#38; &#10;&lt; &#150; &quot;' c=\"x\ty\"/>"
    let sound = xmlAttributes(tag)
    #expect(sound == ["1 & 2 & &#38; \n< – \"", "x y"])
    #expect(xmlAttributes(tag + "&") == sound)
    #expect(xmlAttributes("<a b='?x=1&y=2&copy=3&eacute;' c='&nbsp'/>") == ["?x=1&y=2&copy=3é", "&nbsp"])
  }

  @Test
  func `names that become alike by being corrected are one attribute, and references behind them are read`() {
    let text = "<a b\"='1' b='2'>x &amp; &lt;y&gt; &quot;</a>"
    #expect(xmlEvents(text).row == "<a#0 x & <y> \" >")
    #expect(xmlAttributes(text) == ["1", nil])
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `what is written anew is well-formed`(seed: UInt64) {
    var lottery = Lottery(seed: seed)
    let pieces = [
      "<", ">", "&", "\"", "'", "=", "/", " ", "<a", "</a>", "<a>", "<p:b", " x=\"1\"", " x", " x'='2'",
      " 1=\"", "xmlns",
      "xmlns:p", ":", "xml:", "xml:lang='", "<![CDATA[", "]]>", "<!--", "-->", "--", "<?", "?>", "<?xml ",
      "<!DOCTYPE a [",
      "<!ENTITY e 'x'>", "]", "&e;", "&amp;", "&#1;", "&#xD800;", "&#xFFFE;", "&nbsp;", "\u{0}", "\u{FFFE}",
      "\u{FFFF}", "é",
      "\u{D7}", "\r", "\n", "\u{85}", "-", ".", "😀",
    ]
    for _ in 0..<50 {
      let text = (0..<lottery.next(below: 40)).map { _ in pieces[lottery.next(below: pieces.count)] }.joined()
      #expect(errorOfRepaired("<a>" + text) == nil, "\("<a>" + text)")
      #expect(errorOfRepaired(text) == nil, "\(text)")
    }
  }

  @Test func `what libxml2 alone finds wrong is told too`() {
    #expect(xmlEvents("<?xml version=1.0?><a/>").warnings.count == 1)
  }
}

/// The values of `b` and `c` of the first element.
private func xmlAttributes(_ text: String) -> [String?] {
  Array(text.utf8).withUnsafeBufferPointer { buffer in
    var reader = XMLReader(
      buffer, vocabulary: XMLVocabulary(elements: NameTable([]), namespaces: [:], usualPrefixes: [:]),
      base: nil)
    guard case .start = reader.next() else { return [] }
    return [reader.attribute("b"), reader.attribute("c")]
  }
}

/// What libxml2 has against `text` when it is written anew; nil where nothing.
private func errorOfRepaired(_ text: String) -> String? {
  guard let parser = feedwatch_xml_parser_new() else { return "no memory" }
  defer { feedwatch_xml_parser_free(parser) }
  let written = Array(text.utf8).withUnsafeBufferPointer { bytes in
    var repair = XMLRepair(bytes, error: nil)
    var written: [UInt8] = []
    while !repair.isAtEnd {
      repair.writeOn(limit: 20)
      written += repair.output
    }
    for element in repair.open.reversed() { written += "</".utf8 + element.written + ">".utf8 }
    return written + "</feedwatch>".utf8
  }
  _ = feedwatch_xml_parser_push(parser, written, written.count, 1)
  var line: UInt32 = 0
  return feedwatch_xml_parser_error(parser, &line).map {
    String(cString: $0) + ": " + String(decoding: written, as: UTF8.self)
  }
}
