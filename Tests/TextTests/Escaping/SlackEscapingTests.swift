import Support
import Testing
import Text

@Suite struct SlackEscapingTests {
  /// The text behind the three references that Slack reads; nil where one of the three signs stands for itself.
  private static func shown(_ source: String) -> String? {
    var text = String.UnicodeScalarView()
    var rest = source.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "<" || scalar == ">" { return nil }
      guard scalar == "&" else {
        text.append(scalar)
        continue
      }
      let references: [(String, Unicode.Scalar)] = [("amp;", "&"), ("lt;", "<"), ("gt;", ">")]
      guard let (name, sign) = references.first(where: { rest.starts(with: $0.0.unicodeScalars) }) else {
        return nil
      }
      rest = rest.dropFirst(name.unicodeScalars.count)
      text.append(sign)
    }
    return String(text)
  }

  @Test func `no text is a link, a mention, bold or code`() {
    let marks: [Unicode.Scalar: Unicode.Scalar] = ["*": "·", "~": "\u{2DC}", "`": "'"]
    let texts = HostileTexts.texts()
    let wanted = texts.map { String(String.UnicodeScalarView($0.unicodeScalars.map { marks[$0] ?? $0 })) }
    #expect(
      HostileTexts.differences(wanted, texts.map { Self.shown(SlackText(text: $0).source) ?? "acts" }) == [])
  }

  @Test func `no text ends the preformatted part that it stands in`() {
    let texts = HostileTexts.texts()
    let read = texts.map { text -> String in
      let source = SlackCode(text: text).source
      #expect(!source.utf8.split(whereSeparator: { $0 != 0x60 }).contains { $0.count >= 3 })
      return Self.shown(source) ?? "acts"
    }
    let wanted = texts.map { text in
      text.utf8.split(whereSeparator: { $0 != 0x60 }).contains { $0.count >= 3 } ? nil : text
    }
    #expect(
      HostileTexts.differences(wanted.map { $0 ?? "" }, zip(read, wanted).map { $1 == nil ? "" : $0 }) == [])
    #expect(SlackCode(text: "\u{600}```x````").source == "\u{600}'''x''''")
    #expect(SlackCode(text: "`a``").source == "`a``")
  }

  @Test func `a preformatted part stands in a message`() {
    let code = SlackCode(text: "a < *b*")
    #expect(("*x*\n```\n\(code)```" as SlackText).source == "*x*\n```\na &lt; *b*```")
  }
}
