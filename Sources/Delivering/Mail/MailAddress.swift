import Model
import Text

/// An address of a configuration: `office@example.org` or `The Office <office@example.org>`.
struct MailAddress: Hashable, Sendable {
  var name: String?
  var address: String

  /// Reads `text`; line breaks, spaces, commas and brackets never get into the address.
  init(_ text: String) {
    let line = SafeText.line(text)
    if line.hasSuffix(">"), let open = line.lastIndex(of: "<") {
      let name = Self.unquoted(SafeText.line(String(line[..<open])))
      self.name = name.isEmpty ? nil : name
      address = Self.clean(line[line.index(after: open)...].dropLast())
    } else {
      address = Self.clean(line[...])
    }
  }

  /// `"The Office" <office@example.org>` as a header shows it: RFC 5322 section 3.4, RFC 2047 for other scripts.
  var header: String {
    guard let name else { return address }
    let isAtom = name.utf8.allSatisfy { byte in
      byte == 0x20 || (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }
    let quoted = "\"" + name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    let shown = isAtom ? name : quoted
    return
      "\(EncodedWord.isPlain(shown) ? shown : EncodedWord.encode(name).joined(separator: " ")) <\(address)>"
  }

  private static func clean(_ text: Substring) -> String {
    String(text.filter { !$0.isWhitespace && !"<>,;:\"()[]\\".contains($0) })
  }

  /// A name without the quotes around it (RFC 5322 section 3.2.4).
  private static func unquoted(_ name: String) -> String {
    guard name.count > 1, name.hasPrefix("\""), name.hasSuffix("\"") else { return name }
    var result = ""
    var isEscaped = false
    for character in name.dropFirst().dropLast() {
      isEscaped = character == "\\" && !isEscaped
      if !isEscaped { result.append(character) }
    }
    return result
  }
}
