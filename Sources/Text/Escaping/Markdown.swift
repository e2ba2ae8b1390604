/// A piece of a CommonMark document: marks of this program, and texts that are never marks.
package typealias Markdown = Escaped<MarkdownRules>

/// A text inside a paragraph, a heading or a list item.
package enum MarkdownRules: EscapingRules {
  /// Writes a backslash before everything that CommonMark and its usual extensions act on.
  ///
  /// What looks like an address (`https://`, `www.`, `a@b`) is parted by one, or it would become a link with the other
  /// backslashes in it. A mark of a list or a rule at the start of the text gets one as well, for the text may begin a
  /// paragraph. A line end is a space: the text stays where it stands. NUL becomes U+FFFD, as readers make it.
  ///
  /// Source: CommonMark 0.31, sections 2.3 (NUL), 2.4 (backslash escapes) and 5.2 (list items); GitHub Flavored Markdown,
  /// section 6.9 (autolinks).
  package static func append(escaping text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    let mark = startMark(text)
    for (place, byte) in text.enumerated() {
      switch byte {
      case 0x00: bytes += "\u{FFFD}".utf8
      case 0x0A, 0x0D: bytes.append(UInt8(ascii: " "))
      default:
        if acts(byte) || place == mark || partsAddress(text, place) { bytes.append(UInt8(ascii: "\\")) }
        bytes.append(byte)
      }
    }
  }

  /// One of ``\ ` * _ { } [ ] < > # | ~ ! & $``.
  private static func acts(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21, 0x23, 0x24, 0x26, 0x2A, 0x3C, 0x3E, 0x5B...0x5D, 0x5F, 0x60, 0x7B...0x7E: true
    default: false
    }
  }

  /// Whether the `:`, `.` or `@` at `place` is where an address is known by.
  private static func partsAddress(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
    switch text[place] {
    case UInt8(ascii: "@"): true
    case UInt8(ascii: ":"): text[(place + 1)...].starts(with: "//".utf8)
    case UInt8(ascii: "."):
      place >= 3 && text[(place - 3)..<place].allSatisfy { $0 | 0x20 == UInt8(ascii: "w") }
    default: false
    }
  }

  /// Where the sign stands that would make the text a list item, a rule or the line under a heading: `-`, `+` or `=` before
  /// a space, another of its kind or the end, or the `.` or `)` behind up to nine digits.
  private static func startMark(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let start = text.firstIndex(where: { $0 != 0x20 && $0 != 0x09 }) else { return nil }
    let sign = text[start]
    if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") || sign == UInt8(ascii: "=") {
      return isBlank(text, start + 1) || text[start + 1] == sign ? start : nil
    }
    let digits = text[start...].prefix(while: \.isASCIIDigit)
    guard (1...9).contains(digits.count), digits.endIndex < text.count else { return nil }
    let end = text[digits.endIndex]
    guard end == UInt8(ascii: ".") || end == UInt8(ascii: ")") else { return nil }
    return isBlank(text, digits.endIndex + 1) ? digits.endIndex : nil
  }

  private static func isBlank(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
    place >= text.count || text[place].isHTMLSpace
  }
}

extension Escaped<MarkdownRules>.StringInterpolation {
  /// Appends a link that shows its address: in angle brackets where they can hold it, else as text.
  package mutating func appendInterpolation(link: WebLink) {
    let isPlain = !link.url.utf8.contains { $0 == 0x3C || $0 == 0x3E || $0 == 0x5C || $0 <= 0x20 }
    if isPlain { append(unescaped: "<\(link.url)>") } else { appendInterpolation(text: link.url) }
  }
}
