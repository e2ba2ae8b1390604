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

/// Beginnings of words, for a quick look at a text as written before it is taken apart: letter case does not matter, but
/// for the first letter where `isCapital` says so.
struct WordStems: Sendable {
  private let stems: [[[UInt8]]]
  /// Whether a byte begins one of them.
  private let starts: [Bool]
  private let isCapital: Bool

  /// `texts` in upper case without accents.
  init(_ texts: some Sequence<String>, isCapital: Bool = false) {
    self.isCapital = isCapital
    var stems = [[[UInt8]]](repeating: [], count: 256)
    for text in texts {
      let bytes = Array(text.utf8)
      if let first = bytes.first { stems[Int(first)].append(bytes) }
    }
    self.stems = stems
    starts = (0..<256).map { byte in
      !stems[Int(isCapital ? UInt8(byte) : Self.upper(UInt8(byte)))].isEmpty
    }
  }

  /// Whether a word of `text` begins with one of the stems.
  func begins(wordOf text: String) -> Bool {
    Self.anyWord(of: text) { begin(wordAt: $0, in: $1) }
  }

  /// Whether `isWanted` holds for the place where a word of `text` begins.
  static func anyWord(of text: String, _ isWanted: (Int, UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var isInWord = false
      for place in bytes.indices {
        let isWord = bytes[place].isWord
        if isWord, !isInWord, isWanted(place, bytes) { return true }
        isInWord = isWord
      }
      return false
    }
  }

  /// Whether the word at `place` begins with one of the stems.
  func begin(wordAt place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard starts[Int(bytes[place])] else { return false }
    return stems[Int(isCapital ? bytes[place] : Self.upper(bytes[place]))].contains { stem in
      guard place + stem.count <= bytes.count else { return false }
      for offset in 1..<max(stem.count, 1) where Self.upper(bytes[place + offset]) != stem[offset] {
        return false
      }
      return true
    }
  }

  private static func upper(_ byte: UInt8) -> UInt8 { byte.isLower ? byte & 0xDF : byte }
}
