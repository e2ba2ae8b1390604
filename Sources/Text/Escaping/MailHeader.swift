/// The value of a header field of a mail or of an HTTP request: tokens of this program, and texts as words.
package typealias MailHeader = Escaped<MailHeaderRules>

/// A text as the whole value of a header field, or as words of it.
package enum MailHeaderRules: EscapingRules {
  /// Writes the text on one line, as ``SafeText`` makes it; what is no printable ASCII, or reads like an encoded word
  /// already, as encoded words with a space between them.
  ///
  /// Source: RFC 5322, section 2.2 (header fields); RFC 2047, section 2 (encoded words).
  package static func append(escaping text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    let line = SafeText.line(String(decoding: text, as: UTF8.self))
    bytes += (isPlain(line) ? line : encodedWords(line).joined(separator: " ")).utf8
  }

  /// Whether `line` can stand in a header as it is: printable ASCII that breaks into lines of 78 characters (RFC 5322,
  /// section 2.1.1), and nothing that reads like an encoded word.
  fileprivate static func isPlain(_ line: String) -> Bool {
    line.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !line.contains("=?")
      && line.utf8.split(separator: UInt8(ascii: " ")).allSatisfy { $0.count <= 66 }
  }

  /// Encoded words of at most 68 characters, so that `Subject:` and one word keep within a line; none splits a scalar.
  fileprivate static func encodedWords(_ line: String) -> [String] {
    var chunks: [[UInt8]] = []
    for scalar in line.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      if let last = chunks.last, last.count + bytes.count <= 42 {
        chunks[chunks.count - 1] += bytes
      } else {
        chunks.append(bytes)
      }
    }
    return chunks.map { "=?utf-8?B?\(Base64.encode($0))?=" }
  }
}

extension Escaped<MailHeaderRules>.StringInterpolation {
  /// Appends a token: an address, an identifier, a boundary. White space and what cannot be seen are left out.
  package mutating func appendInterpolation(token: String) {
    let scalars = token.unicodeScalars.filter { !$0.isWhiteSpace && !$0.isInvisible }
    append(unescaped: String(String.UnicodeScalarView(scalars)))
  }

  /// Appends the name in front of an address: as it is where it consists of letters, digits and spaces, else between
  /// quotation marks or as encoded words (RFC 5322, sections 3.2.3 to 3.2.5).
  package mutating func appendInterpolation(phrase: String) {
    let line = SafeText.line(phrase)
    let isAtoms = line.utf8.allSatisfy { $0.isASCIIAlphanumeric || $0 == 0x20 }
    var quoted = "\""
    for scalar in line.unicodeScalars {
      quoted.unicodeScalars += scalar == "\"" || scalar == "\\" ? ["\\", scalar] : [scalar]
    }
    quoted += "\""
    let shown = isAtoms ? line : quoted
    if MailHeaderRules.isPlain(shown) {
      append(unescaped: shown)
    } else {
      append(unescaped: MailHeaderRules.encodedWords(line).joined(separator: " "))
    }
  }
}

extension Escaped<MailHeaderRules> {
  /// The field `name` with this value, folded at spaces so that lines stay within 78 characters where words allow it; no
  /// final line break (RFC 5322, section 2.2.3).
  package func field(_ name: StaticString) -> [UInt8] {
    var field = name.withUTF8Buffer(Array.init) + [UInt8(ascii: ":")]
    let start = field.count
    var column = start
    for word in bytes.split(separator: 0x20) {
      if column + 1 + word.count > 78, column > start {
        field.append(0x0A)
        column = 0
      }
      field.append(0x20)
      field += word
      column += 1 + word.count
    }
    return field
  }
}
