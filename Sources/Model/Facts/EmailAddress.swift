/// An e-mail address (RFC 5321 §4.1.2) without a display name.
package struct EmailAddress: Hashable, Sendable {
  /// `Clerk@agency.gov`: the mailbox as written, the domain in lower case.
  package let text: String

  /// Reads an address; nil where there is no mailbox or no domain.
  package init?(text: String) {
    guard let sign = text.utf8.lastIndex(of: UInt8(ascii: "@")), sign > text.startIndex,
      text.utf8.index(after: sign) < text.endIndex
    else { return nil }
    self.text = text
  }

  /// What stands before the last `@`.
  package var mailbox: Substring { text[..<sign] }
  /// What stands behind it.
  package var domain: Substring { text[sign...].dropFirst() }

  private var sign: String.Index { text.utf8.lastIndex(of: UInt8(ascii: "@")) ?? text.endIndex }
}
