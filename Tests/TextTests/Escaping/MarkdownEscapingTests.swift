import Support
import Testing
import Text

@Suite struct MarkdownEscapingTests {
  /// What may begin a mark inside a line of CommonMark, its usual extensions included.
  private static let acting = Set("\\`*_{}[]<>#|~!&$".unicodeScalars)

  /// The text that a reader of CommonMark shows (backslash and ASCII punctuation: section 2.4); nil where a mark acts.
  private static func shown(_ source: String) -> String? {
    var text = String.UnicodeScalarView()
    var scalars = source.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      if scalar == "\\" {
        guard let next = scalars.next(), next.isASCII, next.properties.isPatternSyntax || next == "_" else {
          return nil
        }
        text.append(next)
      } else if acting.contains(scalar) || scalar == "\n" || scalar == "\r" {
        return nil
      } else {
        text.append(scalar)
      }
    }
    return String(text)
  }

  @Test func `every text comes back as it was, and nothing in it acts`() {
    let texts = HostileTexts.texts()
    let wanted = texts.map { text in
      String(
        String.UnicodeScalarView(
          text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 == "\n" || $0 == "\r" ? " " : $0 }))
    }
    #expect(
      HostileTexts.differences(wanted, texts.map { Self.shown(Markdown(text: $0).source) ?? "acts" }) == [])
  }

  @Test(arguments: [
    ("- x", "\\- x"), ("+ x", "\\+ x"), ("1. x", "1\\. x"), ("12) x", "12\\) x"), ("---", "\\---"),
    ("===", "\\==="), ("-", "\\-"), ("  - x", "  \\- x"),
  ])
  func `a text begins no list, no rule and no heading`(text: String, written: String) {
    #expect(Markdown(text: text).source == written)
  }

  @Test(arguments: ["+18005550100", "1.5", "2026-11-30", "-5", "1234567890. x", "a - b", "a. 1. b", "=x"])
  func `what begins nothing stays as it is`(text: String) {
    #expect(Markdown(text: text).source == text)
  }

  @Test(arguments: [
    ("https://a.example/b", "https\\://a.example/b"), ("www.a.example", "www\\.a.example"),
    ("a@b.example", "a\\@b.example"),
  ])
  func `an address in a text is no link`(text: String, written: String) {
    #expect(Markdown(text: text).source == written)
  }

  @Test func `a link stands in angle brackets that it cannot leave`() throws {
    let plain = try #require(WebLink("https://a.example/?a=1&b=_2_"))
    #expect(("\(link: plain)" as Markdown).source == "<https://a.example/?a=1&b=_2_>")
    let evil = try #require(WebLink("https://a.example/>[x](javascript:y)"))
    #expect(("\(link: evil)" as Markdown).source == "https\\://a.example/\\>\\[x\\](javascript:y)")
  }
}
