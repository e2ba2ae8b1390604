import PageReading
import Text

/// Finds addresses outside the United States in the words of one run.
///
/// A Canadian or British postal code tells such an address by itself, and it is read like one with a ZIP code. Others are
/// read where the name of the country stands as a line of its own, or behind the last comma of one, and the part before
/// it holds a postal code of that country.
struct ForeignAddressReader {
  private let tokens: [AddressToken]
  private let parts: [Range<Int>]
  /// Nothing before this word belongs to the next address.
  private var floor: Int

  /// All such addresses of a run, in order.
  static func matches(in tokens: [AddressToken]) -> [AddressParser.Match] {
    var reader = ForeignAddressReader(tokens)
    return reader.parts.indices.compactMap { reader.match(part: $0) }
  }

  private init(_ tokens: [AddressToken]) {
    self.tokens = tokens
    parts = ForeignParts.split(tokens)
    floor = 0
  }

  private mutating func match(part index: Int) -> AddressParser.Match? {
    for place in parts[index] where place >= floor {
      guard let code = TellingPostalCode.match(tokens, at: place) else { continue }
      if let match = coded(code, at: place) { return match }
    }
    guard parts[index].lowerBound >= floor, let country = ForeignCountries.named(name(parts[index])) else {
      return nil
    }
    let code = codeBehind(index, country)
    guard isEnd(code?.upperBound ?? parts[index].upperBound) else { return nil }
    return named(country, part: index, code: code)
  }

  /// `MEXICO 66196`.
  private func codeBehind(_ index: Int, _ country: ForeignCountries.Country) -> Range<Int>? {
    guard index + 1 < parts.count, tokens[parts[index + 1].lowerBound].gap == .space else { return nil }
    let bytes = tokens[parts[index + 1]].flatMap(\.text.utf8)
    return country.codes.contains { $0.matches(bytes) } ? parts[index + 1] : nil
  }

  private func name(_ range: Range<Int>) -> String {
    guard range.count <= ForeignCountries.mostWords + 5 else { return "" }
    return tokens[range].text
  }

  /// Nothing follows on the line.
  private func isEnd(_ place: Int) -> Bool {
    guard place < tokens.count else { return true }
    switch tokens[place].gap {
    case .line, .bar, .block: return true
    case .space, .comma, .dash, .colon: return false
    }
  }

  private mutating func found(_ address: AddressDraft, _ range: Range<Int>) -> AddressParser.Match {
    floor = range.upperBound
    return AddressParser.Match(
      address: address, first: tokens[range.lowerBound], last: tokens[range.upperBound - 1])
  }

  // MARK: by a code that tells its country

  private mutating func coded(_ code: TellingPostalCode.Match, at place: Int) -> AddressParser.Match? {
    guard tokens[place].gap <= .line else { return nil }
    var cityEnd = place
    if code.isCanadian {
      guard let words = CanadianProvinces.length(in: tokens, before: place, floor: floor) else { return nil }
      cityEnd = place - words
    }
    guard cityEnd > floor else { return nil }
    var reading = AddressReading(tokens: tokens, floor: floor, city: cityEnd)
    guard reading.readCity() else { return nil }
    let cityStart = reading.start
    reading.readLines()
    let end = place + code.words
    let country = country(at: end, of: code)
    var first = reading.start
    if !reading.isAddress || !code.isCanadian && !reading.address.hasDelivery {
      guard let other = linesAbove(cityStart) else { return nil }
      first = other
    }
    guard let start = behindStrangers(first..<cityStart), !code.isOrdinal || country != nil else {
      return nil
    }
    var address = ForeignLines.address(tokens[start..<cityStart])
    address.city = tokens[cityStart..<cityEnd].text
    address.state = tokens[cityEnd..<place].text
    address.zip = code.text
    address.country = country.map(name)
    return found(address, start..<(country?.upperBound ?? end))
  }

  /// Where the lines above the town begin, read as those of other languages are: `2, rue de la Terrasse-Dufferin`.
  private func linesAbove(_ cityStart: Int) -> Int? {
    guard let part = parts.firstIndex(where: { $0.lowerBound == cityStart }),
      let first = ForeignLines(tokens: tokens, parts: parts, floor: floor).first(before: part)
    else { return nil }
    let start = parts[first].lowerBound
    return ForeignLines.address(tokens[start..<cityStart]).hasDelivery ? start : nil
  }

  /// Where the lines in `range` begin that belong to an address; nil where none does but all should.
  private func behindStrangers(_ range: Range<Int>) -> Int? {
    let parts = AddressSegments.split(tokens[range])
    guard let last = parts.last(where: ForeignLines.isNoLine) else { return range.lowerBound }
    // What stands beside it in its line is about the same.
    let rest = parts.drop { $0.startIndex <= last.startIndex || tokens[$0.startIndex].gap < .line }
    guard let first = rest.first?.startIndex else { return nil }
    return ForeignLines.address(tokens[first..<range.upperBound]).hasDelivery ? first : nil
  }

