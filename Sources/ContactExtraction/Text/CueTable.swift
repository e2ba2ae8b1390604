/// Phrases that mean something, found by whole words whatever stands between the words (space, hyphen, slash, full stop).
///
/// A table is written as plain phrases in lower case without accents; adding a cue is adding a line.
package struct CueTable<Meaning: Sendable>: Sendable {
  /// A phrase found.
  package struct Match: Sendable {
    /// Folded offsets.
    package var range: Range<Int>
    /// What the phrase stands for.
    package var meaning: Meaning
  }

  private struct Phrase: Sendable {
    var words: [[UInt8]]
    var meaning: Meaning
  }

  /// The keys of first words (``WordKey``), for every word of a page is looked up in several tables. 0 is a free place.
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
      phrases[Self.key(first, 0..<first.count), default: []].append(Phrase(words: words, meaning: meaning))
    }
    let size = WordKey.places(for: phrases.count)
    var keys = [UInt64](repeating: 0, count: size)
    var places = [[Phrase]](repeating: [], count: size)
    lengths = Self.lengths(of: phrases.values.compactMap { $0.first?.words.first })
    for (key, list) in phrases {
      let place = WordKey.place(of: key, in: keys)
      keys[place] = key
      places[place] = list.sorted { $0.words.count > $1.words.count }
    }
    (self.keys, self.phrases) = (keys, places)
  }

  /// A table given as phrases per meaning.
  package init(_ table: [(meaning: Meaning, phrases: [String])]) {
    self.init(table.flatMap { row in row.phrases.map { (phrase: $0, meaning: row.meaning) } })
  }

  /// All phrases of `text`, in order, without overlaps, the longest where several begin at a word.
  package func matches(in text: FoldedText) -> [Match] {
    var found: [Match] = []
    var number = 0
    while let match = next(in: text, from: &number) { found.append(match) }
    return found
  }

  /// All phrases in `range` of `text`.
  package func matches(in text: FoldedText, _ range: Range<Int>) -> [Match] {
    var found: [Match] = []
    var index = range.lowerBound
    while let match = next(in: text.lower, from: &index, to: range.upperBound) { found.append(match) }
    return found
  }

  /// The first phrase of `text`.
  package func first(in text: FoldedText) -> Match? {
    var number = 0
    return next(in: text, from: &number)
  }

  /// The first phrase in `range`.
  package func first(in text: FoldedText, _ range: Range<Int>) -> Match? {
    var index = range.lowerBound
    return next(in: text.lower, from: &index, to: range.upperBound)
  }

  /// The last phrase in `range`.
  package func last(in text: FoldedText, _ range: Range<Int>) -> Match? {
    var last: Match?
    var index = range.lowerBound
    while let match = next(in: text.lower, from: &index, to: range.upperBound) { last = match }
    return last
  }

  /// What the words of `text` mean, each as soon as it is found.
  func meanings(in text: FoldedText) -> some Sequence<Meaning> {
    sequence(state: 0) { (number: inout Int) -> Meaning? in next(in: text, from: &number)?.meaning }
  }

  // MARK: the next phrase

  /// The next phrase from word `number` on, which then is that of the word behind it.
  private func next(in text: FoldedText, from number: inout Int) -> Match? {
    while let place = candidate(in: text.words, from: number) {
      number = place + 1
      guard let match = match(at: text.words[place].range, in: text.lower, to: text.lower.count) else {
        continue
      }
      while number < text.words.count, text.words[number].start < match.range.upperBound { number += 1 }
      return match
    }
    number = text.words.count
    return nil
  }

  /// The next word from number `first` on that a phrase may begin with; through a pointer, because every word of a page comes
  /// by here.
  private func candidate(in words: [FoldedWord], from first: Int) -> Int? {
    words.withUnsafeBufferPointer { words in
      lengths.withUnsafeBufferPointer { lengths in
        var number = first
        while number < words.count {
          if lengths[words[number].initial] & Self.bit(words[number].length) != 0 { return number }
          number += 1
        }
        return nil
      }
    }
  }

  /// The same of a stretch of text, whose ends may cut a word.
  private func next(in lower: [UInt8], from index: inout Int, to end: Int) -> Match? {
    while let word = FoldedWord.next(in: lower, from: index, to: end) {
      let match = match(at: word, in: lower, to: end)
      index = match?.range.upperBound ?? word.upperBound
      if let match { return match }
    }
    return nil
  }

  /// The longest phrase that begins with the word at `word`.
  func match(at word: Range<Int>, in lower: [UInt8], to end: Int) -> Match? {
    guard lengths[Int(lower[word.lowerBound] & 31)] & Self.bit(word.count) != 0 else { return nil }
    let place = WordKey.place(of: Self.key(lower, word), in: keys)
    guard keys[place] != 0 else { return nil }
    for phrase in phrases[place] {
      if let upper = Self.end(of: phrase.words, at: word, in: lower, to: end) {
        return Match(range: word.lowerBound..<upper, meaning: phrase.meaning)
      }
    }
    return nil
  }

  private static func end(of words: [[UInt8]], at first: Range<Int>, in lower: [UInt8], to end: Int) -> Int? {
    guard isSame(lower, first, words[0]) else { return nil }
    var index = first.upperBound
    for wanted in words.dropFirst() {
      guard let word = FoldedWord.next(in: lower, from: index, to: end), isSame(lower, word, wanted),
        isJoint(lower[index..<word.lowerBound])
      else { return nil }
      index = word.upperBound
    }
    return index
  }

  private static func isSame(_ lower: [UInt8], _ word: Range<Int>, _ wanted: [UInt8]) -> Bool {
    guard word.count == wanted.count else { return false }
    for offset in wanted.indices where lower[word.lowerBound + offset] != wanted[offset] { return false }
    return true
  }

  /// Between two words of a phrase stand at most three signs, and no end of a clause.
  private static func isJoint(_ gap: ArraySlice<UInt8>) -> Bool {
    gap.count <= 3
      && !gap.contains { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: ":") }
  }

  private static func lengths(of words: [[UInt8]]) -> [UInt32] {
    var lengths = [UInt32](repeating: 0, count: 32)
    for word in words { lengths[Int(word[0] & 31)] |= bit(word.count) }
    return lengths
  }

  private static func key(_ lower: [UInt8], _ word: Range<Int>) -> UInt64 {
    lower.withUnsafeBytes { WordKey.key($0, word) }
  }

  private static func bit(_ length: Int) -> UInt32 { 1 << UInt32(min(length, 31)) }
}

