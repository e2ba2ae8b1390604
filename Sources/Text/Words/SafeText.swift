/// What a document says, made fit for a terminal, a plain text or a header: nothing in it can act.
package enum SafeText {
  /// `text` as one line: white space folded to single spaces and trimmed, control characters, escape sequences'
  /// introducers, bidirectional controls, invisible spaces and language tags taken out.
  ///
  /// Joiners (U+200C, U+200D) and variation selectors stay: scripts and emoji need them, and they order nothing.
  package static func line(_ text: String) -> String {
    if isPlain(text) { return text }
    var result = String.UnicodeScalarView()
    var needsSpace = false
    for scalar in text.unicodeScalars {
      if isSpace(scalar.value) {
        needsSpace = !result.isEmpty
      } else if !isHidden(scalar.value) {
        if needsSpace { result.append(" ") }
        needsSpace = false
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// `text` as one line of at most `limit` characters, with an ellipsis where something is left out.
  package static func line(_ text: String, limit: Int) -> String {
    let line = line(text)
    guard line.utf8.count > limit, line.count > limit else { return line }
    let head = line.prefix(max(0, limit - 1))
    let end = head.lastIndex(of: " ").flatMap { head.distance(from: $0, to: head.endIndex) < 40 ? $0 : nil }
    return String(head[..<(end ?? head.endIndex)]) + "…"
  }

  /// Printable ASCII without double, leading or trailing spaces: nothing to do.
  private static func isPlain(_ text: String) -> Bool {
    var last = UInt8(ascii: " ")
    for byte in text.utf8 {
      guard byte >= 0x20, byte < 0x7F, byte != 0x20 || last != 0x20 else { return false }
      last = byte
    }
    return last != 0x20 || text.isEmpty
  }

  /// White space of Unicode, line and paragraph separators and the C0 and C1 line breaks included.
  private static func isSpace(_ value: UInt32) -> Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// Characters without a shape of their own that a terminal, a mail reader or a browser might act on: C0, DEL, C1;
  /// soft hyphen, marks of direction, zero width space; bidirectional embeddings and isolates, invisible operators;
  /// interlinear annotation, language tags, and two values that are no characters.
  private static func isHidden(_ value: UInt32) -> Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F, 0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F: true
    case 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xFFFE, 0xFFFF, 0xE0000...0xE007F: true
    default: false
    }
  }
}
