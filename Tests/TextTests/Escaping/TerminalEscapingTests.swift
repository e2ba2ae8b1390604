import Support
import Testing
import Text

@Suite struct TerminalEscapingTests {
  @Test func `nothing in a text moves the cursor, hides or turns round what stands beside it`() {
    for text in HostileTexts.texts() {
      let shown = TerminalText(text: text).source
      #expect(
        !shown.unicodeScalars.contains { $0.isInvisible || $0.isLineBreak },
        "\(text.unicodeScalars.map(\.value))")
    }
  }

  @Test func `all that can be seen stays where it was`() {
    for text in HostileTexts.texts() {
      let seen = text.unicodeScalars.filter { !$0.isInvisible && !$0.isWhiteSpace }
      let shown = TerminalText(text: text).source.unicodeScalars.filter { !$0.isWhiteSpace }
      #expect(seen.elementsEqual(shown))
    }
  }

  @Test(arguments: [
    ("a\u{1B}[31mb", "a[31mb"), ("a\u{9B}31mb", "a31mb"), ("a\r\nb\tc", "a  b c"), ("\u{202E}a", "a"),
    ("a\u{200B}b", "ab"),
    ("  a  ", "  a  "), ("a\u{E0041}", "a"), ("👩‍👧", "👩‍👧"), ("a\u{85}b\u{2028}c", "a b c"),
  ])
  func `what acts goes, and white space stays`(text: String, shown: String) {
    #expect(TerminalText(text: text).source == shown)
  }
}
