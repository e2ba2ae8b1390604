/// A piece of an HTML page: mark-up of this program, and texts that are never mark-up.
package typealias HTML = Escaped<HTMLTextRules>

/// A value of an attribute of an HTML element, to stand between quotation marks.
package typealias HTMLAttributeValue = Escaped<HTMLAttributeRules>

/// Text between the tags of an HTML element.
package enum HTMLTextRules: EscapingRules {
  /// Writes `&`, `<`, `>` and both quotation marks as references; a carriage return, which a reader would make a line
  /// feed, too. NUL, which HTML cannot hold, becomes U+FFFD.
  package static func append(escaping text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    append(text, to: &bytes) { reference($0) }
  }

  /// Appends the text or the value of an attribute of a document that is written again: with `&`, `<` and `>`, and in a
  /// value the double quotation mark as references, and nothing else changed.
  ///
  /// Source: HTML standard, section 13.3 (serialising HTML fragments).
  package static func append(
    rewriting text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8], isValue: Bool
  ) {
    append(text, to: &bytes) { byte in
      switch byte {
      case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"): reference(byte)
      case UInt8(ascii: "\""): isValue ? reference(byte) : nil
      default: nil
      }
    }
  }

  private static func append(
    _ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8], reference: (UInt8) -> StaticString?
  ) {
    var copied = 0
    for index in text.indices {
      guard let reference = reference(text[index]) else { continue }
      bytes.append(contentsOf: text[copied..<index])
      reference.withUTF8Buffer { bytes.append(contentsOf: $0) }
      copied = index + 1
    }
    bytes.append(contentsOf: text[copied...])
  }

  private static func reference(_ byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    case 0x0D: "&#13;"
    case 0x00: "\u{FFFD}"
    default: nil
    }
  }
}

/// The value of an attribute of an HTML element between quotation marks of either kind.
package enum HTMLAttributeRules: EscapingRules {
  /// Writes what text between tags writes as references: that holds both quotation marks.
  package static func append(escaping text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    HTMLTextRules.append(escaping: text, to: &bytes)
  }
}

extension Escaped<HTMLTextRules>.StringInterpolation {
  /// Appends the value of an attribute; the quotation marks around it belong to the literal.
  package mutating func appendInterpolation(_ value: HTMLAttributeValue) { append(value) }

  /// Appends a text as the value of an attribute; the quotation marks around it belong to the literal.
  package mutating func appendInterpolation(attribute: String) { append(HTMLAttributeValue(text: attribute)) }
}
