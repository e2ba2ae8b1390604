/// Phrases looked for in plain words (upper case, accents off, one space between words: ``PlainWords``).
///
/// A phrase is written with a space where a word begins or ends: ` USPS ` is a whole word, ` FEDEX` begins one. All are found
/// in one pass over the words, whatever their number.
struct PhraseSet: Sendable {
  /// Bytes behind the leading space, by their first byte.
  private let phrases: [[[UInt8]]]

  init(_ texts: [String]) {
    var phrases = [[[UInt8]]](repeating: [], count: 256)
    for text in texts {
      let bytes = Array(text.utf8.drop { $0 == 0x20 })
      if let first = bytes.first { phrases[Int(first)].append(bytes) }
    }
    self.phrases = phrases
  }

  /// Whether one of the phrases stands in `plain`.
  func isIn(_ plain: String) -> Bool {
    var plain = plain
    return plain.withUTF8 { bytes in
      var place = 0
      while place < bytes.count {
        if begins(at: place, in: bytes) { return true }
        while place < bytes.count, bytes[place] != 0x20 { place += 1 }
        place += 1
      }
      return false
    }
  }

  private func begins(at place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    phrases[Int(bytes[place])].contains { Self.matches($0, at: place, in: bytes) }
  }

  /// The end of the text counts as a space.
  private static func matches(_ phrase: [UInt8], at place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool
  {
    for (offset, wanted) in phrase.enumerated() {
      let here = place + offset
      if here == bytes.count { return wanted == 0x20 && offset == phrase.count - 1 }
      if here > bytes.count || bytes[here] != wanted { return false }
    }
    return true
  }
}
