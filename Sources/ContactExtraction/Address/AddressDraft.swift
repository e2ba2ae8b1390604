import Model

/// A postal address while it is read.
struct AddressDraft: Hashable, Sendable {
  /// A line above the city, in normal form.
  typealias Line = PostalAddress.Line

  /// In the order in which they were written.
  var lines: [Line] = []
  var city = ""
  /// USPS code.
  var state = ""
  var zip = ""
  /// As written; nil for the United States.
  var country: String?
  /// The whole address in upper case otherwise as it stands on the page; nil for the United States.
  var written: String?

  /// What was read.
  var postalAddress: PostalAddress {
    PostalAddress(lines: lines, city: city, state: state, zip: zip, country: country, written: written)
  }

  /// Where a letter can be delivered: a box, a street, or a line of its own.
  var hasDelivery: Bool { lines.contains { $0.part == .street || $0.part == .box } }
  /// A building instead of a street: `JFK INTERNATIONAL AIRPORT, BLDG 77`.
  var namesBuilding: Bool {
    guard !hasDelivery else { return false }
    return lines.contains { line in
      line.part == .recipient && AddressWords.buildings.contains { line.text.hasSuffix($0) }
    }
  }
  var hasBox: Bool { lines.contains { $0.part == .box } }
}

extension AddressDraft {
  /// An address from the parts that structured data gives.
  ///
  /// - Parameters: texts as written; `street` may hold several lines and a unit.
  init(
    recipient: String? = nil, street: String? = nil, unit: String? = nil, poBox: String? = nil,
    city: String? = nil,
    region: String? = nil, postalCode: String? = nil, country: String? = nil
  ) {
    if let recipient { add(recipient, as: .recipient) }
    if let street { addStreet(street) }
    if let unit { add(unit, as: .unit) }
    if let poBox { addBox(poBox) }
    self.city = Self.plain(city ?? "")
    let region = Self.plain(region ?? "")
    state = USStates.code(named: region) ?? region
    zip = Self.plain(postalCode ?? "")
    let land = Self.plain(country ?? "")
    self.country = land.isEmpty || Countries.isUnitedStates(land) ? nil : land
  }

  private static func plain(_ text: String) -> String {
    AddressTokenizer.tokens(of: text, block: 0).map(\.written).joined(separator: " ")
  }

  private mutating func add(_ text: String, as part: PostalAddress.Part) {
    let text = AddressNormalForm.text(AddressTokenizer.tokens(of: text, block: 0)[...], as: part)
    if !text.isEmpty { lines.append(Line(part, text)) }
  }

  private mutating func addBox(_ text: String) {
    let box = Self.plain(text)
    guard !box.isEmpty else { return }
    lines.append(Line(.box, box.allSatisfy(\.isNumber) ? "PO BOX " + box : box))
  }

  private mutating func addStreet(_ text: String) {
    let tokens = AddressTokenizer.tokens(of: text, block: 0)
    for part in AddressSegments.split(tokens[...]) {
      lines += AddressNormalForm.lines(part, as: AddressSegments.kind(part))
    }
  }
}

/// Names of countries as they end an address.
enum Countries {
  /// Whether `name` (upper case) means the United States.
  static func isUnitedStates(_ name: String) -> Bool {
    [
      "US", "USA", "UNITED STATES", "UNITED STATES OF AMERICA", "U S A", "U S", "ESTADOS UNIDOS", "EE UU",
      "EEUU",
    ].contains(name)
  }
}

/// Writes the parts of an address in the normal form of USPS Publication 28: upper case, standard abbreviations of
/// directionals (§233), suffixes (§234) and unit designators (§213), no punctuation.
enum AddressNormalForm {
  /// A part as lines: a street may hold a unit, a box a unit after its number.
  static func lines(_ part: ArraySlice<AddressToken>, as kind: AddressSegments.Kind) -> [PostalAddress.Line] {
    switch kind {
    case .attention: [line(.attention, part.dropFirst())]
    case .box: [line(.box, part)]
    case .unit: unit(part)
    case .direction: [line(.street, part)]
    case .name: [line(.recipient, part)]
    case .street: street(part)
    }
  }

  private static func line(_ kind: PostalAddress.Part, _ part: ArraySlice<AddressToken>)
    -> PostalAddress.Line
  {
    PostalAddress.Line(kind, text(part, as: kind))
  }

