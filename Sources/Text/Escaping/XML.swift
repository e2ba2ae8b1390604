/// A piece of an XML document: mark-up of this program, and texts that are never mark-up.
package typealias XML = Escaped<XMLTextRules>

/// A value of an attribute of an XML element, to stand between quotation marks.
package typealias XMLAttributeValue = Escaped<XMLAttributeRules>

/// Text between the tags of an XML element.
package enum XMLTextRules: EscapingRules {
  /// Writes `&`, `<`, `>` and both quotation marks as references; a carriage return, which a reader would make a line
  /// feed, too. What XML cannot hold (controls, U+FFFE, U+FFFF) is left out.
  ///
  /// Source: XML 1.0, sections 2.2 (characters), 2.4 (character data) and 2.11 (line ends).
  package static func append(escaping text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    append(escaping: text, to: &bytes, isValue: false)
  }

  fileprivate static func append(
    escaping text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8], isValue: Bool
  ) {
    var copied = 0
    for index in text.indices {
      guard let written = written(text, index, isValue: isValue) else { continue }
      bytes.append(contentsOf: text[copied..<index])
      written.reference.withUTF8Buffer { bytes.append(contentsOf: $0) }
      copied = index + written.length
    }
    bytes.append(contentsOf: text[copied...])
  }

  /// What stands for the character at `index`, and how many bytes that character has; nil where it stands for itself.
  private static func written(
    _ text: UnsafeBufferPointer<UInt8>, _ index: Int, isValue: Bool
  ) -> (reference: StaticString, length: Int)? {
    switch text[index] {
    case UInt8(ascii: "&"): ("&amp;", 1)
    case UInt8(ascii: "<"): ("&lt;", 1)
    case UInt8(ascii: ">"): ("&gt;", 1)
    case UInt8(ascii: "\""): ("&quot;", 1)
    case UInt8(ascii: "'"): ("&#39;", 1)
    case 0x0D: ("&#13;", 1)
    case 0x09: isValue ? ("&#9;", 1) : nil
    case 0x0A: isValue ? ("&#10;", 1) : nil
    case 0x00..<0x20: ("", 1)
    case 0xEF where index + 2 < text.count && text[index + 1] == 0xBF && text[index + 2] >= 0xBE: ("", 3)
    default: nil
    }
  }
}

/// The value of an attribute of an XML element between quotation marks of either kind.
package enum XMLAttributeRules: EscapingRules {
  /// Writes what text between tags writes as references, and tab and line feed, which a reader would make spaces.
  ///
  /// Source: XML 1.0, section 3.3.3 (normalisation of the values of attributes).
  package static func append(escaping text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    XMLTextRules.append(escaping: text, to: &bytes, isValue: true)
  }
}

extension Escaped<XMLTextRules>.StringInterpolation {
  /// Appends the value of an attribute; the quotation marks around it belong to the literal.
  package mutating func appendInterpolation(_ value: XMLAttributeValue) { append(value) }

  /// Appends a text as the value of an attribute; the quotation marks around it belong to the literal.
  package mutating func appendInterpolation(attribute: String) { append(XMLAttributeValue(text: attribute)) }
}
