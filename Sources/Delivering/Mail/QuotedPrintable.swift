/// Quoted-printable: RFC 2045 section 6.7.
enum QuotedPrintable {
  private static let digits = Array("0123456789ABCDEF".utf8)

  /// `text` in lines of at most 76 characters, ending in line feeds.
  static func encode(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count * 11 / 10)
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      append(Array(line), to: &result)
      result.append(UInt8(ascii: "\n"))
    }
    while result.suffix(2) == [0x0A, 0x0A] { result.removeLast() }
    return result
  }

  private static func append(_ line: [UInt8], to result: inout [UInt8]) {
    var column = 0
    for (index, byte) in line.enumerated() {
      let piece = encoded(byte, isFirst: column == 0, isLast: index + 1 == line.count)
      if column + piece.count > (index + 1 == line.count ? 76 : 75) {
        result += [UInt8(ascii: "="), 0x0A]
        column = 0
      }
      result += piece
      column += piece.count
    }
  }

  /// Escaped: everything but printable ASCII; blanks at the end of a line; a dot at its start and an F of `From `, which
  /// mail programs on the way may change.
  private static func encoded(_ byte: UInt8, isFirst: Bool, isLast: Bool) -> [UInt8] {
    let isPlain =
      switch byte {
      case 0x20, 0x09: !isLast
      case UInt8(ascii: "="): false
      case UInt8(ascii: "."), UInt8(ascii: "F"): !isFirst
      default: (0x21...0x7E).contains(byte)
      }
    return isPlain ? [byte] : [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }
}
