import Markup
import Model
import Support
import Testing

/// Events of a document in short form: `<a#0` with the number of its namespace, `text`, `>`.
func xmlEvents(_ text: String, base: String? = nil) -> (row: String, warnings: [String]) {
  let bytes = Array(text.utf8)
  return bytes.withUnsafeBufferPointer { buffer in
    let vocabulary = XMLVocabulary(
      elements: NameTable(["a", "b", "title"]), namespaces: ["urn:x": 7, "urn:y": 8], usualPrefixes: ["dc": 9]
    )
    var reader = XMLReader(buffer, vocabulary: vocabulary, base: base)
    var row: [String] = []
    loop: while true {
      switch reader.next() {
      case .start: row.append("<\(reader.elementName)#\(reader.namespace)")
      case .text:
        var text: [UInt8] = []
        reader.appendText(to: &text)
        row.append(String(decoding: text, as: UTF8.self))
      case .end: row.append(">")
      case .finished: break loop
      }
    }
    return (row.joined(separator: " "), reader.warnings.map(\.description))
  }
}

@Suite struct XMLReaderTests {
  @Test func `a warning quotes no more than the beginning of a long name`() {
    let warnings = xmlEvents("<a></\(String(repeating: "b", count: 1_000_000))></a>").warnings
    #expect(warnings.count == 1)
    #expect(warnings.allSatisfy { $0.utf8.count < 300 })
  }

  @Test(arguments: [
    ("<a/>", "<a#0 >"), ("<a>x</a>", "<a#0 x >"),
    ("<?xml version='1.0'?><!--c--><a>x<!-- y -->z</a>", "<a#0 xz >"),
    ("<a><![CDATA[<b>&amp;]]></a>", "<a#0 <b>&amp; >"), ("<a>1 &lt; 2</a>", "<a#0 1 < 2 >"),
    ("<a xmlns='urn:x'><b/><b xmlns=''/></a>", "<a#7 <b#7 > <b#0 > >"),
    ("<p:a xmlns:p='urn:x'><p:b xmlns:p='urn:y'/><p:b/></p:a>", "<p:a#7 <p:b#8 > <p:b#7 > >"),
    ("<a>&#x41;&#66;</a>", "<a#0 AB >"), ("<!DOCTYPE a [<!ENTITY e \"x\">]><a>&e;</a>", "<a#0 x >"),
  ])
  func `well-formed documents give their events without warnings`(text: String, row: String) {
    let result = xmlEvents(text)
    #expect(result.row == row)
    #expect(result.warnings.isEmpty)
  }

  @Test(arguments: [
    ("<a>caf&eacute;</a>", "<a#0 café >", "line 1: undefined entity \"&eacute;\""),
    ("<a>AT&T</a>", "<a#0 AT&T >", "line 1: \"&\" that begins no reference"),
    ("<a>\n<b>x</a>", "<a#0 \n <b#0 x > >", "line 2: <b> is not closed"),
    ("junk<a/>", "<a#0 >", "line 1: text before the document"),
    ("<a><b>x", "<a#0 <b#0 x > >", "line 1: the document ends inside <b>"),
    ("<a>x</b></a>", "<a#0 x >", "line 1: end tag </b> without a start"),
    ("<a>1 < 2</a>", "<a#0 1 < 2 >", "line 1: \"<\" that begins no tag"),
    ("<a b=c/>", "<a#0", "line 1: the value of b is not quoted"),
    ("<a b>x</a>", "<a#0 x >", "line 1: attribute b without a value"),
    ("<dc:a>x</dc:a>", "<dc:a#9 x >", "line 1: undeclared namespace prefix \"dc\""),
    ("<A>x</a>", "<A#0 x >", "line 1: </a> differs in case"),
    ("<a>x\u{1}y</a>", "<a#0 xy >", "line 1: control character 0x1 dropped"),
    ("<a/><b/>", "<a#0 > <b#0 >", "line 1: a second root element <b>"),
    ("\n<?xml version='1.0'?><a/>", "<a#0 >", "line 2: XML declaration that is not at the start"),
    ("<a><![CDATA[x", "<a#0 x >", "line 1: CDATA section that does not end"),
    ("<a b='1' b='2'/>", "<a#0 >", "line 1: attribute b twice"),
  ])
  func `what is not well-formed is read and warned of with its line`(
    text: String, row: String, warning: String
  ) {
    let result = xmlEvents(text)
    #expect(result.row.hasPrefix(row))
    #expect(result.warnings.contains(warning))
  }

  @Test func `entities neither nest nor grow`() {
    let entities = (1...9).map { "<!ENTITY e\($0) \"&e\($0 - 1);&e\($0 - 1);\">" }.joined()
    let nested = xmlEvents("<!DOCTYPE a [<!ENTITY e0 \"ha\">\(entities)]><a>&e9;</a>")
    #expect(nested.row.count < 40)
    let long = String(repeating: "x", count: 900)
    let repeated =
      "<!DOCTYPE a [<!ENTITY e \"\(long)\">]><a>" + String(repeating: "&e;", count: 50_000) + "</a>"
    #expect(xmlEvents(repeated).row.utf8.count < 1_200_000)
    #expect(
      xmlEvents("<!DOCTYPE a [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><a>&f;</a>").row == "<a#0 &f; >")
  }

  @Test func `deep nesting is passed over beyond the limit and the rest is read`() {
    let depth = 10_000
    let text =
      "<a>" + String(repeating: "<b>", count: depth) + String(repeating: "</b>", count: depth)
      + "<title/></a>"
    let result = xmlEvents(text)
    #expect(result.row.hasSuffix("<title#0 > >"))
    #expect(result.warnings.contains { $0.contains("nested deeper") })
  }

  @Test func `any bytes end in finite time and without a crash`() {
    var random = Lottery(seed: 1)
    let pieces = [
      "<a", "<b>", "</a>", "<![CDATA[", "]]>", "&", ";", "\"", "'", "=", " ", ">", "/", "<!--", "<?", "x",
      "<!DOCTYPE", "[", "\u{0}", "é",
    ]
    for _ in 0..<3000 {
      let text = random.mixture(of: pieces, count: 30)
      let row = xmlEvents(text).row
      #expect(row.split(separator: " ").filter { $0.hasPrefix("<") && $0.contains("#") }.count <= 31)
    }
  }

  @Test(arguments: [
    "<a b=\"", "<a b='", "<!--", "<![CDATA[", "</b", "&", "<a ", "<", "<p:a xmlns:p='u'>", "<!DOCTYPE x [",
  ])
  func `hostile repetition takes linear time`(part: String) {
    let text = "<a>" + String(repeating: part, count: 100_000)
    #expect(processorTime { _ = xmlEvents(text) } < TestSetting.limit(seconds: 8))
  }

  @Test func `a fragment becomes HTML with absolute addresses`() {
    let text =
      "<a xml:base='http://x/y/'><h:div xmlns:h='u'><h:img src='i.png'/> 1 &lt; 2 <i>&amp;</i></h:div></a>"
    let bytes = Array(text.utf8)
    let html = bytes.withUnsafeBufferPointer { buffer in
      var reader = XMLReader(
        buffer, vocabulary: XMLVocabulary(elements: NameTable([]), namespaces: [:], usualPrefixes: [:]),
        base: nil)
      var html: [UInt8] = []
      guard case .start = reader.next() else { return "" }
      return reader.readFragment(into: &html, limit: 1000) ? String(decoding: html, as: UTF8.self) : ""
    }
    #expect(html == "<div><img src=\"http://x/y/i.png\"> 1 &lt; 2 <i>&amp;</i></div>")
  }
}
