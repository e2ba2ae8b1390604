/// Beginnings of words, for a quick look at a text as written before it is taken apart: letter case does not matter, but
/// for the first letter where `isCapital` says so.
struct WordStems: Sendable {
  private let stems: [[[UInt8]]]
  /// By the first byte of a word: a bit for each second letter of a stem, by the lower five bits of its byte; all bits where a
  /// stem is one letter.
  let seconds: [UInt32]
  private let isCapital: Bool

  /// `texts` in upper case without accents, none empty.
  init(_ texts: some Sequence<String>, isCapital: Bool = false) {
    self.isCapital = isCapital
    var stems = [[[UInt8]]](repeating: [], count: 256)
    for text in texts {
      let bytes = Array(text.utf8)
      if let first = bytes.first { stems[Int(first)].append(bytes) }
    }
    self.stems = stems
    seconds = (0..<256).map { byte in
      stems[Int(isCapital ? UInt8(byte) : Self.upper(UInt8(byte)))].reduce(0) {
        $0 | ($1.count > 1 ? Self.bit($1[1]) : .max)
      }
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
    let second = place + 1 < bytes.count ? bytes[place + 1] : 0
    guard seconds[Int(bytes[place])] & Self.bit(second) != 0 else { return false }
    return stems[Int(isCapital ? bytes[place] : Self.upper(bytes[place]))].contains { stem in
      guard place + stem.count <= bytes.count else { return false }
      for offset in 1..<max(stem.count, 1) where Self.upper(bytes[place + offset]) != stem[offset] {
        return false
      }
      return true
    }
  }

  static func bit(_ byte: UInt8) -> UInt32 { 1 << UInt32(byte & 31) }

  private static func upper(_ byte: UInt8) -> UInt8 { byte.isLower ? byte & 0xDF : byte }
}