  /// The country's name behind its code.
  private func country(at start: Int, of code: TellingPostalCode.Match) -> Range<Int>? {
    guard start < tokens.count, tokens[start].gap <= .line else { return nil }
    for count in (1...ForeignCountries.mostWords).reversed() where start + count <= tokens.count {
      let range = start..<start + count
      guard tokens[range].dropFirst().allSatisfy({ $0.gap == .space }), !tokens[start].isLower,
        let country = ForeignCountries.named(name(range)), country.isCoded(code)
      else { continue }
      return range
    }
    return nil
  }

  // MARK: by the name of the country

  private mutating func named(
    _ country: ForeignCountries.Country, part index: Int, code: Range<Int>?
  ) -> AddressParser.Match? {
    guard
      let place = ForeignLocality(
        country, before: index, code: code.map { tokens[$0].text }, parts: parts, tokens: tokens, floor: floor
      )
    else { return nil }
    let lines = ForeignLines(tokens: tokens, parts: parts, floor: floor)
    guard let first = lines.first(before: place.firstPart), first < place.firstPart else { return nil }
    let start = parts[first].lowerBound
    var address = ForeignLines.address(tokens[start..<parts[place.firstPart].lowerBound])
    guard place.isConvincing(address) else { return nil }
    address.city = place.city
    address.state = place.region
    address.zip = place.code
    address.country = name(parts[index])
    return found(address, start..<(code?.upperBound ?? parts[index].upperBound))
  }
}

extension ForeignCountries.Country {
  /// Whether `code` is one of this country.
  func isCoded(_ code: TellingPostalCode.Match) -> Bool {
    codes.contains { $0.matches(Array(code.text.utf8)) }
  }
}

/// The parts of a run between commas and line ends, with a country's name apart from the code beside it: `107-8420 JAPAN`,
/// `MEXICO 66196`.
enum ForeignParts {
  /// Words of a name that a code may stand beside.
  private static let mostWords = 3

  static func split(_ tokens: [AddressToken]) -> [Range<Int>] {
    AddressSegments.split(tokens[...]).flatMap { part -> [Range<Int>] in
      guard part.count > 1, let place = border(in: part) else { return [part.startIndex..<part.endIndex] }
      return [part.startIndex..<place, place..<part.endIndex]
    }
  }

  /// Where the name begins behind a code, or a code behind the name.
  private static func border(in part: ArraySlice<AddressToken>) -> Int? {
    let most = min(mostWords, part.count - 1)
    for count in (1...most).reversed() {
      let (name, before) = (part.suffix(count), part[part.endIndex - count - 1])
      if before.hasDigit, isCountry(name) { return name.startIndex }
      let (first, rest) = (part.prefix(count), part.dropFirst(count))
      if rest.count <= 2, rest.allSatisfy(\.hasDigit), isCountry(first) { return rest.startIndex }
    }
    return nil
  }

  private static func isCountry(_ words: ArraySlice<AddressToken>) -> Bool {
    words.first?.isLower == false && !words.contains(where: \.hasDigit)
      && ForeignCountries.named(words.text) != nil
  }
}

extension AddressFinder {
  /// The addresses outside the United States whose last line stands in block `index`; those `found` before are left alone.
  mutating func foreignAddresses(endingIn index: Int, besides found: [PlacedAddress]) -> [PlacedAddress] {
    let above = linesAbove(index)
    guard !above.isEmpty || holdsDigit(index) else { return [] }
    var tokens: [AddressToken] = []
    for before in above { tokens += AddressTokenizer.tokens(of: blocks[before].text, block: before) }
    tokens += AddressTokenizer.tokens(of: readable(blocks[index].text), block: index)
    let first = above.first ?? index
    let known = found.reversed().prefix { $0.block >= first }
    var previousEnd = 0
    return ForeignAddressReader.matches(in: withoutLead(tokens, index)).compactMap { match in
      guard var placed = place(match, index, previousEnd),
        !known.contains(where: { Self.touches($0, match, placed) })
      else { return nil }
      previousEnd = placed.range.upperBound
      placed.display = ForeignAddress.withoutFullStop(placed.display)
      placed.address.written = ForeignAddress.oneLine(placed.display)
      return placed
    }
  }

  /// Whether an address that was found before stands in the words of `match`: a country's name below it is no part of it.
  private static func touches(
    _ other: PlacedAddress, _ match: AddressParser.Match, _ placed: PlacedAddress
  ) -> Bool {
    if other.block == placed.block { return other.range.overlaps(placed.range) }
    guard other.block == match.first.block else {
      return other.block > match.first.block && other.block < placed.block
    }
    return other.range.upperBound > match.first.range.lowerBound
  }

  private func holdsDigit(_ index: Int) -> Bool { blocks[index].text.utf8.contains(where: \.isDigit) }

