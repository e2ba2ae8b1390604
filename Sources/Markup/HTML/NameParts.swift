import Text

/// Parts of names looked for in a value, in any letter case, all in one pass.
package struct NameParts: Sendable {
  private let parts: [StaticString]
  /// A bit for the first letter of every part, by the lower five bits of its byte.
  private let starts: UInt32

  /// `parts` in lower case, none empty; each begins with a letter.
  package init(_ parts: [StaticString]) {
    self.parts = parts
    starts = parts.reduce(0) { $0 | Self.bit($1.utf8Start[0]) }
  }

  /// Whether one of the parts stands in `bytes`.
  package func areIn(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for place in bytes.indices where starts & Self.bit(bytes[place]) != 0 {
      if parts.contains(where: { Self.stands($0, at: place, in: bytes) }) { return true }
    }
    return false
  }

  /// Whether `bytes` end in one of the parts.
  package func end(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    parts.contains { part in
      bytes.count >= part.utf8CodeUnitCount
        && Self.stands(part, at: bytes.count - part.utf8CodeUnitCount, in: bytes)
    }
  }

  private static func bit(_ byte: UInt8) -> UInt32 { 1 << UInt32(byte & 31) }

  private static func stands(_ part: StaticString, at start: Int, in bytes: UnsafeBufferPointer<UInt8>)
    -> Bool
  {
    let length = part.utf8CodeUnitCount
    guard bytes.count - start >= length else { return false }
    for offset in 0..<length where bytes[start + offset].asciiLowercased != part.utf8Start[offset] {
      return false
    }
    return true
  }
}
