import Glibc
import Text

/// Decodes encodings whose code unit is the byte.
enum ByteDecoding {
  /// `bytes` as UTF-8, and how many bytes could not be read.
  static func decode(_ bytes: [UInt8], as encoding: TextEncoding) -> (text: [UInt8], replaced: Int) {
    switch encoding.converterName {
    case "UTF-8":
      if UTF8Text.isValid(bytes) { return (bytes, 0) }
      let repaired = UTF8Text.repaired(bytes)
      return (repaired.text, repaired.replaced)
    case "CP1252": return (Windows1252.decode(bytes), 0)
    default: return Converter.decode(bytes, from: encoding.converterName) ?? (Windows1252.decode(bytes), 1)
    }
  }
}

/// windows-1252, which is also what iso-8859-1 and us-ascii mean on the web (WHATWG Encoding Standard, index-windows-1252).
package enum Windows1252 {
  /// The characters of 0x80 to 0x9F; the five unused positions keep their control characters.
  private static let upper: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0x8D,
    0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
    0x203A,
    0x0153, 0x9D, 0x017E, 0x0178,
  ]

  /// The code point that `byte` stands for.
  package static func codePoint(_ byte: UInt8) -> UInt32 {
    byte >= 0x80 && byte < 0xA0 ? UInt32(upper[Int(byte) - 0x80]) : UInt32(byte)
  }

  static func append(_ byte: UInt8, to text: inout [UInt8]) {
    UnicodeUnits.append(codePoint(byte), to: &text)
  }

  /// Appends UTF-8 with its C1 control characters read as what windows-1252 has in their place: so every browser reads
  /// references to them, and they mean nothing else in documents.
  static func append(readingControls bytes: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]) {
    var copied = 0
    while let found = firstControl(in: bytes, from: copied) {
      text.append(contentsOf: bytes[copied..<found])
      append(bytes[found + 1], to: &text)
      copied = found + 2
    }
    text.append(contentsOf: bytes[copied...])
  }

  /// The index of the first C1 control character (C2 80 to C2 9F) at or after `start`, or nil.
  static func firstControl(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while let found = bytes.first(0xC2, from: index) {
      if found + 1 < bytes.count, bytes[found + 1] < 0xA0 { return found }
      index = found + 1
    }
    return nil
  }

  static func decode(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 { text.append(byte) } else { append(byte, to: &text) }
    }
    return text
  }
}

/// The C library's converter, for everything that has a table.
private enum Converter {
  /// `bytes` as UTF-8 with U+FFFD for what is invalid, or nil when the C library does not know the encoding.
  static func decode(_ bytes: [UInt8], from name: String) -> (text: [UInt8], replaced: Int)? {
    guard let handle = iconv_open("UTF-8", name), Int(bitPattern: handle) != -1 else { return nil }
    defer { iconv_close(handle) }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 3 / 2)
    var replaced = 0
    var input = bytes
    input.withUnsafeMutableBytes { source in
      var next = source.baseAddress?.assumingMemoryBound(to: CChar.self)
      var left = source.count
      while left > 0, !step(handle, &next, &left, into: &text) {
        replaced += 1
        text.append(contentsOf: [0xEF, 0xBF, 0xBD])
        next = next.map { $0 + 1 }
        left -= 1
      }
    }
    return (text, replaced)
  }

  /// Converts as far as possible; false when it stopped at a byte that cannot be read.
  private static func step(
    _ handle: iconv_t, _ next: inout UnsafeMutablePointer<CChar>?, _ left: inout Int, into text: inout [UInt8]
  ) -> Bool {
    withUnsafeTemporaryAllocation(byteCount: 16_384, alignment: 1) { piece in
      while true {
        var output = piece.baseAddress?.assumingMemoryBound(to: CChar.self)
        var room = piece.count
        let result = iconv(handle, &next, &left, &output, &room)
        let isFull = result == Int(bitPattern: UInt.max) && errno == E2BIG
        text.append(contentsOf: piece[..<(piece.count - room)])
        if !isFull { return result != Int(bitPattern: UInt.max) }
      }
    }
  }
}
