/// The byte order mark at the head of a document (Unicode 15, section 23.8).
struct ByteOrderMark {
  let encoding: TextEncoding
  /// Bytes it takes.
  let length: Int

  /// The mark `bytes` begin with, if any.
  init?(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      (encoding, length) = (.utf8, 3)
    } else if bytes.starts(with: [0xFF, 0xFE, 0, 0]) {
      (encoding, length) = (.utf32LittleEndian, 4)
    } else if bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      (encoding, length) = (.utf32BigEndian, 4)
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      (encoding, length) = (.utf16LittleEndian, 2)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      (encoding, length) = (.utf16BigEndian, 2)
    } else {
      return nil
    }
  }
}

/// Wide encodings without a mark, told by where the zero bytes of the first two ASCII characters stand (XML 1.0, appendix F.1).
enum ZeroBytePattern {
  /// The wide encoding `bytes` are in, or nil.
  static func encoding(of bytes: [UInt8]) -> TextEncoding? {
    guard bytes.count >= 8, bytes[0] == 0 || bytes[1] == 0 else { return nil }
    let zeros = bytes[..<8].map { $0 == 0 }
    switch zeros {
    case [true, true, true, false, true, true, true, false]: return .utf32BigEndian
    case [false, true, true, true, false, true, true, true]: return .utf32LittleEndian
    case [true, false, true, false, true, false, true, false]: return .utf16BigEndian
    case [false, true, false, true, false, true, false, true]: return .utf16LittleEndian
    default: return nil
    }
  }
}

/// Heads of formats that are no text.
enum BinarySignature {
  private static let heads: [[UInt8]] = [
    [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8), Array("%PDF-".utf8),
    [0x50, 0x4B, 3, 4],
    [0x1F, 0x8B], [0x7F, 0x45, 0x4C, 0x46], Array("RIFF".utf8), Array("ID3".utf8), [0x28, 0xB5, 0x2F, 0xFD],
  ]

  /// Whether `bytes` begin like a picture, archive, PDF, program or sound.
  static func matches(_ bytes: [UInt8]) -> Bool { heads.contains { bytes.starts(with: $0) } }
}
