/// Comma-separated values: commas and line ends of this program, and texts as cells.
package typealias CSV = Escaped<CSVRules>

/// A text as one cell (RFC 4180, section 2).
package enum CSVRules: EscapingRules {
  /// Writes a cell that holds a comma, a quotation mark or a line end between quotation marks, and an apostrophe before
  /// what a spreadsheet would run.
  ///
  /// A spreadsheet takes a cell for a formula that begins with `=`, `+`, `-` or `@`, in ASCII or in full width, white space
  /// and what cannot be seen in front of it left out; a tab or a carriage return in front moves it into a cell of its own.
  /// Behind an apostrophe all of them are text. A sign with nothing but digits, and perhaps an extension, behind it is a
  /// number: `+18005550100` and `+18005550100;ext=12` stay as they are, for they run nothing, and whoever dials them from the
  /// file needs them as they are.
  package static func append(escaping text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    let isQuoted = text.contains { $0 == comma || $0 == quote || $0 == 0x0A || $0 == 0x0D }
    if isQuoted { bytes.append(quote) }
    if isFormula(text) { bytes.append(UInt8(ascii: "'")) }
    for byte in text {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    if isQuoted { bytes.append(quote) }
  }

  private static let comma = UInt8(ascii: ",")
  private static let quote = UInt8(ascii: "\"")

  private static func isFormula(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    if text.first == 0x09 || text.first == 0x0D { return true }
    // What stands in front of a sign is ASCII in all but a few cells.
    guard let first = text.first, first < 0x30 || first == 0x3D || first == 0x40 || first >= 0x7F else {
      return false
    }
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars.drop {
      $0.isWhiteSpace || $0.isInvisible
    }
    switch scalars.first {
    case "=", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": return true
    case "+", "-": return !isNumber(text)
    default: return false
    }
  }

  /// A sign and digits, and perhaps `;ext=` and digits (RFC 3966, section 5.3).
  private static func isNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let digits = text.dropFirst().prefix(while: \.isASCIIDigit)
    let rest = text[digits.endIndex...]
    guard !digits.isEmpty, !rest.isEmpty else { return !digits.isEmpty }
    let mark = ";ext=".utf8
    let `extension` = rest.dropFirst(mark.count)
    return rest.starts(with: mark) && !`extension`.isEmpty && `extension`.allSatisfy(\.isASCIIDigit)
  }
}
