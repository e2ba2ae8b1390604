/// Percent-encoding (RFC 3986, section 2.1).
extension String {
  /// The text with every byte of its UTF-8 that `isKept` refuses as `%` and two upper-case digits.
  package func percentEncoded(keeping isKept: (UInt8) -> Bool) -> String {
    guard !utf8.allSatisfy(isKept) else { return self }
    var bytes: [UInt8] = []
    for byte in utf8 { if isKept(byte) { bytes.append(byte) } else { bytes.appendPercentEncoded(byte) } }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text with escapes as what they stand for; a `%` without two digits behind it stays. Bytes that are no UTF-8 become
  /// U+FFFD.
  package var percentDecoded: String {
    guard hasByte(UInt8(ascii: "%")) else { return self }
    var bytes: [UInt8] = []
    var rest = Array(utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let value = rest.percentEncodedByte {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension [UInt8] {
  /// Appends `%` and the two upper-case digits of `byte`.
  package mutating func appendPercentEncoded(_ byte: UInt8) {
    self += [UInt8(ascii: "%"), (byte >> 4).upperHexadecimalDigit, (byte & 15).upperHexadecimalDigit]
  }
}

extension ArraySlice<UInt8> {
  /// The byte that the two digits behind a `%`, with which these bytes begin, stand for; nil where they are none.
  package var percentEncodedByte: UInt8? {
    guard count >= 2, let high = self[startIndex].hexadecimalValue,
      let low = self[startIndex + 1].hexadecimalValue
    else { return nil }
    return high << 4 | low
  }
}

extension UInt8 {
  /// Whether no URL needs it encoded: a letter, a digit or one of `-._~` (RFC 3986, section 2.3).
  package var isURLUnreserved: Bool { isASCIIAlphanumeric || "-._~".utf8.contains(self) }
}
