/// Splits the text of a block into the words of addresses.
struct AddressTokenizer {
  private let bytes: [UInt8]
  private let block: Int
  private var tokens: [AddressToken] = []
  private var gap = AddressToken.Gap.block
  private var opens = false

  /// The words of `text`, which is the text of block `block`.
  static func tokens(of text: String, block: Int) -> [AddressToken] {
    var tokenizer = AddressTokenizer(bytes: Array(text.utf8), block: block)
    tokenizer.run()
    return AddressTokenRules.joined(tokenizer.tokens)
  }

  private init(bytes: [UInt8], block: Int) {
    self.bytes = bytes
    self.block = block
  }

  private mutating func run() {
    var place = 0
    while place < bytes.count {
      let length = isWordByte(place) ? word(from: place) : separator(at: place)
      place += length
    }
  }

  private func isWordByte(_ place: Int) -> Bool {
    let byte = bytes[place]
    if (byte | 0x20) &- 0x61 < 26 { return true }
    if byte &- 0x30 < 10 || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "&") { return true }
    return byte >= 0xC3 && byte != 0xE2
  }

  // MARK: words

  private mutating func word(from start: Int) -> Int {
    var end = start
    while end < bytes.count, continuesWord(end) { end += step(end) }
    while end > start + 1, Self.trails.contains(bytes[end - 1]) { end -= 1 }
    emit(start..<end)
    return end - start
  }

  /// Full stops, hyphens, apostrophes and slashes inside a word belong to it.
  private func continuesWord(_ place: Int) -> Bool {
    if isWordByte(place) { return true }
    if AddressCharacters.apostropheLength(bytes, place) > 0 {
      return isWord(after: place, AddressCharacters.apostropheLength(bytes, place))
    }
    if let length = AddressCharacters.hyphenLength(bytes, place) { return isWord(after: place, length) }
    let byte = bytes[place]
    if byte == UInt8(ascii: ".") { return true }
    if byte == UInt8(ascii: "/") { return isWord(after: place, 1) }
    return byte >= 0x80 && byte < 0xC0
  }

  private func isWord(after place: Int, _ length: Int) -> Bool {
    place + length < bytes.count && isWordByte(place + length)
  }

  private func step(_ place: Int) -> Int {
    max(
      AddressCharacters.apostropheLength(bytes, place), AddressCharacters.hyphenLength(bytes, place) ?? 1, 1)
  }

  private static let trails: Set<UInt8> = [UInt8(ascii: "/")]

  private mutating func emit(_ range: Range<Int>) {
    let isLower = bytes[range.lowerBound] &- 0x61 < 26 && !bytes[range].contains { $0 &- 0x41 < 26 }
    for (offset, part) in AddressTokenRules.parts(of: AddressCharacters.plain(bytes[range])).enumerated() {
      tokens.append(
        AddressToken(
          text: part, gap: offset == 0 ? gap : .space, range: range, block: block,
          isLower: isLower && offset == 0,
          isCapitals: !bytes[range].contains { $0 &- 0x61 < 26 }, opensParenthesis: opens && offset == 0))
    }
    gap = .space
    opens = false
  }

  // MARK: separators

  private mutating func separator(at place: Int) -> Int {
    if let length = AddressCharacters.hyphenLength(bytes, place) {
      widen(.dash)
      return length
    }
    switch bytes[place] {
    case UInt8(ascii: ","): widen(.comma)
    case 0x0A: widen(.line)
    case UInt8(ascii: ":"): widen(.colon)
    case UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "!"), UInt8(ascii: "?"): widen(.bar)
    case UInt8(ascii: "("): opens = true
    case UInt8(ascii: ")"): closeParenthesis()
    case 0xC2 where place + 1 < bytes.count && bytes[place + 1] == 0xB7: widen(.bar)
    case 0xE2 where AddressCharacters.isBullet(bytes, place): widen(.bar)
    default: break
    }
    return bytes[place] == 0xE2 ? min(3, bytes.count - place) : 1
  }

  private mutating func closeParenthesis() {
    if let last = tokens.indices.last, tokens[last].block == block { tokens[last].closesParenthesis = true }
  }

  private mutating func widen(_ wider: AddressToken.Gap) { gap = max(gap, wider) }
}
