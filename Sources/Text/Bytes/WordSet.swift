/// A fixed set of words, asked on bytes: most words of a text are told by their first byte and length alone.
package struct WordSet: Sendable {
  private static let mostLengths = 16

  /// The words, by the lower five bits of their first byte and by their length.
  private let words: [[[UInt8]]]
  /// The lengths of words, a bit each, by the lower five bits of their first byte.
  private let lengths: [UInt16]

  /// The words of `text`, lower-case, with white space between them.
  package init(_ text: String) {
    var words = [[[UInt8]]](repeating: [], count: 32 * Self.mostLengths)
    var lengths = [UInt16](repeating: 0, count: 32)
    for word in text.utf8.split(whereSeparator: \.isHTMLSpace).map(Array.init) {
      words[Self.place(word[0], word.count)].append(word)
      lengths[Int(word[0] & 31)] |= Self.bit(word.count)
    }
    (self.words, self.lengths) = (words, lengths)
  }

  /// Whether `bytes[word]`, in lower case, is one of the words.
  package func contains(_ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Bool {
    guard !word.isEmpty, lengths[Int(bytes[word.lowerBound] & 31)] & Self.bit(word.count) != 0 else {
      return false
    }
    return words[Self.place(bytes[word.lowerBound], word.count)].contains { wanted in
      guard wanted.count == word.count else { return false }
      for (offset, byte) in wanted.enumerated() where bytes[word.lowerBound + offset] != byte { return false }
      return true
    }
  }

  private static func bit(_ length: Int) -> UInt16 { 1 << UInt16(min(length, mostLengths - 1)) }

  private static func place(_ first: UInt8, _ length: Int) -> Int {
    Int(first & 31) * mostLengths + min(length, mostLengths - 1)
  }
}
