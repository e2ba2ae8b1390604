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

  /// Phrases by the hash of their first word, longest first.
  private let phrases: [UInt64: [Phrase]]

  /// A table of phrases and what they mean.
  package init(_ table: [(phrase: String, meaning: Meaning)]) {
    var phrases: [UInt64: [Phrase]] = [:]
    for (phrase, meaning) in table {
      let words = phrase.utf8.split { !$0.isWord && $0 != UInt8(ascii: "'") }.map(Array.init)
      guard let first = words.first else { continue }
      phrases[Self.hash(first[...]), default: []].append(Phrase(words: words, meaning: meaning))
    }
    self.phrases = phrases.mapValues { $0.sorted { $0.words.count > $1.words.count } }
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
    while let word = Self.word(in: text.lower, from: index, to: bounds.upperBound) {
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
    while let word = Self.word(in: text.lower, from: index, to: bounds.upperBound) {
      if let match = match(at: word, in: text.lower, to: bounds.upperBound) { return match }
      index = word.upperBound
    }
    return nil
  }

  /// The last phrase in `range`.
  package func last(in text: FoldedText, _ range: Range<Int>? = nil) -> Match? {
    matches(in: text, range).last
  }

  /// The longest phrase that begins with the word at `word`.
  func match(at word: Range<Int>, in lower: [UInt8], to end: Int) -> Match? {
    guard let candidates = phrases[Self.hash(lower[word])] else { return nil }
    for phrase in candidates {
      if let upper = Self.end(of: phrase.words, at: word.lowerBound, in: lower, to: end) {
        return Match(range: word.lowerBound..<upper, meaning: phrase.meaning)
      }
    }
    return nil
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

  /// FNV-1a.
  private static func hash(_ word: ArraySlice<UInt8>) -> UInt64 {
    word.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
