/// Which byte a character is scanned as.
enum CharacterFolding {
  /// The byte for `scalar`, nil for characters that nobody sees.
  static func fold(_ scalar: UInt32) -> UInt8? {
    switch scalar {
    case 0..<0x80: UInt8(scalar)
    case 0xC0...0xFF: latin[Int(scalar - 0xC0)]
    case 0x100...0x17F: extendedLatin(scalar)
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: nil
    case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63: UInt8(ascii: "-")
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: UInt8(ascii: " ")
    case 0x2028, 0x2029: UInt8(ascii: "\n")
    case 0xFF01...0xFF5E: UInt8(scalar - 0xFEE0)
    case 0x2018, 0x2019, 0x201B, 0xB4: UInt8(ascii: "'")
    case 0x201C, 0x201D, 0xAB, 0xBB: UInt8(ascii: "\"")
    case 0xB7, 0x2022, 0x2023, 0x2043, 0x2219, 0x25CF, 0x25E6, 0x2502: UInt8(ascii: "|")
    case 0xA2, 0xA3, 0xA5, 0x20A0...0x20CF: UInt8(ascii: "$")
    case 0xAA: UInt8(ascii: "a")
    case 0xB0, 0xBA: UInt8(ascii: "o")
    default: FoldedText.neutral
    }
  }

  /// U+00C0 to U+00FF (Unicode's Latin-1 Supplement).
  private static let latin = Array("AAAAAAACEEEEIIIIDNOOOOO*OUUUUYPsaaaaaaaceeeeiiiidnooooo/ouuuuypy".utf8)

  /// U+0100 to U+017F: that it is a letter is enough; the commonest keep their base.
  private static func extendedLatin(_ scalar: UInt32) -> UInt8 {
    switch scalar {
    case 0x100...0x105: UInt8(ascii: "a")
    case 0x106...0x10D: UInt8(ascii: "c")
    case 0x112...0x11B: UInt8(ascii: "e")
    case 0x141...0x148: UInt8(ascii: "n")
    case 0x15A...0x161: UInt8(ascii: "s")
    case 0x168...0x173: UInt8(ascii: "u")
    case 0x179...0x17E: UInt8(ascii: "z")
    default: UInt8(ascii: "o")
    }
  }
}
