import Support
import Testing
import Text

@Suite struct WhiteSpaceTests {
  @Test(arguments: [
    ("", ""), (" ", ""), ("a", "a"), (" a ", "a"), ("a b", "a b"), ("a  b", "a b"), ("a\r\nb\tc", "a b c"),
    ("a\u{A0}b", "a b"), ("a\u{3000}\u{2009}b", "a b"),
    ("Über “alles” – 中文 и так", "Über “alles” – 中文 и так"),
    ("a\u{200B}b", "a\u{200B}b"), ("a\u{1F}b", "a\u{1F}b"),
  ])
  func `runs of white space become one space and none stands at the ends`(text: String, folded: String) {
    #expect(WhiteSpace.folded(text).unicodeScalars.elementsEqual(folded.unicodeScalars))
  }

  /// Stored hashes and keys were made from characters; the look at the bytes must never tell otherwise.
  @Test func `the quick look at the bytes agrees with the rule by characters`() {
    let alphabet = [
      " ", " ", "a", "b", "é", "\u{301}", "\u{200D}", "\u{FE0F}", "👍", "\u{600}", "\u{A0}", "\u{85}",
      "\u{2003}", "\u{2028}",
      "“", "—", "₂", "\u{20D0}", "中", "\u{3099}", "\u{3000}", "и", "\u{483}", "ا", "\u{64B}", "\r\n", "\t",
      "\u{AD}", "🇫", "🇷",
    ]
    var random = Lottery(seed: 7)
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 1...8, using: &random)).map { _ in
        alphabet.randomElement(using: &random) ?? ""
      }
      .joined()
      let expected = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(Array(WhiteSpace.folded(text).utf8) == Array(expected.utf8), "\(text.debugDescription)")
    }
  }
}
