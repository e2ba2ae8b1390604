/// Lines of a vCard 4.0 (RFC 6350): names of properties of this program, and texts as values.
package typealias VCard = Escaped<VCardRules>

/// A value of a parameter of a vCard's property, to stand between quotation marks.
package typealias VCardParameter = Escaped<VCardParameterRules>

/// A text as the value of a property, or as one of its parts.
package enum VCardRules: EscapingRules {
  /// Writes a backslash before backslash, comma and semicolon, and `\n` for line ends; other controls, which a card cannot
  /// hold, are left out.
  ///
  /// Source: RFC 6350, sections 3.3 (characters) and 3.4 (escaped characters).
  package static func append(escaping text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    for scalar in VCardRules.scalars(text) {
      switch scalar {
      case "\n": bytes += "\\n".utf8
      case "\\", ",", ";": bytes += "\\\(scalar)".utf8
      default: bytes += String(scalar).utf8
      }
    }
  }

  /// The text without the controls that a card cannot hold; each of its line ends is one line feed.
  fileprivate static func scalars(_ text: UnsafeBufferPointer<UInt8>) -> [Unicode.Scalar] {
    var scalars: [Unicode.Scalar] = []
    var isBehindReturn = false
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      if scalar == "\r" || scalar == "\n" && !isBehindReturn {
        scalars.append("\n")
      } else if scalar.properties.generalCategory != .control || scalar == "\t" {
        scalars.append(scalar)
      }
      isBehindReturn = scalar == "\r"
    }
    return scalars
  }
}

/// A text as the value of a parameter, between quotation marks.
package enum VCardParameterRules: EscapingRules {
  /// Writes `^'` for a quotation mark, `^^` for a circumflex and `^n` for a line end (RFC 6868, section 3.1); other
  /// controls, which a card cannot hold, are left out.
  package static func append(escaping text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    for scalar in VCardRules.scalars(text) {
      switch scalar {
      case "\n": bytes += "^n".utf8
      case "\"": bytes += "^'".utf8
      case "^": bytes += "^^".utf8
      default: bytes += String(scalar).utf8
      }
    }
  }
}

extension Escaped<VCardRules>.StringInterpolation {
  /// Appends the value of a parameter; the quotation marks around it belong to the literal.
  package mutating func appendInterpolation(_ value: VCardParameter) { append(value) }

  /// Appends a text as the value of a parameter; the quotation marks around it belong to the literal.
  package mutating func appendInterpolation(parameter: String) { append(VCardParameter(text: parameter)) }

  /// Appends a URI. White space and controls, which no URI holds, are left out; nothing else is changed.
  package mutating func appendInterpolation(uri: String) {
    let scalars = uri.unicodeScalars.filter { !$0.isWhiteSpace && !$0.isInvisible }
    append(unescaped: String(String.UnicodeScalarView(scalars)))
  }
}

extension Escaped<VCardRules> {
  /// The line with its end, CR LF, in pieces of at most 75 octets, of which each but the first begins with a space; none
  /// ends inside a character of UTF-8 (RFC 6350, section 3.2).
  package var folded: Self {
    var pieces: [UInt8] = []
    pieces.reserveCapacity(bytes.count + bytes.count / 37 + 2)
    var length = 0
    for (index, byte) in bytes.enumerated() {
      let isStart = byte & 0xC0 != 0x80
      let size = isStart ? UTF8.width(startingWith: byte) : 0
      if length + size > 75, index > 0 {
        pieces += "\r\n ".utf8
        length = 1
      }
      pieces.append(byte)
      length += size
    }
    return Self(escaped: pieces + Array("\r\n".utf8))
  }
}

extension Unicode.UTF8 {
  /// Bytes of the character that begins with `byte`.
  fileprivate static func width(startingWith byte: UInt8) -> Int {
    switch byte {
    case 0xF0...: 4
    case 0xE0...: 3
    case 0xC0...: 2
    default: 1
    }
  }
}
