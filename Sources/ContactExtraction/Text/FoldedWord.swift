/// A word of a folded text: letters and digits, with the apostrophes between them.
struct FoldedWord: Sendable {
  private let first: UInt32
  /// The length, and in the lower five bits those of the first letter: what ``CueTable`` asks first.
  private let shape: UInt32

  /// Folded offset of its first byte.
  var start: Int { Int(first) }
  var length: Int { Int(shape >> 5) }
  var range: Range<Int> { start..<start + length }
  /// The lower five bits of the first byte.
  var initial: Int { Int(shape & 31) }

  private init(_ start: Int, _ end: Int, _ initial: UInt8) {
    first = UInt32(truncatingIfNeeded: start)
    shape = UInt32(truncatingIfNeeded: end - start) << 5 | UInt32(initial & 31)
  }

  /// The words of `lower`, a text in lower case; through a pointer, because every byte of a page comes by here.
  static func words(of lower: [UInt8]) -> [FoldedWord] {
    var words: [FoldedWord] = []
    words.reserveCapacity(lower.count / 6 + 1)
    lower.withUnsafeBufferPointer { bytes in
      var index = 0
      while let word = next(in: bytes, from: index, to: bytes.count) {
        words.append(FoldedWord(word.lowerBound, word.upperBound, bytes[word.lowerBound]))
        index = word.upperBound
      }
    }
    return words
  }

  /// The next word between `start` and `end`.
  static func next(in lower: [UInt8], from start: Int, to end: Int) -> Range<Int>? {
    lower.withUnsafeBufferPointer { next(in: $0, from: start, to: end) }
  }

  /// The same through a pointer.
  @inline(__always)
  static func next(in lower: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Range<Int>? {
    let end = min(end, lower.count)
    var index = start
    while index < end, !lower[index].isWord { index += 1 }
    guard index < end else { return nil }
    let first = index
    while index < end,
      lower[index].isWord || (lower[index] == UInt8(ascii: "'") && index + 1 < end && lower[index + 1].isWord)
    {
      index += 1
    }
    return first..<index
  }
}
