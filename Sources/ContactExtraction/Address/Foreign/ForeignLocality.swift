import Model

/// The town of a foreign address with its postal code, before the name of the country.
struct ForeignLocality {
  private(set) var city = ""
  /// What stands between the code and the country: `CDMX`, `Tyrol`.
  private(set) var region = ""
  private(set) var code = ""
  /// The first part that belongs to it.
  private(set) var firstPart: Int
  private let hasCodes: Bool

  /// The locality before part `index`, which is the name of `country`, with the `code` that stands behind that; nil where
  /// none stands there.
  init?(
    _ country: ForeignCountries.Country, before index: Int, code behind: String?, parts: [Range<Int>],
    tokens: [AddressToken], floor: Int
  ) {
    hasCodes = !country.codes.isEmpty
    firstPart = index
    var regions: [String] = []
    for place in stride(from: index - 1, through: max(0, index - 3), by: -1) {
      guard parts[place].lowerBound >= floor, tokens[parts[place + 1].lowerBound].gap != .colon,
        tokens[parts[place + 1].lowerBound].gap != .bar
      else { break }
      let part = tokens[parts[place]]
      if behind == nil, let (code, city) = Self.taken(apart: part, country.codes) {
        // `TX 75001`.
        if USStates.isCode(city) { return nil }
        if let other = ForeignCountries.named(city), other.names != country.names { return nil }
        self.code = code
        region = regions.joined(separator: " ")
        firstPart = place
        if !city.isEmpty {
          self.city = city
        } else if regions.isEmpty || region.utf8.count <= 4 {
          guard place > 0, parts[place - 1].lowerBound >= floor, Self.isName(tokens[parts[place - 1]]) else {
            return nil
          }
          self.city = tokens[parts[place - 1]].text
          firstPart = place - 1
        } else {
          return nil
        }
        return
      }
      guard Self.isName(part) else { break }
      regions.insert(part.text, at: 0)
    }
    if let behind, var city = regions.last {
      code = behind
      firstPart = index - 1
      // `MONTERREY, N.L.`
      if regions.count > 1, city.utf8.count <= 4 {
        (region, city) = (city, regions[regions.count - 2])
        firstPart = index - 2
      }
      self.city = city
      return
    }
    // Without a code: the town alone.
    guard let city = regions.last, USStates.code(named: tokens[parts[index]].text) == nil else {
      return nil
    }
    guard ForeignNamesakes.isCountry(tokens[parts[index]].text, behind: city) else { return nil }
    self.city = city
    firstPart = index - 1
  }

  /// Where there is no code, a box or a road says that this is an address.
  func isConvincing(_ address: AddressDraft) -> Bool {
    if !code.isEmpty || address.hasBox {
      return address.hasDelivery || address.lines.contains { Self.namesMission($0.text) }
    }
    return !hasCodes
      && address.lines.contains { line in
        guard line.part == .street else { return false }
        let words = line.text.split(separator: " ")
        return words.first?.utf8.first?.isDigit == true
          && words.contains { PostalAbbreviations.suffixes[String($0)] != nil }
      }
  }

  /// `U.S. EMBASSY`: in some capitals its road needs no number.
  private static func namesMission(_ line: String) -> Bool {
    line.split(separator: " ").contains { missions.contains(String($0)) }
  }

  private static let missions: Set<String> = [
    "EMBASSY", "CONSULATE", "EMBAJADA", "CONSULADO", "MISSION", "COMMISSION", "AMBASSADE", "CONSULAT",
  ]

  /// Code and town of a part: the code stands at its start or its end, the rest is the town.
  private static func taken(apart part: ArraySlice<AddressToken>, _ forms: [PostalCodeForm]) -> (
    code: String, city: String
  )? {
    var part = part
    if let first = part.first, marks.contains(first.text), part.count > 1 { part.removeFirst() }
    for form in forms {
      if let count = form.length(atStartOf: part), isTown(part.dropFirst(count)) {
        return (part.prefix(count).text, part.dropFirst(count).text)
      }
      if let count = form.length(atEndOf: part), isTown(part.dropLast(count)) {
        let city = part.dropLast(count)
        return (
          part.suffix(count).text,
          (city.last.map { marks.contains($0.text) } == true ? city.dropLast() : city).text
        )
      }
    }
    return nil
  }

  /// Words before a code.
  private static let marks: Set<String> = ["CP", "PIN", "PC", "ZIP"]

  /// Nothing, or a name in which small numbers stand for districts only: `PARIS CEDEX 08`, `PRAHA 1`.
  private static func isTown(_ words: ArraySlice<AddressToken>) -> Bool {
    guard let first = words.first else { return true }
    return words.count <= 6 && !first.hasDigit && !first.isLower && !isDelivery(words)
      && words.allSatisfy {
        ($0.isNumber ? $0.text.utf8.count <= 2 : !$0.hasDigit)
          && (!$0.isLower || ForeignLines.particles.contains($0.text))
      }
  }

  /// `SUITE 4000`, `PO BOX 1300`, `MAIN STREET`: the number beside these words is no code.
  private static func isDelivery(_ words: ArraySlice<AddressToken>) -> Bool {
    guard let first = words.first, let last = words.last else { return false }
    return !first.classes.isDisjoint(with: [.unit, .loneUnit, .box]) || first.text == "PO"
      || first.text == "POB"
      || words.count > 1 && last.classes.contains(.firmSuffix)
  }

  private static func isName(_ part: ArraySlice<AddressToken>) -> Bool {
    part.count <= 4 && isTown(part) && !ForeignLines.isNoLine(part)
  }
}
