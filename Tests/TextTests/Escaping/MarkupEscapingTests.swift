import Foundation
import FoundationXML
import Support
import Testing
import Text

struct MarkupEscapingTests {
  @Test func `no text becomes mark-up of an HTML page, between tags or in an attribute`() {
    let texts = HostileTexts.texts(where: isXML)
    let rows = texts.map { text -> HTML in "<p title=\"\(attribute: text)\">\(text: text)</p>" }
    let read = MarkupReader.read("<page>\(rows.joined())</page>" as HTML)
    #expect(HostileTexts.differences(texts, read.contents) == [])
    // An attribute's tab and line feed are spaces to a reader of XML, which is the stricter one of the two.
    #expect(HostileTexts.differences(texts.map(withSpaces), read.values) == [])
  }

  @Test func `no text becomes mark-up of an XML document, between tags or in an attribute`() {
    let texts = HostileTexts.texts(where: isXML)
    let rows = texts.map { text -> XML in "<p title=\"\(attribute: text)\">\(text: text)</p>" }
    let read = MarkupReader.read("<page>\(rows.joined())</page>" as XML)
    #expect(HostileTexts.differences(texts, read.contents) == [])
    #expect(HostileTexts.differences(texts, read.values) == [])
  }

  @Test func `what XML cannot hold is left out, and the document can still be read`() {
    let texts = HostileTexts.texts()
    let rows = texts.map { text -> XML in "<p title=\"\(attribute: text)\">\(text: text)</p>" }
    let held = texts.map { text in
      String(String.UnicodeScalarView(text.unicodeScalars.filter(isXML)))
    }
    let read = MarkupReader.read("<page>\(rows.joined())</page>" as XML)
    #expect(HostileTexts.differences(held, read.contents) == [])
    #expect(HostileTexts.differences(held, read.values) == [])
  }

  @Test func `NUL, which HTML cannot hold, becomes a replacement character`() {
    #expect(HTML(text: "a\0b").source == "a\u{FFFD}b")
  }

  @Test func `a quotation mark behind U+0600, which is one character with it, is still escaped`() {
    let text = "\u{0600}\" onclick=x"
    #expect(!text.contains { $0 == "\"" })
    #expect(HTMLAttributeValue(text: text).source == "\u{0600}&quot; onclick=x")
  }

  private func isXML(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...: true
    default: false
    }
  }

  private func withSpaces(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\t" || $0 == "\n" ? " " : $0 }))
  }
}

struct EscapedTests {
  @Test func `literals stay as they are, and numbers are written in digits`() {
    let piece: HTML = "<b>&amp;</b>\(42)"
    #expect(piece.source == "<b>&amp;</b>42")
  }

  @Test func `pieces are put together without being escaped again`() {
    let name = HTML(text: "A & B")
    let line: HTML = "<p>\(name)</p>"
    #expect((line + name).source == "<p>A &amp; B</p>A &amp; B")
    #expect([name, name].joined(separator: ", ").source == "A &amp; B, A &amp; B")
    #expect([HTML]().joined().isEmpty)
  }

  @Test func `the value of an attribute stands in a page as it is`() {
    let value = HTMLAttributeValue(text: "\"")
    #expect(("<a title=\"\(value)\">" as HTML).source == "<a title=\"&quot;\">")
  }
}

/// What an XML parser of another house reads of `<p title="…">…</p>`.
private final class MarkupReader: NSObject, XMLParserDelegate {
  private(set) var contents: [String] = []
  private(set) var values: [String] = []

  static func read<Rules>(_ document: Escaped<Rules>) -> MarkupReader {
    let reader = MarkupReader()
    let parser = XMLParser(data: Data(document.bytes))
    parser.delegate = reader
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    return reader
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    guard name == "p" else { return }
    contents.append("")
    values.append(attributes["title"] ?? "")
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if !contents.isEmpty { contents[contents.count - 1] += text }
  }
}
