/// Texts in which every byte of ASCII, and what else acts in some language, stands beside a scalar that makes one
/// `Character` with it, so that a search among characters finds neither.
package enum HostileTexts {
  /// A sign that goes before others (U+0600), a mark that combines, a joiner, two parts of a Hangul syllable, and nothing.
  private static let leads = ["", "\u{0600}", "e\u{0301}", "\u{200D}", "\u{1100}"]
  private static let trails = ["", "\u{0301}", "\u{200D}", "\u{1161}"]

  /// C1 controls, white space and line ends of Unicode, marks of direction, invisible and tag characters, two that are
  /// no characters, and two letters that take four bytes.
  package static let beyondASCII: [Unicode.Scalar] = [
    "\u{80}", "\u{85}", "\u{9B}", "\u{9F}", "\u{A0}", "\u{AD}", "\u{61C}", "\u{180E}", "\u{200B}", "\u{200E}",
    "\u{200F}",
    "\u{2028}", "\u{2029}", "\u{202A}", "\u{202E}", "\u{2060}", "\u{2066}", "\u{2069}", "\u{FEFF}",
    "\u{FFF9}",
    "\u{FFFB}", "\u{FFFD}", "\u{FFFE}", "\u{FFFF}", "\u{E0001}", "\u{E0041}", "\u{E007F}", "\u{1F600}",
    "\u{10FFFF}",
  ]

  /// What acts in some language only together.
  private static let sequences = [
    "]]>", "<!--", "-->", "&lt;", "&#60;", "\\\"", "\\n", "${x}", "`id`", "```", "**", "__", "~~", "{{x}}",
    "<script>", "'''",
    "\"\"\"", "\"\"", ": ", " #", "- ", "---", "https://x.example/", "www.x.example", "a@x.example", "\r\n",
    "\n ", "\n\n",
    "=1+1", "+1", "-1", "@x", "<!channel>", "<@U1>", ";ext=", "\u{1B}[31m", "\u{1B}]8;;x\u{7}",
    "=?utf-8?q?x?=",
  ]

  /// The texts without those that hold a scalar which `language` cannot hold.
  package static func texts(where language: (Unicode.Scalar) -> Bool = { _ in true }) -> [String] {
    let bytes = (UInt8(0)..<0x80).map { String(Unicode.Scalar($0)) }
    let acting = bytes + beyondASCII.map { String($0) } + sequences
    return acting.flatMap(surrounded).filter { $0.unicodeScalars.allSatisfy(language) }
  }

  private static func surrounded(_ sign: String) -> [String] {
    var texts = ["a" + sign + "b", sign + sign]
    for lead in leads { texts += trails.map { lead + sign + $0 } }
    return texts
  }

  /// Texts that differ, as `wanted -> found` in Unicode scalars; equal characters of other scalars differ.
  package static func differences(_ wanted: [String], _ found: [String]) -> [String] {
    guard wanted.count == found.count else { return ["\(wanted.count) texts -> \(found.count)"] }
    return zip(wanted, found).filter { !$0.utf8.elementsEqual($1.utf8) }.map {
      "\(scalars($0)) -> \(scalars($1))"
    }
  }

  private static func scalars(_ text: String) -> String {
    text.unicodeScalars.map { $0.isASCII ? $0.escaped(asASCII: true) : "U+" + String($0.value, radix: 16) }
      .joined(separator: " ")
  }
}
