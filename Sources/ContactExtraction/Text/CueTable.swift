/// Phrases that mean something, found by whole words whatever stands between the words (space, hyphen, slash, full stop).
///
/// A table is written as plain phrases in lower case without accents; adding a cue is adding a line.
package struct CueTable<Meaning: Sendable>: Sendable {
  /// A phrase found.
  package struct Match: Sendable {
    /// Folded offsets.
    package var range: Range<Int>
    package var meaning: Meaning
  }

  private struct Phrase: Sendable {
    var words: [[UInt8]]
    var meaning: Meaning
  }

  /// The hashes of first words, by open addressing: every word of a page is looked up in several tables, and the tables
  /// are fixed, so that no input can make them collide. 0 is a free place.
  private let keys: [UInt64]
  /// Phrases by the place of their first word, longest first.
  private let phrases: [[Phrase]]
  /// The lengths of first words, a bit each, by the lower five bits of their first byte: most words of a page are told by it.
  private let lengths: [UInt32]

  /// A table of phrases and what they mean.
  package init(_ table: [(phrase: String, meaning: Meaning)]) {
    var phrases: [UInt64: [Phrase]] = [:]
    for (phrase, meaning) in table {
      let words = phrase.utf8.split { !$0.isWord && $0 != UInt8(ascii: "'") }.map(Array.init)
      guard let first = words.first else { continue }
      phrases[Self.hash(first[...]), default: []].append(Phrase(words: words, meaning: meaning))
    }
    let size = Self.size(for: phrases.count)
    var keys = [UInt64](repeating: 0, count: size)
    var places = [[Phrase]](repeating: [], count: size)
    lengths = Self.lengths(of: phrases.values.compactMap { $0.first?.words.first })
    for (key, list) in phrases {
      let place = Self.place(of: key, in: keys)
      keys[place] = key
      places[place] = list.sorted { $0.words.count > $1.words.count }
    }
    (self.keys, self.phrases) = (keys, places)
  }

  /// A table given as phrases per meaning.
  package init(_ table: [(meaning: Meaning, phrases: [String])]) {
    self.init(table.flatMap { row in row.phrases.map { (phrase: $0, meaning: row.meaning) } })
  }

  /// All phrases in `range` of `text`, in order, without overlaps, the longest where several begin at a word.
  package func matches(in text: FoldedText, _ range: Range<Int>? = nil) -> [Match] {
    var found: [Match] = []
    let bounds = range ?? 0..<text.lower.count
    var index = bounds.lowerBound
    while let word = candidate(in: text.lower, from: index, to: bounds.upperBound) {
      if let match = match(at: word, in: text.lower, to: bounds.upperBound) {
        found.append(match)
        index = match.range.upperBound
      } else {
        index = word.upperBound
      }
    }
    return found
  }

  /// The first phrase in `range`.
  package func first(in text: FoldedText, _ range: Range<Int>? = nil) -> Match? {
    let bounds = range ?? 0..<text.lower.count
    var index = bounds.lowerBound
    while let word = candidate(in: text.lower, from: index, to: bounds.upperBound) {
      if let match = match(at: word, in: text.lower, to: bounds.upperBound) { return match }
      index = word.upperBound
    }
    return nil
  }

  /// What the words of `text` mean, each as soon as it is found.
  func meanings(in text: FoldedText) -> some Sequence<Meaning> {
    sequence(state: 0) { (index: inout Int) -> Meaning? in
      while let word = candidate(in: text.lower, from: index, to: text.lower.count) {
        let match = match(at: word, in: text.lower, to: text.lower.count)
        index = match?.range.upperBound ?? word.upperBound
        if let match { return match.meaning }
      }
      return nil
    }
  }

  /// The last phrase in `range`.
  package func last(in text: FoldedText, _ range: Range<Int>? = nil) -> Match? {
    let bounds = range ?? 0..<text.lower.count
    var last: Match?
    var index = bounds.lowerBound
    while let word = candidate(in: text.lower, from: index, to: bounds.upperBound) {
      let match = match(at: word, in: text.lower, to: bounds.upperBound)
      index = match?.range.upperBound ?? word.upperBound
      last = match ?? last
    }
    return last
  }

  /// The longest phrase that begins with the word at `word`.
  func match(at word: Range<Int>, in lower: [UInt8], to end: Int) -> Match? {
    guard lengths[Int(lower[word.lowerBound] & 31)] & Self.bit(word.count) != 0 else { return nil }
    let place = Self.place(of: Self.hash(lower[word]), in: keys)
    guard keys[place] != 0 else { return nil }
    for phrase in phrases[place] {
      if let upper = Self.end(of: phrase.words, at: word.lowerBound, in: lower, to: end) {
        return Match(range: word.lowerBound..<upper, meaning: phrase.meaning)
      }
    }
    return nil
  }

  /// The next word from `start` that a phrase may begin with; through a pointer, because every byte of a page comes by here.
  private func candidate(in lower: [UInt8], from start: Int, to end: Int) -> Range<Int>? {
    lower.withUnsafeBufferPointer { bytes in
      var index = start
      while let word = Self.word(in: bytes, from: index, to: end) {
        if lengths[Int(bytes[word.lowerBound] & 31)] & Self.bit(word.count) != 0 { return word }
        index = word.upperBound
      }
      return nil
    }
  }

  private static func end(of words: [[UInt8]], at start: Int, in lower: [UInt8], to end: Int) -> Int? {
    var index = start
    for (number, wanted) in words.enumerated() {
      guard let word = word(in: lower, from: index, to: end), lower[word].elementsEqual(wanted) else {
        return nil
      }
      if number > 0, !isJoint(lower[index..<word.lowerBound]) { return nil }
      index = word.upperBound
    }
    return index
  }

  /// Between two words of a phrase stand at most three signs, and no end of a clause.
  private static func isJoint(_ gap: ArraySlice<UInt8>) -> Bool {
    gap.count <= 3
      && !gap.contains { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: ":") }
  }

  /// The next word (letters, digits, apostrophes) from `start`.
  static func word(in lower: [UInt8], from start: Int, to end: Int) -> Range<Int>? {
    lower.withUnsafeBufferPointer { word(in: $0, from: start, to: end) }
  }

  @inline(__always)
  private static func word(in lower: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Range<Int>?
  {
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

  private static func lengths(of words: [[UInt8]]) -> [UInt32] {
    var lengths = [UInt32](repeating: 0, count: 32)
    for word in words { lengths[Int(word[0] & 31)] |= bit(word.count) }
    return lengths
  }

  private static func bit(_ length: Int) -> UInt32 { 1 << UInt32(min(length, 31)) }

  /// A power of two, so large that most places are free.
  private static func size(for count: Int) -> Int {
    var size = 16
    while size < count * 4 { size *= 2 }
    return size
  }

  /// The place that holds `key`, or the free one where it would stand.
  private static func place(of key: UInt64, in keys: [UInt64]) -> Int {
    var place = Int(truncatingIfNeeded: key ^ key >> 32) & (keys.count - 1)
    while keys[place] != 0, keys[place] != key { place = (place + 1) & (keys.count - 1) }
    return place
  }

  /// FNV-1a, never 0.
  private static func hash(_ word: ArraySlice<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash | 1
  }
}