/// Phrases looked for in plain words (upper case, accents off, one space between words: ``Swift/String/plainWords``).
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

  /// The same of UTF-8.
  func begins(wordOf bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    Self.anyWord(of: bytes) { begin(wordAt: $0, in: bytes) }
  }

  /// Whether the first word of `text` may begin with one of the stems: it does, or it has letters with accents.
  func mayBegin(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      guard let start = bytes.firstIndex(where: { $0.isWord || $0 >= 0x80 }) else { return false }
      return begin(wordAt: start, in: bytes) || bytes[start...].prefix(16).contains { $0 >= 0x80 }
    }
  }

  /// Whether `isWanted` holds for the place where a word of `text` begins.
  static func anyWord(of text: String, _ isWanted: (Int, UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
    var text = text
    return text.withUTF8 { bytes in anyWord(of: bytes) { isWanted($0, bytes) } }
  }

  private static func anyWord(of bytes: UnsafeBufferPointer<UInt8>, _ isWanted: (Int) -> Bool) -> Bool {
    var isInWord = false
    for place in bytes.indices {
      let isWord = bytes[place].isWord
      if isWord, !isInWord, isWanted(place) { return true }
      isInWord = isWord
    }
    return false
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

/// What a word is looked up by in tables of words, before it is compared: its first eight bytes and its length, never 0.
///
/// The tables are fixed, so that no input can make their keys collide.
enum WordKey {
  /// The key of the word at `word`, which is not empty.
  @inline(__always)
  static func key(_ bytes: UnsafeRawBufferPointer, _ word: Range<Int>) -> UInt64 {
    var key: UInt64 = 0
    if word.lowerBound + 8 <= bytes.count {
      key = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: word.lowerBound, as: UInt64.self))
      if word.count < 8 { key &= 1 << (8 * UInt64(word.count)) - 1 }
    } else {
      for place in word.prefix(8).reversed() { key = key << 8 | UInt64(bytes[place]) }
    }
    return key ^ UInt64(truncatingIfNeeded: word.count) << 59
  }

  /// The place that holds `key` by open addressing, or the free one (0) where it would stand; `keys` has a power of two places.
  @inline(__always)
  static func place(of key: UInt64, in keys: [UInt64]) -> Int {
    var place = Int(truncatingIfNeeded: key &* 0x9E37_79B9_7F4A_7C15 >> 40) & (keys.count - 1)
    while keys[place] != 0, keys[place] != key { place = (place + 1) & (keys.count - 1) }
    return place
  }

  /// Places for `count` keys: a power of two, so large that most are free.
  static func places(for count: Int) -> Int {
    var size = 16
    while size < count * 4 { size *= 2 }
    return size
  }
}
