import CLibXML2

/// Character references of HTML and XML: `&amp;`, `&#8217;`, `&#x2019;`.
package enum CharacterReference {
  /// The longest name any reference has.
  private static let longestName = 32

  /// The reference that begins with the `&` at `index`: what it stands for, and the index after it.
  ///
  /// Numbers 0x80-0x9F mean windows-1252 characters, as in every browser; a missing semicolon is forgiven after a number
  /// and, with `needsSemicolon` false, after the names that HTML 3.2 had.
  package static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, needsSemicolon: Bool = true
  ) -> (value: UInt32, end: Int)? {
    guard index + 2 < bytes.count else { return nil }
    return bytes[index + 1] == UInt8(ascii: "#")
      ? number(bytes, from: index + 2) : named(bytes, from: index + 1, needsSemicolon)
  }

  private static func number(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> (UInt32, Int)? {
    var index = start
    let isHexadecimal = ASCII.lowered(bytes[index]) == UInt8(ascii: "x")
    if isHexadecimal { index += 1 }
    let first = index
    var value: UInt32 = 0
    while index < bytes.count, let digit = digit(bytes[index], isHexadecimal) {
      value = min(value &* (isHexadecimal ? 16 : 10) &+ digit, 0x11_0000)
      index += 1
    }
    guard index > first else { return nil }
    if index < bytes.count, bytes[index] == UInt8(ascii: ";") { index += 1 }
    if value < 0x100 { value = Windows1252.codePoint(UInt8(value)) }
    return (value == 0 ? 0xFFFD : value, index)
  }

  private static func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
    switch byte {
    case 48...57: UInt32(byte - 48)
    case 65...70 where isHexadecimal: UInt32(byte - 55)
    case 97...102 where isHexadecimal: UInt32(byte - 87)
    default: nil
    }
  }

  private static func named(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ needsSemicolon: Bool
  ) -> (UInt32, Int)? {
    var end = start
    while end < bytes.count, end - start < longestName, isNameByte(bytes[end]) { end += 1 }
    guard end > start else { return nil }
    if end < bytes.count, bytes[end] == UInt8(ascii: ";") {
      return value(bytes[start..<end]).map { ($0, end + 1) }
    }
    return needsSemicolon ? nil : shortened(bytes, start, end)
  }

  /// `&amp` and `&copy2026`: the longest HTML 3.2 name at the head of the letters.
  private static func shortened(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> (UInt32, Int)? {
    var length = min(end - start, 6)
    while length >= 2 {
      if let value = value(bytes[start..<start + length]), value < 0x100 { return (value, start + length) }
      length -= 1
    }
    return nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (97...122).contains(ASCII.lowered(byte)) || (48...57).contains(byte)
  }

  /// The code point that `name` stands for in HTML 4 (and `apos`), or nil.
  private static func value(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> UInt32? {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longestName + 1) { copy in
      for (offset, byte) in name.enumerated() { copy[offset] = byte }
      copy[name.count] = 0
      return htmlEntityLookup(copy.baseAddress)?.pointee.value
    }
  }
}
