import Text

/// Character references of HTML and XML: `&amp;`, `&#8217;`, `&#x2019;` (HTML standard, sections 13.2.5.72 to 13.2.5.80).
package enum CharacterReference {
  /// Where a semicolon may be missing after a name; after a number it may everywhere.
  enum Semicolon {
    /// Nowhere: XML.
    case required
    /// After the oldest names, and these as heads of longer words too: `&copy2026`, `AT&ampT`.
    case optional
    /// The same, but not before `=` or a letter or digit: old query strings, `?a=1&copy=2`.
    case optionalInAttribute
  }

  /// The reference that begins with the `&` at `index`: what it stands for, and the index after it.
  ///
  /// Numbers 0x80-0x9F mean windows-1252 characters, as in every browser; numbers that are no character mean U+FFFD.
  static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, semicolon: Semicolon
  ) -> (value: UInt32, end: Int)? {
    guard index + 2 < bytes.count else { return nil }
    return bytes[index + 1] == UInt8(ascii: "#")
      ? number(bytes, from: index + 2) : named(bytes, from: index + 1, semicolon)
  }

  /// Appends `text` with its references decoded; what is no reference stays as it is.
  static func decode(_ text: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
    var place = 0
    while let next = text.first(UInt8(ascii: "&"), from: place) {
      output.append(contentsOf: UnsafeBufferPointer(rebasing: text[place..<next]))
      if let found = decode(text, at: next, semicolon: .optional) {
        UnicodeUnits.append(found.value, to: &output)
        place = found.end
      } else {
        output.append(text[next])
        place = next + 1
      }
    }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: text[place...]))
  }

  private static func number(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (value: UInt32, end: Int)? {
    var index = start
    let isHexadecimal = bytes[index] | 0x20 == UInt8(ascii: "x")
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
    return (value == 0 || Unicode.Scalar(value) == nil ? 0xFFFD : value, index)
  }

  private static func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
    if byte.isASCIIDigit { return UInt32(byte &- 0x30) }
    let letter = (byte | 0x20) &- 0x61
    return isHexadecimal && letter < 6 ? UInt32(letter) + 10 : nil
  }

  private static func named(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ semicolon: Semicolon
  ) -> (value: UInt32, end: Int)? {
    var key: UInt64 = 0
    var end = start
    while end < bytes.count, end - start < CharacterNames.longest, bytes[end].isASCIIAlphanumeric {
      key = key << 8 | UInt64(bytes[end])
      end += 1
    }
    if end < bytes.count, bytes[end] == UInt8(ascii: ";") {
      return CharacterNames.value(key).map { ($0, end + 1) }
    }
    if case .required = semicolon { return nil }
    return shortened(bytes, key: key, from: start, to: end, semicolon)
  }

  /// The longest of the oldest names at the head of the letters.
  private static func shortened(
    _ bytes: UnsafeBufferPointer<UInt8>, key: UInt64, from start: Int, to end: Int, _ semicolon: Semicolon
  ) -> (value: UInt32, end: Int)? {
    var (key, end) = (key, end)
    while end > start + 1 {
      if CharacterNames.isLegacy(key), let value = CharacterNames.value(key) {
        let goesOn =
          end < bytes.count && (bytes[end] == UInt8(ascii: "=") || bytes[end].isASCIIAlphanumeric)
        if case .optionalInAttribute = semicolon, goesOn { return nil }
        return (value, end)
      }
      key >>= 8
      end -= 1
    }
    return nil
  }
}
