import Markup
import Text

/// People written as one line: `a@example.org (Name)`, `Name (a@example.org)`, `Name <a@example.org>`, `Name`.
enum PersonText {
  /// The person `text` names, or nil when it is blank.
  static func read(_ text: String) -> FeedPerson? {
    let text = text.trimmed
    guard !text.isEmpty else { return nil }
    guard text.hasByte(UInt8(ascii: "@")), let email = address(in: text) else {
      return FeedPerson(name: text)
    }
    var rest = text.replacingFirst(email, with: "")
    for scheme in ["mailto:", "MAILTO:"] { rest = rest.replacingFirst(scheme, with: "") }
    for pair in ["()", "<>", "( )", "[]"] { rest = rest.replacingFirst(pair, with: "") }
    let name = rest.trimmed(of: " \t\n,;:")
    return FeedPerson(name: unwrapped(name), email: email)
  }

  private static func unwrapped(_ name: String) -> String? {
    var name = name
    if name.hasPrefix("("), name.hasSuffix(")") { name = String(name.dropFirst().dropLast()) }
    name = name.trimmed(of: " \t\n\"")
    return name.isEmpty ? nil : name
  }

  /// The first run of address characters with one `@` and a dot after it.
  private static func address(in text: String) -> String? {
    let bytes = Array(text.utf8)
    guard let at = bytes.firstIndex(of: UInt8(ascii: "@")) else { return nil }
    var start = at
    while start > 0, isAddress(bytes[start - 1]) { start -= 1 }
    var end = at + 1
    while end < bytes.count, isAddress(bytes[end]) { end += 1 }
    while end > at, bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
    guard start < at, end > at + 2 else { return nil }
    let word = String(decoding: bytes[start..<end], as: UTF8.self)
    return word.replacingFirst("mailto:", with: "")
  }

  private static func isAddress(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122, 0x80...: true
    default: Array(".-_+%:/=!#$'*^{}|~".utf8).contains(byte)
    }
  }
}
