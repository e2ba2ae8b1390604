/// A row of texts as nobody would write them; the same seed gives the same row.
struct HostileTexts {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// What texts are put together of.
  private static let pieces: [String] =
    [
      "\r\nBcc: victim@example.com\r\n", "\nSubject: another\n\nbody", "\rX-Injected: yes", "\u{0}",
      "\u{1B}[31m",
      "--=_feedwatch_", "\n--=_feedwatch_1--\n", "=?utf-8?B?QmNjOiB4?=", "=?utf-8?q?=0d=0aBcc:_x?=", "=?",
      "?=", "=",
      "=3D", "=\n", ".", "\n.\n", "\n..\n", "From ", "\nFrom x\n", " ", "  ", "\t", "\u{A0}", "\u{2028}",
      "\u{85}",
      "<script>alert(1)</script>", "</td>", "&amp;", "\"", "'", "\\", "\\\"", "(comment)", "a@b.example",
      "<x@y.example>",
      ",", ";", ":", "[", "]", "group: a@b.example;", "\u{202E}", "\u{200D}", "\u{FEFF}", "\u{FFFD}", "é",
      "e\u{301}",
      "Größe", "外字", "한글", "اللغة", "👩‍👩‍👧", "🇺🇸", "I-130", "word", "The Office", "%0d%0aBcc:", "${IFS}", "`id`",
    ] + [
      String(repeating: "x", count: 70), String(repeating: "y", count: 1_200),
      String(repeating: "外", count: 90),
      "a" + String(repeating: "\u{301}", count: 60), String(repeating: "many words ", count: 60),
      String(repeating: "\r\n", count: 20),
    ]

  /// The next text: up to six pieces.
  mutating func next() -> String {
    (0..<Int(random(below: 7))).map { _ in Self.pieces[Int(random(below: UInt64(Self.pieces.count)))] }
      .joined()
  }

  /// xorshift64*
  private mutating func random(below limit: UInt64) -> UInt64 {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return ((state &* 0x2545_F491_4F6C_DD1D) >> 33) % limit
  }
}
