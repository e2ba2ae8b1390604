/// Text reduced to what carries meaning: lower-case letters and digits in words divided by one space.
///
/// Case, punctuation, white space of every sort and marks of list or emphasis vanish, so that `P.O. Box 12` and `PO BOX 12`
/// differ in their dots only until they come here.
package enum ComparableText {
  /// `text` in folded form; apostrophes and dots inside a word join its parts (`Lee's` is `lees`, `P.O.` is `po`).
  package static func of(_ text: String) -> String {
    var text = text
    return text.withUTF8 { bytes in bytes.allSatisfy { $0 < 0x80 } ? plain(bytes) : nil } ?? any(text)
  }

  /// Of ASCII alone, which almost all texts are.
  private static func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    String(unsafeUninitializedCapacity: bytes.count) { output in
      var (count, gap) = (0, false)
      for byte in bytes where byte != 0x2E && byte != 0x27 {
        guard let kept = meaning(of: byte) else {
          gap = count > 0
          continue
        }
        if gap {
          output[count] = UInt8(ascii: " ")
          count += 1
        }
        output[count] = kept
        count += 1
        gap = false
      }
      return count
    }
  }

  private static func meaning(of byte: UInt8) -> UInt8? {
    switch byte {
    case 0x61...0x7A, 0x30...0x39: byte
    case 0x41...0x5A: byte + 32
    default: nil
    }
  }

  private static func any(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var gap = false
    for scalar in text.unicodeScalars {
      if joins(scalar.value) { continue }
      guard let kept = meaning(of: scalar) else {
        gap = !bytes.isEmpty
        continue
      }
      if gap { bytes.append(UInt8(ascii: " ")) }
      gap = false
      if kept.value < 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: kept.value))
      } else {
        bytes.append(contentsOf: kept.properties.lowercaseMapping.utf8)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The words of `text`, folded.
  package static func words(_ text: String) -> [Substring] { of(text).split(separator: " ") }

  /// Dots, apostrophes and soft hyphens are no gap between words.
  private static func joins(_ value: UInt32) -> Bool {
    switch value {
    case 0x2E, 0x27, 0x2019, 0x2018, 0xAD, 0x200B: true
    default: false
    }
  }

  private static func meaning(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x61...0x7A, 0x30...0x39: scalar
    case 0x41...0x5A: Unicode.Scalar(scalar.value + 32)
    case 0..<0x80: nil
    default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil ? scalar : nil
    }
  }
}
