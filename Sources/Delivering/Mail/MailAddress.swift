import Model

/// An address of a configuration: `office@example.org` or `The Office <office@example.org>`.
struct MailAddress: Hashable, Sendable {
  var name: String?
  var address: String

  /// Reads `text`; line breaks, spaces, commas and brackets never get into the address.
  init(_ text: String) {
    let line = SafeText.line(text)
    if line.hasSuffix(">"), let open = line.lastIndex(of: "<") {
      let name = SafeText.line(String(line[..<open])).trimmed("\"")
      self.name = name.isEmpty ? nil : name
      address = Self.clean(line[line.index(after: open)...].dropLast())
    } else {
      address = Self.clean(line[...])
    }
  }

  /// `"The Office" <office@example.org>` as a header shows it: RFC 5322 section 3.4, RFC 2047 for other scripts.
  var header: String {
    guard let name else { return address }
    if !EncodedWord.isPlain(name) { return "\(EncodedWord.encode(name).joined(separator: " ")) <\(address)>" }
    let isAtom = name.utf8.allSatisfy { byte in
      byte == 0x20 || (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }
    if isAtom { return "\(name) <\(address)>" }
    let quoted = name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(quoted)\" <\(address)>"
  }

  private static func clean(_ text: Substring) -> String {
    String(text.filter { !$0.isWhitespace && !"<>,;:\"()[]\\".contains($0) })
  }
}

extension String {
  /// The text without `character` at both ends.
  fileprivate func trimmed(_ character: Character) -> String {
    var text = Substring(self)
    while text.first == character { text = text.dropFirst() }
    while text.last == character { text = text.dropLast() }
    return String(text)
  }
}
