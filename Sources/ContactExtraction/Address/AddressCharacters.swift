/// The characters of addresses on UTF-8: dashes and apostrophes of all kinds, letters with accents.
enum AddressCharacters {
  /// Bytes of a hyphen, a no-break hyphen, an en or em dash or a minus at `place`; nil where there is none.
  static func hyphenLength(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int? {
    if bytes[place] == UInt8(ascii: "-") { return 1 }
    guard bytes[place] == 0xE2, place + 2 < bytes.count else { return nil }
    if bytes[place + 1] == 0x80, 0x90...0x95 ~= bytes[place + 2] { return 3 }
    return bytes[place + 1] == 0x88 && bytes[place + 2] == 0x92 ? 3 : nil
  }

  /// Bytes of an apostrophe at `place`; 0 where there is none.
  static func apostropheLength(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
    if bytes[place] == UInt8(ascii: "'") || bytes[place] == UInt8(ascii: "`") { return 1 }
    guard bytes[place] == 0xE2, place + 2 < bytes.count, bytes[place + 1] == 0x80 else { return 0 }
    return bytes[place + 2] == 0x98 || bytes[place + 2] == 0x99 ? 3 : 0
  }

  /// `•` and its like.
  static func isBullet(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
    guard place + 2 < bytes.count else { return false }
    return bytes[place + 1] == 0x80 && bytes[place + 2] == 0xA2 || bytes[place + 1] == 0x97
      || bytes[place + 1] == 0x96
  }

  /// Upper case, accents off, apostrophes out, every dash a hyphen.
  static func plain(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    var plain = ""
    for scalar in String(decoding: word, as: UTF8.self).unicodeScalars { plain += plainForm(scalar) }
    return plain
  }

  /// The same of letters, digits and signs that are ASCII and no apostrophes.
  static func raised(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    String(unsafeUninitializedCapacity: word.count) { plain in
      for offset in 0..<word.count {
        let byte = word.base[word.startIndex + offset]
        plain[offset] = byte.isLower ? byte & 0xDF : byte
      }
      return word.count
    }
  }

  private static func plainForm(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x27, 0x60, 0x2018, 0x2019, 0xB4, 0x300...0x36F: return ""
    case 0x2010...0x2015, 0x2212: return "-"
    case 0..<0x80: return String(scalar).uppercased()
    case 0xC0...0x17F:
      return bases[scalar] ?? bases[scalar.properties.uppercaseMapping.unicodeScalars.first ?? scalar]
        ?? scalar.properties.uppercaseMapping
    default: return scalar.properties.uppercaseMapping
    }
  }

  /// Upper-case Latin letters by their letter without an accent.
  private static let bases: [Unicode.Scalar: String] = {
    let groups = [
      "A": "ÀÁÂÃÄÅĀĂĄ", "C": "ÇĆĈĊČ", "D": "ĎĐÐ", "E": "ÈÉÊËĒĔĖĘĚ", "G": "ĜĞĠĢ", "H": "ĤĦ", "I": "ÌÍÎÏĨĪĬĮİ",
      "J": "Ĵ",
      "K": "Ķ", "L": "ĹĻĽĿŁ", "N": "ÑŃŅŇ", "O": "ÒÓÔÕÖŌŎŐØ", "R": "ŔŖŘ", "S": "ŚŜŞŠ", "T": "ŢŤŦ",
      "U": "ÙÚÛÜŨŪŬŮŰŲ", "W": "Ŵ", "Y": "ÝŶŸ", "Z": "ŹŻŽ",
    ]
    var table: [Unicode.Scalar: String] = ["ß": "SS", "Æ": "AE", "Œ": "OE", "Þ": "TH"]
    for (base, letters) in groups { for letter in letters.unicodeScalars { table[letter] = base } }
    return table
  }()
}