  /// `APT 1B 626 E KILBOURN AVE`: the unit goes behind the street.
  private static func unit(_ part: ArraySlice<AddressToken>) -> [PostalAddress.Line] {
    let street = part.dropFirst(2)
    guard street.count >= 3, AddressSegments.startsWithHouseNumber(street) else { return [line(.unit, part)] }
    return self.street(street) + [line(.unit, part.prefix(2))]
  }

  private static func street(_ part: ArraySlice<AddressToken>) -> [PostalAddress.Line] {
    guard !AddressSegments.isRural(part), !AddressSegments.isMilitary(part), let cut = unitStart(in: part)
    else {
      return [line(.street, part)]
    }
    return [line(.street, part[..<cut]), line(.unit, part[cut...])]
  }

  /// Where the unit begins inside a street line.
  static func unitStart(in part: ArraySlice<AddressToken>) -> Int? {
    guard part.count >= 4 || part.dropFirst(2).contains(where: { $0.text.hasPrefix("#") }) else {
      return nil
    }
    for place in part.indices.dropFirst(2) where AddressSegments.isUnit(part[place...].prefix(3)) {
      return part[place - 1].classes.contains(.numberedRoad) ? nil : place
    }
    let last = part.endIndex - 1
    return part[last].classes.contains(.loneUnit) ? last : nil
  }

  /// The words of a part.
  static func text(_ part: ArraySlice<AddressToken>, as kind: PostalAddress.Part) -> String {
    switch kind {
    case .street: AddressSegments.isRural(part) ? ruralText(part) : streetText(part)
    case .unit: unitText(part)
    case .box: boxText(part)
    default: part.map(\.written).joined(separator: " ")
    }
  }

  private static func boxText(_ part: ArraySlice<AddressToken>) -> String {
    let words = part.map(\.written)
    if words.first == "POB" { return "PO BOX " + words.dropFirst().joined(separator: " ") }
    return words.map { $0 == "BX" ? "BOX" : $0 }.joined(separator: " ")
  }

  /// `RURAL ROUTE 3` is `RR 3`, `HIGHWAY CONTRACT 68` and `HCR 68` are `HC 68` (Publication 28 §24 and §25).
  private static func ruralText(_ part: ArraySlice<AddressToken>) -> String {
    let words = part.map(\.written)
    switch (words[0], words[1]) {
    case ("RURAL", "ROUTE"): return (["RR"] + words.dropFirst(2)).joined(separator: " ")
    case ("HIGHWAY", "CONTRACT"): return (["HC"] + words.dropFirst(2)).joined(separator: " ")
    case ("HCR", _): return (["HC"] + words.dropFirst()).joined(separator: " ")
    case ("RFD", _): return (["RR"] + words.dropFirst()).joined(separator: " ")
    default: return words.joined(separator: " ")
    }
  }

  private static func unitText(_ part: ArraySlice<AddressToken>) -> String {
    var words: [String] = []
    for (offset, token) in part.enumerated() {
      if token.text == "#", offset > 0 { continue }
      let plain = offset > 0 && token.text.hasPrefix("#") ? String(token.text.dropFirst()) : token.written
      words.append(AddressWords.units[plain] ?? plain)
    }
    return words.joined(separator: " ")
  }

  private static func streetText(_ part: ArraySlice<AddressToken>) -> String {
    var words = part.map(\.written)
    guard words.count > 1 else { return words.map { PostalAbbreviations.directions[$0] ?? $0 }.joined() }
    var last = words.count - 1
    if last >= 2, let direction = PostalAbbreviations.directions[words[last]] {
      words[last] = direction
      last -= 1
    }
    if last >= 1, let suffix = PostalAbbreviations.suffixes[words[last]] { words[last] = suffix }
    abbreviateRoad(&words)
    if last >= 3 || (last == 2 && PostalAbbreviations.suffixes[words[2]] == nil),
      let direction = PostalAbbreviations.directions[words[1]], words[1] != "NO"
    {
      words[1] = direction
    }
    return words.joined(separator: " ")
  }

  /// `STATE HIGHWAY 121`: the word before the number is abbreviated as well.
  private static func abbreviateRoad(_ words: inout [String]) {
    for place in words.indices.dropLast()
    where place > 0 && (words[place] == "HIGHWAY" || words[place] == "ROUTE") {
      if words[place + 1].first?.isNumber == true {
        words[place] = PostalAbbreviations.suffixes[words[place]] ?? words[place]
      }
    }
  }
}
