extension UInt8 {
  /// `A`-`Z` become `a`-`z`.
  @inlinable package var asciiLowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
  /// HTML's white space: tab, line feed, form feed, carriage return, space.
  @inlinable package var isHTMLSpace: Bool {
    self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D || self == 0x0C
  }
  /// `A`-`Z` or `a`-`z`.
  @inlinable package var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }
  /// `a`-`z`.
  @inlinable package var isASCIILowercase: Bool { self &- 0x61 < 26 }
  /// `0`-`9`.
  @inlinable package var isASCIIDigit: Bool { self &- 0x30 < 10 }
  /// A letter or a digit.
  @inlinable package var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }
}
