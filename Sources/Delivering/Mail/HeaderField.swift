import Model
import Text

/// A header field of a message: RFC 5322 section 2.2.
struct HeaderField: Hashable, Sendable {
  var name: String
  /// Words that may stand on lines of their own.
  private var words: [String]

  /// A field of free text; other scripts become encoded words.
  init(_ name: String, text: String) {
    let line = SafeText.line(text)
    self.init(
      name,
      words: EncodedWord.isPlain(line)
        ? line.split(separator: " ").map(String.init) : EncodedWord.encode(line))
  }

  /// A field of addresses.
  init(_ name: String, addresses: [MailAddress]) {
    let shown = addresses.filter { !$0.address.isEmpty }.map(\.header).joined(separator: ", ")
    self.init(name, words: shown.split(separator: " ").map(String.init))
  }

  /// A field of tokens of this program's own making, controls taken out all the same.
  init(_ name: String, token: String) { self.init(name, words: [SafeText.line(token)]) }

  private init(_ name: String, words: [String]) {
    self.name = name
    self.words = words
  }

  /// The field, folded at spaces so that lines stay within 78 characters where words allow it; no final line break.
  var text: String {
    var text = name + ":"
    var column = text.count
    for word in words {
      if column + 1 + word.utf8.count > 78, column > name.count + 1 {
        text += "\n"
        column = 0
      }
      text += " " + word
      column += 1 + word.utf8.count
    }
    return text
  }
}
