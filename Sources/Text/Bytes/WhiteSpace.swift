/// White space of Unicode as words are told apart by it.
package enum WhiteSpace {
  /// `text` with runs of white space as one space, none at the ends; a mark that combines with a white space goes with it.
  ///
  /// Source: the property White_Space (Unicode Standard Annex 44) of the first scalar of each character.
  package static func folded(_ text: String) -> String {
    var text = text
    let isFolded = text.withUTF8(isSurelyFolded)
    return isFolded ? text : text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Whether folding changes nothing, told from the bytes: single spaces only, none at the ends, each before a character
  /// that surely does not combine with it, and no bytes that white space beyond ASCII begins with.
  private static func isSurelyFolded(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var isAfterSpace = true
    for index in bytes.indices {
      switch bytes[index] {
      case 0x20:
        if isAfterSpace { return false }
        isAfterSpace = true
        continue
      case 0x09...0x0D: return false
      case 0..<0x80: break
      case let lead where lead >= 0xC0:
        let second = index + 1 < bytes.count ? bytes[index + 1] : 0
        let third = index + 2 < bytes.count ? bytes[index + 2] : 0
        if mayBeWhite(lead, second, third) || isAfterSpace && mayCombine(lead, second) { return false }
      default: break
      }
      isAfterSpace = false
    }
    return !isAfterSpace || bytes.isEmpty
  }

  /// U+0085, U+00A0, U+1680, U+2000 to U+200F, U+2028 to U+202F, U+205F and U+3000, and a few that are no white space.
  private static func mayBeWhite(_ lead: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch lead {
    case 0xC2: second == 0x85 || second == 0xA0
    case 0xE1: second == 0x9A
    case 0xE2:
      second == 0x80 && (third < 0x90 || third >= 0xA8 && third < 0xB0) || second == 0x81 && third == 0x9F
    case 0xE3: second == 0x80 && third == 0x80
    default: false
    }
  }

  /// All but Latin, Greek and Cyrillic letters, common punctuation and ideographs, none of which combines.
  private static func mayCombine(_ lead: UInt8, _ second: UInt8) -> Bool {
    switch lead {
    case 0xC2...0xCB, 0xCE...0xD1, 0xE4...0xE9: false
    case 0xE2: second > 0x82
    default: true
    }
  }
}
