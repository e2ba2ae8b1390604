/// Finds passages in a text by their letters and digits alone, so that mark-up, line ends and punctuation between do not matter.
struct TextPlaces {
  private var letters: [UInt8] = []
  private var positions: [TextPosition] = []
  /// Where the search for a passage goes on: a second mention is found behind the first.
  private var next: [[UInt8]: Int] = [:]

  /// The places of `text`; in mark-up, what stands in tags does not count.
  init(_ text: String, isMarkup: Bool) {
    var position = TextPosition(line: 1, column: 1)
    var isInTag = false
    for character in text {
      if isMarkup, character == "<" { isInTag = true }
      if !isInTag { append(character, position) }
      if character == ">" { isInTag = false }
      if character.isNewline {
        position = TextPosition(line: position.line + 1, column: 1)
      } else {
        position.column += 1
      }
    }
  }

  /// The next place of `passage`, or nil.
  mutating func position(of passage: String) -> TextPosition? {
    let needle = Self.letters(of: passage)
    guard !needle.isEmpty, let found = find(needle, from: next[needle] ?? 0) ?? find(needle, from: 0) else {
      return nil
    }
    next[needle] = found + needle.count
    return positions[found]
  }

  private mutating func append(_ character: Character, _ position: TextPosition) {
    for byte in Self.letters(of: String(character)) {
      letters.append(byte)
      positions.append(position)
    }
  }

  private static func letters(of text: String) -> [UInt8] { FoldedText.of(text).utf8.filter { $0 != 0x20 } }

  private func find(_ needle: [UInt8], from start: Int) -> Int? {
    guard letters.count >= needle.count, start <= letters.count - needle.count else { return nil }
    return (start...letters.count - needle.count).first { place in
      letters[place] == needle[0] && letters[place..<place + needle.count].elementsEqual(needle)
    }
  }
}
