/// Checks and repairs UTF-8 (RFC 3629).
package enum UTF8Text {
  /// Whether every byte is below 128.
  package static func isASCII(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var index = 0
      while index + 8 <= buffer.count {
        if buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 {
          return false
        }
        index += 8
      }
      return buffer[index...].allSatisfy { $0 < 0x80 }
    }
  }

  /// Whether `bytes` are well-formed UTF-8.
  package static func isValid(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var index = 0
      while index < buffer.count {
        if index + 8 <= buffer.count,
          buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
          index += 8
          continue
        }
        let length = sequence(buffer, at: index).length
        guard length > 0 else { return false }
        index += length
      }
      return true
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
