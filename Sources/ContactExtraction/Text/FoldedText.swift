import Text

/// A text in the form the recognisers scan: one byte per character wherever a character matters to them.
///
/// Dashes of all kinds become `-`, spaces of all kinds ` `, full-width characters their ASCII twins, accented Latin
/// letters their base letter, bullets `|`, currency signs `$`; invisible characters vanish. Whatever else is not ASCII
/// becomes one neutral byte. Offsets into the folded bytes can be taken back to the text as written. A class, because every
/// scanner holds one.
package final class FoldedText: Sendable {
  /// Stands for a character that no recogniser cares about.
  static let neutral: UInt8 = 0x01

  /// The text as written.
  package let source: String
  /// The folded text, letter case kept.
  package let bytes: [UInt8]
  /// The folded text in lower case, of the same length.
  package let lower: [UInt8]
  /// Which signs that matter to recognisers stand in it at all.
  let signs: Signs
  /// Its words in order, found once for all tables of cues.
  let words: [FoldedWord]
  /// Where each folded byte begins in the source's UTF-8, plus the end; nil where both are the same.
  private let offsets: [Int32]?

  /// `source` folded; linear in its length.
  package init(_ source: String) {
    var text = source
    let isASCII = text.withUTF8 { $0.allSatisfy { $0 < 0x80 } }
    self.source = text
    (bytes, offsets) = isASCII ? (Array(text.utf8), nil) : Self.fold(text)
    (lower, signs) = Self.lowered(bytes)
    words = FoldedWord.words(of: lower)
  }

  /// What a quick look finds, so that recognisers pass over texts that hold nothing for them.
  struct Signs: OptionSet {
    let rawValue: UInt8
    static let digit = Signs(rawValue: 1)
    static let dot = Signs(rawValue: 2)
  }

  /// `bytes` in lower case, and the signs among them; without branches, so that many bytes are taken at a time.
  private static func lowered(_ bytes: [UInt8]) -> ([UInt8], Signs) {
    var signs: UInt8 = 0
    let lower = [UInt8](unsafeUninitializedCapacity: bytes.count) { lower, count in
      bytes.withUnsafeBufferPointer { bytes in
        for place in bytes.indices {
          let byte = bytes[place]
          lower[place] = byte &+ (byte.isUpper ? 0x20 : 0)
          signs |= (byte.isDigit ? 1 : 0) | (byte == UInt8(ascii: ".") ? 2 : 0)
        }
      }
      count = bytes.count
    }
    return (lower, Signs(rawValue: signs))
  }

  private static func fold(_ text: String) -> ([UInt8], [Int32]) {
    var text = text
    return text.withUTF8 { source in
      var offsets: [Int32] = []
      let bytes = [UInt8](unsafeUninitializedCapacity: source.count) { bytes, count in
        offsets = [Int32](unsafeUninitializedCapacity: source.count + 1) { offsets, places in
          count = fold(source, into: bytes, offsets)
          places = count + 1
        }
      }
      return (bytes, offsets)
    }
  }

  /// Folds `source`, which is valid UTF-8, into `bytes`, with their places and the end into `offsets`; returns how many.
  private static func fold(
    _ source: UnsafeBufferPointer<UInt8>, into bytes: UnsafeMutableBufferPointer<UInt8>,
    _ offsets: UnsafeMutableBufferPointer<Int32>
  ) -> Int {
    var count = 0
    var place = 0
    while place < source.count {
      let start = place
      var folded: UInt8? = source[place]
      place += 1
      if source[start] >= 0x80 {
        var scalar = UInt32(
          source[start] & (source[start] >= 0xF0 ? 0x07 : source[start] >= 0xE0 ? 0x0F : 0x1F))
        while place < source.count, source[place] & 0xC0 == 0x80 {
          scalar = scalar << 6 | UInt32(source[place] & 0x3F)
          place += 1
        }
        folded = CharacterFolding.fold(scalar)
      }
      guard let folded else { continue }
      bytes[count] = folded
      offsets[count] = Int32(truncatingIfNeeded: start)
      count += 1
    }
    offsets[count] = Int32(truncatingIfNeeded: source.count)
    return count
  }

  /// The UTF-8 range of the source that folded range `range` stands for.
  package func sourceRange(_ range: Range<Int>) -> Range<Int> {
    guard let offsets else { return range }
    return Int(offsets[range.lowerBound])..<Int(offsets[range.upperBound])
  }

  /// The folded range that `range` of the source's UTF-8 became.
  package func foldedRange(_ range: Range<Int>) -> Range<Int> {
    guard let offsets else {
      return min(range.lowerBound, bytes.count)..<min(range.upperBound, bytes.count)
    }
    let lower = Self.position(of: range.lowerBound, in: offsets)
    return lower..<max(lower, Self.position(of: range.upperBound, in: offsets))
  }

  private static func position(of offset: Int, in offsets: [Int32]) -> Int {
    var low = 0
    var high = offsets.count - 1
    while low < high {
      let middle = (low + high) / 2
      if Int(offsets[middle]) < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The source's words in folded range `range`, without white space around them.
  package func written(_ range: Range<Int>) -> String {
    let place = sourceRange(trimmed(range))
    let utf8 = source.utf8
    if place.count == utf8.count { return source }
    let start = utf8.index(utf8.startIndex, offsetBy: place.lowerBound)
    let end = utf8.index(start, offsetBy: place.count)
    return String(decoding: utf8[start..<end], as: UTF8.self)
  }

  /// `range` without the white space at its ends.
  package func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high, bytes[low].isSpace { low += 1 }
    while high > low, bytes[high - 1].isSpace { high -= 1 }
    return low..<high
  }

  /// Whether a capital letter stands at `place` and a small one behind it.
  func isCapitalised(at place: Int) -> Bool {
    bytes[place].isUpper && place + 1 < bytes.count && bytes[place + 1].isLower
  }
}

extension UInt8 {
  var isDigit: Bool { self &- 0x30 < 10 }
  var isUpper: Bool { self &- 0x41 < 26 }
  var isLower: Bool { self &- 0x61 < 26 }
  var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
  var isWord: Bool { isDigit || isLetter }
  /// Space, tab or a line's end.
  var isSpace: Bool { self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D }
}

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

extension String {
  /// The lines that hold anything, found by their bytes: much faster than by characters.
  var filledLines: [Substring] { utf8.split(separator: UInt8(ascii: "\n")).map(Substring.init) }
}
