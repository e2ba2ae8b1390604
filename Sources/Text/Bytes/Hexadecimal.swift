extension Sequence<UInt8> {
  /// Two lower-case hexadecimal digits for each byte.
  package var hexadecimal: String {
    var digits: [UInt8] = []
    for byte in self {
      digits.append((byte >> 4).hexadecimalDigit)
      digits.append((byte & 15).hexadecimalDigit)
    }
    return String(decoding: digits, as: UTF8.self)
  }
}

extension [UInt8] {
  /// The bytes that `digits`, two for each in either case, stand for; nil where they are anything else.
  package init?(hexadecimal digits: [UInt8]) {
    guard digits.count.isMultiple(of: 2) else { return nil }
    self.init()
    reserveCapacity(digits.count / 2)
    for place in stride(from: 0, to: digits.count, by: 2) {
      guard let high = digits[place].hexadecimalValue, let low = digits[place + 1].hexadecimalValue else {
        return nil
      }
      append(high << 4 | low)
    }
  }
}

extension UInt8 {
  /// The lower-case digit of a value below 16.
  package var hexadecimalDigit: UInt8 { self < 10 ? 0x30 + self : 0x57 + self }

  /// The upper-case digit of a value below 16.
  package var upperHexadecimalDigit: UInt8 { self < 10 ? 0x30 + self : 0x37 + self }

  /// The value of a hexadecimal digit in either case; nil for other bytes.
  package var hexadecimalValue: UInt8? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x41...0x46: self - 0x37
    case 0x61...0x66: self - 0x57
    default: nil
    }
  }
}

extension FixedWidthInteger {
  /// Lower-case hexadecimal digits, at least `digits` of them.
  package func hexadecimal(digits: Int) -> String {
    let shown = String(self, radix: 16)
    return String(repeating: "0", count: Swift.max(0, digits - shown.utf8.count)) + shown
  }
}