  /// Blocks that may hold the lines above the one that ends the address: neighbours in one container, a number among them.
  private func linesAbove(_ index: Int) -> [Int] {
    let block = blocks[index]
    guard block.cell == nil, Self.mayEndLines(block.role), block.text.utf8.count <= 60,
      !block.links.contains(where: { $0.range.count == block.text.utf8.count })
    else { return [] }
    var place = index
    while place > 0, index - place < 5, isLine(blocks[place - 1], above: block) { place -= 1 }
    return (place..<index).contains(where: holdsDigit) ? Array(place..<index) : []
  }

  /// Headings, terms and links stand over something else.
  private static func mayEndLines(_ role: Block.Role) -> Bool {
    switch role {
    case .paragraph, .address, .definition, .other: true
    default: false
    }
  }

  private func isLine(_ above: Block, above block: Block) -> Bool {
    guard isBeside(above, block), above.text.utf8.count <= 80 else { return false }
    switch above.role {
    case .heading, .listItem: return false
    default: return true
    }
  }
}

/// How a foreign address is told: as it stands on the page, in one line.
enum ForeignAddress {
  /// In upper case, lines parted by commas.
  static func oneLine(_ display: String) -> String {
    let lines = display.replacing("|", with: "\n").filledLines.map { line in
      line.split(separator: " ").joined(separator: " ")
    }
    return lines.map { $0.hasSuffix(",") ? String($0.dropLast()) : $0 }.filter { !$0.isEmpty }
      .joined(separator: ", ").uppercased()
  }

  /// Without the full stop of a sentence.
  static func withoutFullStop(_ display: String) -> String {
    guard display.hasSuffix("."), let word = display.split(separator: " ").last,
      !word.dropLast().contains(".")
    else { return display }
    return String(display.dropLast())
  }
}

/// A quick look at a text for an address outside the United States: a Canadian or British postal code, or a line, up to its
/// end or a bar, whose last part is the name of a country.
enum ForeignSigns {
  /// A look at `text`, of which `signs` are known.
  static func areIn(_ text: String, _ signs: AddressSigns) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      if signs.contains(.code), holdsCode(bytes) { return true }
      var end = bytes.count
      while end > 0 {
        if namesCountry(bytes, endingAt: end) { return true }
        guard signs.contains(.line) else { return false }
        end -= 1
        while end > 0, bytes[end] != 0x0A, bytes[end] != UInt8(ascii: "|") { end -= 1 }
      }
      return false
    }
  }

  /// A word that ends like a code: `1G8`, `7US`, at its end or as a whole.
  private static func holdsCode(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count >= 5 else { return false }
    for place in 0..<bytes.count - 2 where bytes[place].isDigit && bytes[place + 1].isUpper {
      let last = bytes[place + 2]
      let isEnd = place + 3 == bytes.count || !bytes[place + 3].isWord
      if isEnd, last.isDigit || last.isUpper { return true }
    }
    return false
  }

  /// Whether the part before `end`, from the comma or the head of the line, is a country's name.
  private static func namesCountry(_ bytes: UnsafeBufferPointer<UInt8>, endingAt end: Int) -> Bool {
    var end = withoutCode(bytes, end)
    while end > 0, bytes[end - 1] == 0x20 || bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
    guard ForeignCountries.mayEnd(in: bytes, at: end) else { return false }
    var start = end
    while start > 0, end - start <= ForeignCountries.longestName, isInName(bytes[start - 1]) { start -= 1 }
    guard end - start <= ForeignCountries.longestName else { return false }
    if start > 0, !bytes[start - 1].isDigit, !",|\n".utf8.contains(bytes[start - 1]) { return false }
    while start < end, bytes[start] == 0x20 { start += 1 }
    guard start < end, bytes[start].isUpper || bytes[start] >= 0xC3 else { return false }
    return ForeignCountries.named(bytes: plain(bytes[start..<end])) != nil
  }

  /// Before the postal code that may stand behind the name: `MEXICO 66196`.
  private static func withoutCode(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int {
    var start = end
    while start > 0, end - start < 10, bytes[start - 1].isDigit || bytes[start - 1] == UInt8(ascii: "-") {
      start -= 1
    }
    return end - start >= 3 && start > 0 && bytes[start - 1] == 0x20 ? start : end
  }

  /// Upper case, accents, apostrophes and full stops out; without a string where all is ASCII.
  private static func plain(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    let letters = name.allSatisfy { $0 < 0x80 } ? Array(name) : Array(AddressCharacters.plain(name).utf8)
    return letters.compactMap { byte in
      if byte.isLower { return byte & 0xDF }
      return byte == UInt8(ascii: ".") || byte == UInt8(ascii: "'") ? nil : byte
    }
  }

  private static func isInName(_ byte: UInt8) -> Bool {
    byte.isLetter || byte == 0x20 || byte >= 0x80 || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".")
  }
}
