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
