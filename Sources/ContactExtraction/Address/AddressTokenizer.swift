/// Splits the text of a block into the words of addresses.
struct AddressTokenizer {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let block: Int
  private var tokens: [AddressToken] = []
  private var gap = AddressToken.Gap.block
  private var opens = false

  /// The words of `text`, which is the text of block `block`.
  static func tokens(of text: String, block: Int) -> [AddressToken] {
    var text = text
    return text.withUTF8 { bytes in
      var tokenizer = AddressTokenizer(bytes: bytes, block: block)
      tokenizer.run()
      return AddressTokenRules.joined(tokenizer.tokens)
    }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, block: Int) {
    self.bytes = bytes
    self.block = block
    tokens.reserveCapacity(bytes.count / 6 + 1)
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
    while end > start + 1, bytes[end - 1] == UInt8(ascii: "/") { end -= 1 }
    if end - start == 9, isCopyright(start), case let years = yearsLength(from: end), years > 0 {
      widen(.bar)
      return end - start + years
    }
    emit(start..<end)
    return end - start
  }

  /// Full stops, hyphens, apostrophes, slashes and the sign of an e-mail address inside a word belong to it.
  private func continuesWord(_ place: Int) -> Bool {
    if isWordByte(place) { return true }
    let byte = bytes[place]
    if byte == 0x20 || byte == 0x0A || byte == UInt8(ascii: ",") { return false }
    if byte == UInt8(ascii: ".") { return true }
    if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "@") { return isWord(after: place, 1) }
    let apostrophe = AddressCharacters.apostropheLength(bytes, place)
    if apostrophe > 0 { return isWord(after: place, apostrophe) }
    if let length = AddressCharacters.hyphenLength(bytes, place) { return isWord(after: place, length) }
    return byte >= 0x80 && byte < 0xC0
  }

  private func isWord(after place: Int, _ length: Int) -> Bool {
    place + length < bytes.count && isWordByte(place + length)
  }

  private func step(_ place: Int) -> Int {
    if bytes[place] < 0x80 { return 1 }
    return max(
      AddressCharacters.apostropheLength(bytes, place), AddressCharacters.hyphenLength(bytes, place) ?? 1, 1)
  }

  private mutating func emit(_ range: Range<Int>) {
    let looks = Looks(bytes[range])
    let isLower = bytes[range.lowerBound].isLower && !looks.hasUpper
    if looks.isPlain {
      append(AddressCharacters.raised(bytes[range]), range, isLower: isLower, isCapitals: !looks.hasLower)
    } else {
      let word =
        looks.isFolded ? AddressCharacters.raised(bytes[range]) : AddressCharacters.plain(bytes[range])
      for part in AddressTokenRules.parts(of: word) {
        append(part, range, isLower: isLower, isCapitals: !looks.hasLower)
      }
    }
    gap = .space
    opens = false
  }

  /// Appends a word or, of one that is several words, the next.
  private mutating func append(_ word: String, _ range: Range<Int>, isLower: Bool, isCapitals: Bool) {
    let isFirst = tokens.last.map { $0.range.lowerBound != range.lowerBound } ?? true
    tokens.append(
      AddressToken(
        word, gap: isFirst ? gap : .space, range: range, block: block, isLower: isLower && isFirst,
        isCapitals: isCapitals, opensParenthesis: opens && isFirst))
  }

  /// What one pass over a word tells.
  private struct Looks {
    var hasUpper = false
    var hasLower = false
    /// It holds no accents, apostrophes and dashes that are to be folded.
    var isFolded = true
    /// Nor has it to be taken apart.
    var isPlain: Bool

    init(_ word: Slice<UnsafeBufferPointer<UInt8>>) {
      // A state's code may be glued to a ZIP code: `AZ85284`, `AZ85284-1234`.
      isPlain = word.count != 7 && word.count != 12
      isPlain = isPlain && !(4...6 ~= word.count && word[word.startIndex + 2] == UInt8(ascii: "-"))
      for byte in word {
        hasUpper = hasUpper || byte.isUpper
        hasLower = hasLower || byte.isLower
        if byte >= 0x80 || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`") { isFolded = false }
        if byte == UInt8(ascii: ".") { isPlain = false }
      }
      isPlain = isPlain && isFolded
    }
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
    case 0xC2 where place + 1 < bytes.count && 0xBC...0xBE ~= bytes[place + 1]:
      fraction(at: place)
      return 2
    case 0xC2 where place + 1 < bytes.count && bytes[place + 1] == 0xA9:
      widen(.bar)
      return 2 + yearsLength(from: place + 2)
    case 0xE2 where AddressCharacters.isBullet(bytes, place): widen(.bar)
    default: break
    }
    return bytes[place] == 0xE2 ? min(3, bytes.count - place) : 1
  }

  /// `15½` is `15 1/2` (Publication 28, appendix D); so is `15 ½`.
  private mutating func fraction(at place: Int) {
    guard let last = tokens.indices.last, tokens[last].isNumber, gap == .space else { return }
    let fraction = [" 1/4", " 1/2", " 3/4"][Int(bytes[place + 1] - 0xBC)]
    tokens[last].text += fraction
    tokens[last].range = tokens[last].range.lowerBound..<place + 2
  }

  // MARK: copyright

  /// The word "Copyright" at `start`.
  private func isCopyright(_ start: Int) -> Bool {
    (0..<9).allSatisfy { bytes[start + $0] | 0x20 == Self.copyright[$0] }
  }

  private static let copyright = Array("copyright".utf8)

  /// Bytes of the years behind a notice of copyright, and of its sign: they are no house numbers.
  private func yearsLength(from start: Int) -> Int {
    var (place, end) = (start, start)
    while place < bytes.count {
      if isYear(place) {
        place += 4
        end = place
      } else if bytes[place] == 0xC2, place + 1 < bytes.count, bytes[place + 1] == 0xA9 {
        place += 2
        end = place
      } else if let hyphen = AddressCharacters.hyphenLength(bytes, place) {
        place += hyphen
      } else if bytes[place] == 0x20 || bytes[place] == UInt8(ascii: ",") {
        place += 1
      } else if bytes[place...].starts(with: "(c)".utf8) || bytes[place...].starts(with: "(C)".utf8) {
        place += 3
        end = place
      } else {
        break
      }
    }
    return end - start
  }

  /// 1900 to 2099.
  private func isYear(_ place: Int) -> Bool {
    guard place + 4 <= bytes.count, bytes[place..<place + 4].allSatisfy(\.isDigit) else { return false }
    let century = bytes[place..<place + 2]
    guard century.elementsEqual("19".utf8) || century.elementsEqual("20".utf8) else { return false }
    return place + 4 == bytes.count || !bytes[place + 4].isWord
  }

  // MARK: parentheses

  private mutating func closeParenthesis() {
    if let last = tokens.indices.last, tokens[last].block == block { tokens[last].closesParenthesis = true }
  }

  private mutating func widen(_ wider: AddressToken.Gap) { gap = max(gap, wider) }
}

/// How words of addresses are taken apart and put together.
enum AddressTokenRules {
  /// `E.ELM` gives two words, `D.C.` and `U.S.` one, `P.O.BOX` the words `PO` and `BOX`, `AZ85284` two.
  static func parts(of word: String) -> [String] {
    guard word.utf8.contains(UInt8(ascii: ".")) else { return route(word) ?? codeAndZIP(word) }
    var parts: [String] = []
    var acronym = ""
    for piece in word.split(separator: ".") {
      if let last = parts.last, acronym.isEmpty, last.last?.isNumber == true, piece.first?.isNumber == true {
        parts[parts.count - 1] += "." + piece
      } else if piece.utf8.count == 1, piece.first?.isLetter == true {
        acronym += piece
      } else {
        if !acronym.isEmpty { parts.append(acronym) }
        acronym = ""
        parts.append(String(piece))
      }
    }
    if !acronym.isEmpty { parts.append(acronym) }
    return parts
  }

  /// `HC-01` and `RR-2` are a route and its number.
  private static func route(_ word: String) -> [String]? {
    let bytes = word.utf8
    guard (4...6).contains(bytes.count), word.hasPrefix("HC-") || word.hasPrefix("RR-"),
      bytes.dropFirst(3).allSatisfy(\.isDigit)
    else { return nil }
    return [String(word.prefix(2)), String(word.dropFirst(3))]
  }

  private static func codeAndZIP(_ word: String) -> [String] {
    guard word.utf8.count == 7 || word.utf8.count == 12,
      word.utf8.dropFirst(2).prefix(5).allSatisfy(\.isDigit),
      USStates.code(named: String(word.prefix(2))) != nil
    else { return [word] }
    return [String(word.prefix(2)), String(word.dropFirst(2))]
  }

  /// Joins what was written apart (`P O BOX`, `85036 - 1709`, `N E`) and marks where attention and box parts begin.
  static func joined(_ tokens: [AddressToken]) -> [AddressToken] {
    var output: [AddressToken] = []
    output.reserveCapacity(tokens.count)
    for token in tokens { append(token, to: &output) }
    raiseSmallLetters(&output)
    return output
  }

  /// An address all in small letters before a ZIP code is read as if in capitals.
  private static func raiseSmallLetters(_ tokens: inout [AddressToken]) {
    for place in tokens.indices.dropFirst(2) where tokens[place].isZIP && tokens[place - 1].isLower {
      guard USStates.code(named: tokens[place - 1].text) != nil else { continue }
      var word = place - 1
      while word >= 0, tokens[word].isLower || tokens[word].hasDigit || tokens[word].text == "#" {
        if ["AT", "TO", "IS", "ARE", "IN"].contains(tokens[word].text), word < place - 1 { break }
        tokens[word].isLower = false
        if tokens[word].gap >= .bar { break }
        word -= 1
      }
    }
  }

  private static func append(_ token: AddressToken, to output: inout [AddressToken]) {
    var token = token
    if let last = output.last, join(&token, with: last) { output.removeLast() }
    if let last = output.last, isApartado(last, before: token) {
      output[output.count - 1].text = "PO"
      var box = last
      box.text = "BOX"
      box.gap = .space
      output.append(box)
    }
    if let last = output.last {
      if isZIPTail(token, after: last) {
        output[output.count - 1].text += "-" + token.text
        output[output.count - 1].range = last.range.lowerBound..<token.range.upperBound
        return
      }
      if token.gap == .space, beginsPart(token, after: last) { token.gap = .comma }
      if token.gap == .colon, last.classes.contains(.attention) || isStop(token, after: last) {
        token.gap = .space
      }
      if token.gap == .space, endsBox(output) { token.gap = .comma }
    }
    output.append(token)
  }

  /// `P` and `O`, `POST OFFICE`, `POB`: all are `PO`.
  private static func join(_ token: inout AddressToken, with last: AddressToken) -> Bool {
    guard token.gap == .space else { return false }
    switch (last.text, token.text) {
    case ("P", "O"), ("POST", "OFFICE"): token.text = "PO"
    case ("APARTADO", "POSTAL"), ("APDO", "POSTAL"): token.text = "APARTADO"
    default: return false
    }
    token.gap = last.gap
    token.range = last.range.lowerBound..<token.range.upperBound
    token.isLower = last.isLower
    token.opensParenthesis = last.opensParenthesis
    return true
  }

  /// `APARTADO 9024140` is a box in Spanish (Publication 28 §29), "apartado" before a word is not.
  private static func isApartado(_ last: AddressToken, before token: AddressToken) -> Bool {
    guard last.text == "APARTADO" || last.text == "APDO" else { return false }
    return token.gap == .space && token.isNumber
  }

  /// `MAILSTOP: 12`, `ROOM: 5`.
  private static func isStop(_ token: AddressToken, after last: AddressToken) -> Bool {
    token.hasDigit && token.text.utf8.count <= 5 && stops.contains(last.text)
  }

  private static let stops: Set<String> = ["MAILSTOP", "STOP", "SUITE", "STE", "ROOM", "RM", "FLOOR"]

  private static func isZIPTail(_ token: AddressToken, after last: AddressToken) -> Bool {
    token.gap == .dash && token.isNumber && token.text.utf8.count == 4 && last.isNumber
      && last.text.utf8.count == 5
  }

  private static func beginsPart(_ token: AddressToken, after last: AddressToken) -> Bool {
    if token.classes.contains(.attention) { return !last.opensParenthesis }
    return token.text == "PO" || token.text == "POB"
      ? !last.classes.contains(.attention) && !last.isLower : false
  }

  /// A box number is followed by another part, comma or not.
  private static func endsBox(_ tokens: [AddressToken]) -> Bool {
    guard tokens.count >= 3, tokens[tokens.count - 1].hasDigit, !tokens[tokens.count - 1].closesParenthesis
    else { return false }
    return tokens[tokens.count - 2].classes.contains(.box) && tokens[tokens.count - 3].text == "PO"
  }
}
