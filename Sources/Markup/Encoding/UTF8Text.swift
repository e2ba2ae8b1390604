/// Checks and repairs UTF-8 (RFC 3629).
package enum UTF8Text {
  /// Whether every byte is below 128.
  package static func isASCII(_ bytes: [UInt8]) -> Bool { bytes.withUnsafeBufferPointer(isASCII) }

  /// The same of a buffer.
  package static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    endOfASCII(UnsafeRawBufferPointer(bytes), from: 0) == bytes.count
  }

  /// The index of the first byte at or after `start` that is 128 or more, or the count of `bytes`.
  private static func endOfASCII(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var index = start
    while index + 8 <= bytes.count {
      let piece = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let beyond = piece & 0x8080_8080_8080_8080
      if beyond != 0 { return index + beyond.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < bytes.count, bytes[index] < 0x80 { index += 1 }
    return index
  }

  /// Whether `bytes` are well-formed UTF-8.
  package static func isValid(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var index = 0
      while true {
        index = endOfASCII(buffer, from: index)
        guard index < buffer.count else { return true }
        let length = sequence(buffer, at: index).length
        guard length > 0 else { return false }
        index += length
      }
    }
  }

  /// Whether a sequence of more than one byte begins in `bytes` that is not the replacement character: that one says only
  /// that the text was damaged before.
  static func hasMeaningfulSequence(_ bytes: [UInt8]) -> Bool {
    var index = 0
    while index < bytes.count {
      if bytes[index] >= 0xC2 {
        guard index + 2 < bytes.count, bytes[index...index + 2].elementsEqual([0xEF, 0xBF, 0xBD]) else {
          return true
        }
        index += 2
      }
      index += 1
    }
    return false
  }

  /// `bytes` made well-formed: a stray byte is read as windows-1252, a broken sequence becomes U+FFFD.
  ///
  /// `sequences` counts the sound sequences of more than one byte, `replaced` what had to be mended.
  static func repaired(_ bytes: [UInt8]) -> (text: [UInt8], replaced: Int, sequences: Int) {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 16)
    var (replaced, sequences, index) = (0, 0, 0)
    bytes.withUnsafeBytes { buffer in
      while index < buffer.count {
        let (length, broken) = sequence(buffer, at: index)
        if length > 0 {
          text.append(contentsOf: buffer[index..<index + length])
          sequences += length > 1 ? 1 : 0
          index += length
        } else {
          replaced += 1
          if broken == 1 {
            Windows1252.append(buffer[index], to: &text)
          } else {
            text.append(contentsOf: [0xEF, 0xBF, 0xBD])
          }
          index += broken
        }
      }
    }
    return (text, replaced, sequences)
  }

  /// Length of the well-formed sequence at `index`, or 0 and the number of bytes that belong to the broken one.
  private static func sequence(_ bytes: UnsafeRawBufferPointer, at index: Int) -> (length: Int, broken: Int) {
    let first = bytes[index]
    let length: Int
    var low: UInt8 = 0x80
    var high: UInt8 = 0xBF
    switch first {
    case 0..<0x80: return (1, 0)
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, low) = (3, 0xA0)
    case 0xED: (length, high) = (3, 0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, low) = (4, 0x90)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, high) = (4, 0x8F)
    default: return (0, 1)
    }
    var read = 1
    while read < length, index + read < bytes.count, bytes[index + read] >= low, bytes[index + read] <= high {
      (low, high) = (0x80, 0xBF)
      read += 1
    }
    return read == length ? (length, 0) : (0, read)
  }
}

extension String {
  /// A text of bytes that are known to be well-formed UTF-8: they are copied and not looked at again.
  package init(validUTF8 bytes: UnsafeBufferPointer<UInt8>) {
    assert(UTF8Text.isValid(Array(bytes)), "not UTF-8")
    let isASCII = UTF8Text.isASCII(bytes)
    self.init(copying: UTF8Span(unchecked: bytes.span, isKnownASCII: isASCII))
  }

  /// The same of a stretch of an array.
  package init(validUTF8 bytes: ArraySlice<UInt8>) {
    self = bytes.withUnsafeBufferPointer { String(validUTF8: $0) }
  }
}
