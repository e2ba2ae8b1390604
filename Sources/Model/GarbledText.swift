/// Text whose letters were decoded wrongly: UTF-8 that was read as windows-1252, once or twice, or letters that were lost.
package enum GarbledText {
  /// Whether `text` is `original` with letters that were decoded wrongly.
  package static func isGarbled(_ text: String, of original: String) -> Bool {
    guard text != original, !original.utf8.allSatisfy({ $0 < 0x80 }) else { return false }
    var repaired = text
    for _ in 0..<2 {
      guard let next = decoded(repaired) else { break }
      if next == original { return true }
      repaired = next
    }
    return lostLetters(text, of: original)
  }

  /// `text` read again as the UTF-8 that its windows-1252 bytes are; nil where they are none.
  private static func decoded(_ text: String) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0..<0x80, 0xA0...0xFF, 0x80..<0xA0: bytes.append(UInt8(scalar.value))
      default:
        guard let byte = windows1252[scalar.value] else { return nil }
        bytes.append(byte)
      }
    }
    guard let decoded = String(validating: bytes, as: UTF8.self), decoded != text else { return nil }
    return decoded
  }

  /// Whether `text` is `original` with U+FFFD or a question mark in place of letters beyond ASCII.
  private static func lostLetters(_ text: String, of original: String) -> Bool {
    guard text.unicodeScalars.contains(where: { $0.value == 0xFFFD || $0 == "?" }) else { return false }
    func skeleton(_ text: String) -> [UInt8] {
      text.unicodeScalars.compactMap { $0.isASCII && $0 != "?" ? UInt8($0.value) : nil }
    }
    let beyond = original.unicodeScalars.count { !$0.isASCII }
    let marks = text.unicodeScalars.count { $0.value == 0xFFFD || $0 == "?" }
    // A letter is lost as one mark, or as one for each of its bytes.
    return marks >= beyond && skeleton(text) == skeleton(original)
      && text.unicodeScalars.allSatisfy { $0.isASCII || $0.value == 0xFFFD }
  }

  /// Characters of windows-1252 at 80 to 9F.
  private static let windows1252: [UInt32: UInt8] = [
    0x20AC: 0x80, 0x201A: 0x82, 0x0192: 0x83, 0x201E: 0x84, 0x2026: 0x85, 0x2020: 0x86, 0x2021: 0x87,
    0x02C6: 0x88,
    0x2030: 0x89, 0x0160: 0x8A, 0x2039: 0x8B, 0x0152: 0x8C, 0x017D: 0x8E, 0x2018: 0x91, 0x2019: 0x92,
    0x201C: 0x93,
    0x201D: 0x94, 0x2022: 0x95, 0x2013: 0x96, 0x2014: 0x97, 0x02DC: 0x98, 0x2122: 0x99, 0x0161: 0x9A,
    0x203A: 0x9B,
    0x0153: 0x9C, 0x017E: 0x9E, 0x0178: 0x9F,
  ]
}
