/// A quick look at a text for an address outside the United States: a Canadian or British postal code, or a line, up to its
/// end or a bar, whose last part is the name of a country.
enum ForeignSigns {
  /// A look at `text`, of which `signs` are known.
  static func areIn(_ text: String, _ signs: AddressSigns) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      if signs.contains(.code), holdsCode(bytes) { return true }
      var end = bytes.count
      while end > 0 {
        if namesCountry(bytes, endingAt: end) { return true }
        guard signs.contains(.line) else { return false }
        end -= 1
        while end > 0, bytes[end] != 0x0A, bytes[end] != UInt8(ascii: "|") { end -= 1 }
      }
      return false
    }
  }

  /// A word that ends like a code: `1G8`, `7US`, at its end or as a whole.
  private static func holdsCode(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count >= 5 else { return false }
    for place in 0..<bytes.count - 2 where bytes[place].isDigit && bytes[place + 1].isUpper {
      let last = bytes[place + 2]
      let isEnd = place + 3 == bytes.count || !bytes[place + 3].isWord
      if isEnd, last.isDigit || last.isUpper { return true }
    }
    return false
  }

  /// Whether the part before `end`, from the comma or the head of the line, is a country's name.
  private static func namesCountry(_ bytes: UnsafeBufferPointer<UInt8>, endingAt end: Int) -> Bool {
    var end = withoutCode(bytes, end)
    while end > 0, bytes[end - 1] == 0x20 || bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
    guard ForeignCountries.mayEnd(in: bytes, at: end) else { return false }
    var start = end
    while start > 0, end - start <= ForeignCountries.longestName, isInName(bytes[start - 1]) { start -= 1 }
    guard end - start <= ForeignCountries.longestName else { return false }
    if start > 0, !bytes[start - 1].isDigit, !",|\n".utf8.contains(bytes[start - 1]) { return false }
    while start < end, bytes[start] == 0x20 { start += 1 }
    guard start < end, bytes[start].isUpper || bytes[start] >= 0xC3 else { return false }
    return ForeignCountries.named(bytes: plain(bytes[start..<end])) != nil
  }

  /// Before the postal code that may stand behind the name: `MEXICO 66196`.
  private static func withoutCode(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int {
    var start = end
    while start > 0, end - start < 10, bytes[start - 1].isDigit || bytes[start - 1] == UInt8(ascii: "-") {
      start -= 1
    }
    return end - start >= 3 && start > 0 && bytes[start - 1] == 0x20 ? start : end
  }

  /// Upper case, accents, apostrophes and full stops out; without a string where all is ASCII.
  private static func plain(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    let letters = name.allSatisfy { $0 < 0x80 } ? Array(name) : Array(AddressCharacters.plain(name).utf8)
    return letters.compactMap { byte in
      if byte.isLower { return byte & 0xDF }
      return byte == UInt8(ascii: ".") || byte == UInt8(ascii: "'") ? nil : byte
    }
  }

  private static func isInName(_ byte: UInt8) -> Bool {
    byte.isLetter || byte == 0x20 || byte >= 0x80 || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".")
  }
}
