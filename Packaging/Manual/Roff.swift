/// Lines of mdoc, the language of manual pages (https://mandoc.bsd.lv/man/mdoc.7.html).
struct Roff {
  private(set) var text = ""

  /// A macro line, `.Sh NAME`; its words are given as they are.
  mutating func macro(_ line: String) { text += "." + line + "\n" }

  /// Running text: wrapped, each sentence on a line of its own.
  mutating func prose(_ words: String) {
    var line = ""
    var endsSentence = false
    for word in words.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      let isNewSentence = endsSentence && (word.first?.isUppercase ?? false)
      if !line.isEmpty, isNewSentence || line.utf8.count + word.utf8.count > 76 {
        text += line + "\n"
        line = ""
      }
      line += (line.isEmpty ? Self.guarded(Self.escaped(word)) : " " + Self.escaped(word))
      endsSentence = word.last.map { ".!?".contains($0) } ?? false
    }
    if !line.isEmpty { text += line + "\n" }
  }

  /// Lines shown as they are, in a block of their own.
  mutating func verbatim(_ lines: [String]) {
    macro("Bd -literal -offset indent")
    for line in lines { text += Self.guarded(Self.escaped(line)) + "\n" }
    macro("Ed")
  }

  /// `words` as arguments of a macro, where no word may be taken for a macro.
  static func argument(_ words: some StringProtocol) -> String {
    words.split(separator: " ").map { word in
      let plain = escaped(word)
      return plain.count <= 3 ? "\\&" + plain : plain
    }.joined(separator: " ")
  }

  /// Backslashes are the only letters that always mean something.
  private static func escaped(_ word: some StringProtocol) -> String {
    String(
      word.flatMap { character -> String in
        switch character {
        case "\\": "\\e"
        case "“": "\\(lq"
        case "”": "\\(rq"
        case "…": "..."
        case "—", "–": "-"
        default: String(character)
        }
      })
  }

  /// A full stop or an apostrophe at the beginning of a line would make it a macro.
  private static func guarded(_ line: String) -> String {
    line.first == "." || line.first == "'" ? "\\&" + line : line
  }
}
