import CLibXML2
import Support
import Testing

@testable import Markup

/// What libxml2 would do with hostile documents, were it given them without bounds.
@Suite struct XMLLimitTests {
  /// What libxml2 itself says of `text`, given in one piece.
  private func state(_ text: String) -> (state: feedwatch_xml_state, text: String) {
    guard let parser = feedwatch_xml_parser_new() else { return (feedwatch_xml_broken, "") }
    defer { feedwatch_xml_parser_free(parser) }
    let bytes = Array(text.utf8)
    let state = feedwatch_xml_parser_push(parser, bytes, bytes.count, 1)
    let batch = feedwatch_xml_parser_batch(parser)
    var content = ""
    for index in 0..<batch.count where batch.events[index].kind == feedwatch_xml_text {
      let event = batch.events[index]
      let start = UnsafeRawPointer(batch.text).map { $0 + Int(event.offset) }
      content += String(
        decoding: UnsafeRawBufferPointer(start: start, count: Int(event.length)), as: UTF8.self)
    }
    return (state, content)
  }

  private func nested(_ levels: Int) -> String {
    String(repeating: "<b>", count: levels) + "x" + String(repeating: "</b>", count: levels)
  }

  @Test func `libxml2 is stopped beyond a depth, a number of namespaces and a number of names`() {
    #expect(state(nested(256)).state == feedwatch_xml_sound)
    #expect(state(nested(257)).state == feedwatch_xml_beyond_limits)
    let spaces = (0..<257).map { "xmlns:n\($0)='urn:\($0)'" }
    #expect(state("<a \(spaces.prefix(256).joined(separator: " "))/>").state == feedwatch_xml_sound)
    #expect(state("<a \(spaces.joined(separator: " "))/>").state == feedwatch_xml_beyond_limits)
    #expect(
      state(
        "<a \(spaces.prefix(200).joined(separator: " "))><a \(spaces.suffix(100).joined(separator: " "))/></a>"
      )
      .state == feedwatch_xml_beyond_limits)
    #expect(state("<a>" + (0..<8000).map { "<n\($0)/>" }.joined() + "</a>").state == feedwatch_xml_sound)
    #expect(
      state("<a>" + (0..<9000).map { "<n\($0)/>" }.joined() + "</a>").state == feedwatch_xml_beyond_limits)
  }

  @Test func `what is beyond a limit is passed over and the rest is read`() {
    let deep = xmlEvents("<a>\(nested(10_000))<title/></a>")
    #expect(deep.row.hasSuffix("<title#0 > >") && deep.row.contains(" x "))
    #expect(deep.warnings.count { $0.contains("nested deeper") } == 1)
    let names = xmlEvents(
      "<a><title/>" + (0..<9000).map { "<n\($0)>\($0)</n\($0)>" }.joined() + "<title/></a>")
    #expect(names.row.contains("<n0#0 0 >") && names.row.hasSuffix("<_#0 8999 > <title#0 > >"))
    #expect(names.warnings.count { $0.contains("different names") } == 1)
  }

  @Test func `a hundred thousand attributes in a tag take linear time and some are kept`() {
    let names = (0..<100_000).map { "x" + String($0, radix: 36) + "=''" }
    let tag = "<a b='1' " + names.joined(separator: " ") + "><b/></a>"
    var row = ""
    #expect(processorTime { row = xmlEvents(tag).row } < TestSetting.limit(seconds: 3))
    #expect(row == "<a#0 <b#0 > >")
  }

  @Test func `a comment of thirty megabytes is not searched for its end again and again`() {
    let text = "<a><!-- " + String(repeating: "x", count: 30_000_000) + " --><b/></a>"
    var row = ""
    #expect(processorTime { row = xmlEvents(text).row } < TestSetting.limit(seconds: 3))
    #expect(row == "<a#0 <b#0 > >")
  }

  @Test func `a CDATA section of megabytes is not looked through for each piece of it`() {
    func isWrittenAnew(_ text: String) -> Bool {
      Array(text.utf8).withUnsafeBufferPointer { XMLRepair.isNeeded(for: $0) }
    }
    func section(_ count: Int) -> String { "<![CDATA[" + String(repeating: "<p>x", count: count) + "]]>" }
    #expect(isWrittenAnew("<a>" + section(300_000) + "</a>"))
    #expect(isWrittenAnew("<a>" + section(10) + section(300_000)))
    #expect(!isWrittenAnew("<a>" + section(200_000) + section(200_000) + "</a>"))
    let read = xmlEvents("<a>" + section(300_000) + "<title/></a>")
    let text = read.row.replacing(" ", with: "")
    #expect(
      text == "<a#0" + String(repeating: "<p>x", count: 300_000) + "<title#0>>" && read.warnings.isEmpty)
  }

  @Test func `document types that do not end are not searched for their end again and again`() {
    for piece in ["<!DOCTYPE a [", "<!DOCTYPE a [<!--", "<!DOCTYPE a '"] {
      let text = String(repeating: piece, count: 40_000) + "<a/>"
      #expect(processorTime { _ = xmlEvents(text) } < TestSetting.limit(seconds: 4), "\(piece)")
    }
  }

  @Test func `a value of megabytes is cut to one with a warning`() {
    let value = String(repeating: "é", count: 2_000_000)
    let result = xmlEvents("<a b='\(value)' c='\(value)'><b/></a>")
    #expect(result.row == "<a#0 <b#0 > >")
    #expect(result.warnings == ["line 1: the value of b was cut", "line 1: the value of c was cut"])
  }

  @Test func `a text of eleven megabytes in one piece is read whole`() {
    let text = "<a>" + String(repeating: "y", count: 11_000_000) + "</a>"
    let result = xmlEvents(text)
    #expect(result.row.utf8.count > 11_000_000)
    #expect(result.warnings.isEmpty)
  }

  @Test func `a name of a megabyte is shortened`() {
    let name = String(repeating: "n", count: 1_000_000)
    let row = xmlEvents("<\(name)>x</\(name)>").row
    #expect(row.hasSuffix("n#0 x >") && row.utf8.count < 1100)
  }

  @Test func `a NUL among the first bytes is no sign of another encoding`() {
    let wide = "<?xml version='1.0'?><a/>".map { "\($0)\u{0}" }.joined()
    #expect(xmlEvents(wide).row.isEmpty)
    #expect(xmlEvents("\u{0}<a>x</a>").row == "<a#0 x >")
  }

  @Test func `the encoding a document declares is not believed again after it was decoded`() {
    for name in ["iso-8859-1", "utf-16", "shift_jis", "no-such-encoding", "EBCDIC-US"] {
      let result = xmlEvents("<?xml version='1.0' encoding='\(name)'?><a>é–</a>")
      #expect(result.row == "<a#0 é– >" && result.warnings.isEmpty, "\(name)")
    }
  }

  @Test func `letters that a document type elsewhere declares are kept`() {
    let result = xmlEvents(
      """
      <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
      <a>caf&eacute; &copy;</a>
      """)
    #expect(result.row == "<a#0 café © >")
    #expect(result.warnings.isEmpty)
  }

  @Test func `libxml2 itself expands no entity, not even one of the document's own`() {
    for entity in ["\"inside\"", "SYSTEM \"/proc/self/status\"", "SYSTEM \"file:///proc/self/status\""] {
      let result = state("<!DOCTYPE a [<!ENTITY e \(entity)>]><a>&e;</a>")
      #expect(!result.text.contains("inside") && !result.text.contains("Name:"), "\(entity)")
    }
  }

  @Test func `entities that grow by being nested or repeated do not`() {
    let nested = (1...20).map { "<!ENTITY e\($0) \"&e\($0 - 1);&e\($0 - 1);\">" }.joined()
    #expect(xmlEvents("<!DOCTYPE a [<!ENTITY e0 \"ha\">\(nested)]><a>&e20;</a>").row == "<a#0 &e20; >")
    let long = "<!DOCTYPE a [<!ENTITY e \"\(String(repeating: "x", count: 900))\">]>"
    let text = xmlEvents("\(long)<a>" + String(repeating: "&e;", count: 50_000) + "</a>").row
    #expect(text.utf8.count < 1_100_000)
    let values = xmlEvents("\(long)<a>" + String(repeating: "<b c='&e;'/>", count: 5000) + "</a>")
    #expect(values.row.utf8.count < 100_000)
  }

  @Test func `ends that close nothing take linear time`() {
    let text = String(repeating: "<b>", count: 300) + String(repeating: "</c>", count: 40_000)
    #expect(processorTime { _ = xmlEvents(text) } < TestSetting.limit(seconds: 8))
  }
}
