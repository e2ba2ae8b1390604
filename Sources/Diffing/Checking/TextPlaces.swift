/// Finds passages in a text by their letters and digits alone, so that mark-up, line ends and punctuation between do not matter.
///
/// Passages come in the order of the text or nearly so: each search goes on behind the last find and starts anew only where
/// nothing is found there. All searches together look at a bounded multiple of the text.
struct TextPlaces {
  private var letters: [UInt8] = []
  private var positions: [TextPosition] = []
  /// Where the search goes on: a second mention is found behind the first.
  private var next = 0
  /// How many letters may still be looked at.
  private var allowance: Int

  /// The places of `text`; in mark-up, what stands in tags does not count.
  init(_ text: String, isMarkup: Bool) {
    allowance = 1_000_000 + 64 * text.utf8.count
    letters.reserveCapacity(text.utf8.count)
    positions.reserveCapacity(text.utf8.count)
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
    let needle = ComparableText.of(passage).utf8.filter { $0 != 0x20 }
    guard !needle.isEmpty, let found = find(needle, from: next) ?? find(needle, from: 0) else { return nil }
    next = found + needle.count
    return positions[found]
  }

  private mutating func append(_ character: Character, _ position: TextPosition) {
    if let byte = character.asciiValue {
      switch byte {
      case 0x61...0x7A, 0x30...0x39: letters.append(byte)
      case 0x41...0x5A: letters.append(byte + 32)
      default: return
      }
      return positions.append(position)
    }
    for byte in ComparableText.of(String(character)).utf8 where byte != 0x20 {
      letters.append(byte)
      positions.append(position)
    }
  }

  private mutating func find(_ needle: [UInt8], from start: Int) -> Int? {
    guard letters.count >= needle.count, start <= letters.count - needle.count, allowance > 0 else {
      return nil
    }
    let last = min(letters.count - needle.count, start + allowance)
    let found = letters.withUnsafeBufferPointer { letters in
      (start...last).first { place in
        letters[place] == needle[0]
          && (1..<needle.count).allSatisfy { letters[place + $0] == needle[$0] }
      }
    }
    allowance -= (found ?? last) - start + 1
    return found
  }
}
