import Text

/// Quoted-printable: RFC 2045 section 6.7.
enum QuotedPrintable {
  /// `text` in lines of at most 76 characters, ending in line feeds; of empty lines at the end none is kept.
  static func encode(_ text: String) -> [UInt8] {
    var text = text
    return text.withUTF8 { bytes in
      var lines = QuotedPrintableLines(capacity: bytes.count * 9 / 8)
      for (index, byte) in bytes.enumerated() {
        if byte == UInt8(ascii: "\n") {
          lines.endLine()
        } else {
          lines.append(byte, isLast: index + 1 == bytes.count || bytes[index + 1] == UInt8(ascii: "\n"))
        }
      }
      lines.endLine()
      return lines.withoutEmptyEnd
    }
  }
}

/// Writes quoted-printable byte by byte.
private struct QuotedPrintableLines {
  private var bytes: [UInt8] = []
  private var column = 0

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    column = 0
  }

  /// `isLast`: whether the line ends after it; any other leaves room for the sign of a soft line break.
  mutating func append(_ byte: UInt8, isLast: Bool) {
    let room = isLast ? 76 : 75
    var isPlain = isPlain(byte, isLast: isLast)
    if column + (isPlain ? 1 : 3) > room {
      bytes.append(UInt8(ascii: "="))
      endLine()
      isPlain = self.isPlain(byte, isLast: isLast)
    }
    if isPlain {
      bytes.append(byte)
      column += 1
    } else {
      bytes.append(UInt8(ascii: "="))
      bytes.append((byte >> 4).upperHexadecimalDigit)
      bytes.append((byte & 15).upperHexadecimalDigit)
      column += 3
    }
  }

  /// Escaped: everything but printable ASCII; blanks at the end of a line; a dot at its start and an F of `From `, which
  /// mail programs on the way may change.
  private func isPlain(_ byte: UInt8, isLast: Bool) -> Bool {
    switch byte {
    case 0x20, 0x09: !isLast
    case UInt8(ascii: "="): false
    case UInt8(ascii: "."), UInt8(ascii: "F"): column > 0
    default: (0x21...0x7E).contains(byte)
    }
  }

  var withoutEmptyEnd: [UInt8] {
    var kept = bytes
    while kept.count > 1, kept[kept.count - 1] == 0x0A, kept[kept.count - 2] == 0x0A { kept.removeLast() }
    return kept
  }
}
