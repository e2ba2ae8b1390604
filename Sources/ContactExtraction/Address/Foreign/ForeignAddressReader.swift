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
