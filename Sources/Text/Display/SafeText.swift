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
      if scalar.isWhiteSpace {
        needsSpace = !result.isEmpty
      } else if !scalar.isInvisible {
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
}
