import Support
import Testing
import Text
import Yams

/// What Yams, a YAML reader of another house, reads of escaped texts.
@Suite struct YAMLEscapingTests {
  /// Yams ends a text at NUL, and Foundation, by which it makes the text, takes a byte order mark in front away.
  private static let texts = HostileTexts.texts { $0.value != 0 }.filter {
    $0.unicodeScalars.first != "\u{FEFF}"
  }

  @Test func `every text comes back as it was, in lines and in braces`() throws {
    let texts = Self.texts
    let lines = texts.map { text -> YAML in "- {a: \(text: text), b: [\(text: text)]}\n- c: \(text: text)\n" }
    let read = try #require(try compose(yaml: lines.joined().source)?.sequence)
    let entries = read.map { $0.mapping }
    try #require(entries.count == texts.count * 2)
    for (index, text) in texts.enumerated() {
      let (braces, line) = (entries[index * 2], entries[index * 2 + 1])
      #expect(braces?.count == 2 && line?.count == 1)
      let found = [braces?["a"]?.string, braces?["b"]?.sequence?.first?.string, line?["c"]?.string]
      #expect(HostileTexts.differences([text, text, text], found.map { $0 ?? "" }) == [])
    }
  }

  @Test func `what cannot be seen is written as a number`() {
    let invisible = HostileTexts.beyondASCII.filter(\.isInvisible)
    #expect(invisible.count > 20)
    for scalar in invisible { #expect(YAML(text: String(scalar)).bytes.allSatisfy { $0 < 0x80 }) }
  }

  @Test(arguments: [
    ("uscis-news", "uscis-news"), ("a b", "\"a b\""), ("", "\"\""), ("-", "\"-\""), ("Yes", "\"Yes\""),
    ("a\u{301}", "\"a\u{301}\""),
  ])
  func `a word stands without quotation marks only where it is of small letters, digits and hyphens`(
    word: String, written: String
  ) {
    #expect(("\(word: word)" as YAML).source == written)
  }
}
