import Model

/// Finds addresses in the words of one run: a ZIP code behind a state is the anchor, and everything is read leftwards.
struct AddressParser {
  /// An address and where it stands among the tokens.
  struct Match {
    var address: AddressDraft
    var first: AddressToken
    var last: AddressToken?
  }

  private let tokens: [AddressToken]
  /// The place after the last address found.
  private var floor = 0

  /// All addresses of a run; `anchors` counts down the ZIP codes that a page may still have.
  static func matches(in tokens: [AddressToken], anchors: inout Int) -> [Match] {
    var parser = AddressParser(tokens: tokens)
    var found: [Match] = []
    for place in tokens.indices where tokens[place].isZIP {
      anchors -= 1
      if anchors < 0 { break }
      if let match = parser.match(zip: place) {
        found.append(match)
      }
    }
    return found
  }

  private init(tokens: [AddressToken]) { self.tokens = tokens }

  private mutating func match(zip: Int) -> Match? {
    guard let (state, code) = state(before: zip), state > floor else { return nil }
    var reading = AddressReading(tokens: tokens, floor: floor, city: state)
    guard reading.readCity() else { return nil }
    reading.readLines()
    guard reading.isAddress else { return nil }
    var address = reading.address
    address.state = code
    address.zip = tokens[zip].text
    floor = zip + 1
    if address.lines.last?.part == .street, let unit = UnitBehind.range(in: tokens, from: zip + 1) {
      address.lines += AddressNormalForm.lines(UnitBehind.plain(tokens[unit]), as: .unit)
      floor = unit.upperBound
    }
    return Match(address: address, first: tokens[reading.start], last: tokens[floor - 1])
  }

  /// The state's first word and code; names of up to four words, codes in capitals.
  private func state(before zip: Int) -> (Int, String)? {
    guard zip > 0, tokens[zip].gap <= .bar else { return nil }
    for length in [4, 3, 2, 1] where zip - length >= floor {
      if length > 1, !tokens[zip - length].classes.contains(.state) { continue }
      let words = tokens[zip - length..<zip]
      guard words.dropFirst().allSatisfy({ $0.gap == .space }), !words.contains(where: \.isLower) else {
        continue
      }
      let name = words.text
      if length == 1, name == "DC" || name.utf8.count == 2, let code = USStates.code(named: name) {
        return (zip - 1, code)
      }
      if length == 1, let code = USStates.code(abbreviated: name) { return (zip - 1, code) }
      if let code = USStates.code(named: name), code != "DC" || length < 3 {
        return name.hasPrefix("WASHINGTON D") ? (zip - length + 1, code) : (zip - length, code)
      }
    }
    return nil
  }
}

/// A unit that follows the ZIP code: `Salem, IL 62881, Suite 400`, `Salem, IL 62881<br>Room 305`.
enum UnitBehind {
  /// The words of the unit that begins at `start`, with nothing else up to the end of their line; nil where none does.
  static func range(in tokens: [AddressToken], from start: Int) -> Range<Int>? {
    guard start < tokens.count, isBehind(tokens[start]) else { return nil }
    var end = start + 1
    while end < tokens.count, tokens[end].gap == .space, end - start <= 3 { end += 1 }
    let part = tokens[start..<end]
    guard part.count <= 3, AddressSegments.isUnit(part), isPlain(part), isLine(end, in: tokens) else {
      return nil
    }
    return start..<end
  }

  /// The words without parentheses.
  static func plain(_ words: ArraySlice<AddressToken>) -> ArraySlice<AddressToken> {
    ArraySlice(
      words.map { word in
        var word = word
        (word.opensParenthesis, word.closesParenthesis) = (false, false)
        return word
      })
  }

  private static func isBehind(_ word: AddressToken) -> Bool {
    word.gap == .comma || word.gap == .line || word.gap == .space && word.opensParenthesis
  }

  /// What hardly ever begins another line: no offices, no stops.
  private static func isPlain(_ part: ArraySlice<AddressToken>) -> Bool {
    guard let first = part.first, !part.contains(where: { $0.isZIP }) else { return false }
    return designators.contains(first.text) || AddressSegments.isFloor(part)
  }

  private static let designators: Set<String> = [
    "ROOM", "RM", "SUITE", "STE", "FLOOR", "FL", "BUILDING", "BLDG", "UNIT", "APT", "OFICINA", "PISO",
  ]

  /// The unit stands alone, and not above the street of the next address.
  private static func isLine(_ end: Int, in tokens: [AddressToken]) -> Bool {
    guard end < tokens.count else { return true }
    guard tokens[end].gap >= .line, tokens[end].gap != .colon else { return false }
    var next = end + 1
    while next < tokens.count, tokens[next].gap == .space, next - end <= 12 { next += 1 }
    let kind = AddressSegments.kind(tokens[end..<next])
    return kind != .street && kind != .box && kind != .unit
  }
}
