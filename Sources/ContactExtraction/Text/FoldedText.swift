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
