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
