/// Decodes UTF-16 and UTF-32, and writes code points as UTF-8.
package enum UnicodeUnits {
  /// `bytes` as UTF-8, and how many units were no character.
  static func decode(_ bytes: ArraySlice<UInt8>, as encoding: TextEncoding) -> (text: [UInt8], replaced: Int)
  {
    switch encoding {
    case .utf16LittleEndian: utf16(bytes, low: 0, high: 1)
    case .utf16BigEndian: utf16(bytes, low: 1, high: 0)
    case .utf32LittleEndian: utf32(bytes, isLittleEndian: true)
    default: utf32(bytes, isLittleEndian: false)
    }
  }

  /// Appends `value` as UTF-8; U+FFFD where it is no Unicode scalar value.
  package static func append(_ value: UInt32, to text: inout [UInt8]) {
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    if let encoded = UTF8.encode(scalar) { text.append(contentsOf: encoded) }
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, low: Int, high: Int) -> (text: [UInt8], replaced: Int)
  {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var replaced = bytes.count % 2
    var index = bytes.startIndex
    func unit(_ at: Int) -> UInt32 { UInt32(bytes[at + low]) | UInt32(bytes[at + high]) << 8 }
    while index + 2 <= bytes.endIndex {
      var value = unit(index)
      index += 2
      if value & 0xFC00 == 0xD800, index + 2 <= bytes.endIndex, unit(index) & 0xFC00 == 0xDC00 {
        value = 0x10000 + (value & 0x3FF) << 10 + (unit(index) & 0x3FF)
        index += 2
      }
      if value & 0xFFFF_F800 == 0xD800 { replaced += 1 }
      append(value, to: &text)
    }
    return (text, replaced)
  }

  private static func utf32(_ bytes: ArraySlice<UInt8>, isLittleEndian: Bool) -> (
    text: [UInt8], replaced: Int
  ) {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count / 2)
    var replaced = bytes.count % 4 == 0 ? 0 : 1
    var index = bytes.startIndex
    while index + 4 <= bytes.endIndex {
      var value: UInt32 = 0
      for offset in 0..<4 {
        value |= UInt32(bytes[index + offset]) << UInt32(8 * (isLittleEndian ? offset : 3 - offset))
      }
      if Unicode.Scalar(value) == nil { replaced += 1 }
      append(value, to: &text)
      index += 4
    }
    return (text, replaced)
  }
}
