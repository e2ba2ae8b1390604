/// A postal address in parts, and its normal form: one line in the style of USPS Publication 28.
struct PostalAddress: Hashable, Sendable {
  /// A line above the city, in the order in which it was written.
  struct Line: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
      case recipient, attention, street, unit, box

      /// The name of the part in a fact.
      var component: String {
        switch self {
        case .recipient: "recipient"
        case .attention: "attention"
        case .street: "street"
        case .unit: "unit"
        case .box: "po_box"
        }
      }
    }
    var kind: Kind
    /// In normal form.
    var text: String
  }

  var lines: [Line] = []
  var city = ""
  /// USPS code.
  var state = ""
  var zip = ""
  /// As written; nil for the United States.
  var country: String?
  /// The whole address in upper case otherwise as it stands on the page; nil for the United States.
  var written: String?

  /// `USCIS, ATTN: I-130, PO BOX 1, DALLAS, TX 75000-0001`. A unit follows its street without a comma.
  var value: String {
    if let written { return written }
    var text = ""
    for line in lines {
      if !text.isEmpty { text += line.kind == .unit && isAfterStreet(line) ? " " : ", " }
      text += line.kind == .attention ? "ATTN: " + line.text : line.text
    }
    for part in [city, [state, zip].filter { !$0.isEmpty }.joined(separator: " "), country ?? ""]
    where !part.isEmpty {
      text += (text.isEmpty ? "" : ", ") + part
    }
    return text
  }

  private func isAfterStreet(_ line: Line) -> Bool {
    guard let place = lines.firstIndex(of: line), place > 0 else { return false }
    return lines[place - 1].kind == .street
      || lines[place - 1].kind == .unit && isAfterStreet(lines[place - 1])
  }

  /// The parts by name: recipient, attention, street, unit, po_box, city, state, zip, country; absent ones left out.
  var components: [String: String] {
    var parts = [String: String](minimumCapacity: 8)
    for (name, text) in [("city", city), ("state", state), ("zip", zip), ("country", country ?? "")]
    where !text.isEmpty { parts[name] = text }
    for line in lines where !line.text.isEmpty {
      let separator = line.kind == .recipient ? ", " : " "
      parts[line.kind.component] = parts[line.kind.component].map { $0 + separator + line.text } ?? line.text
    }
    return parts
  }

  /// Where a letter can be delivered: a box, a street, or a line of its own.
  var hasDelivery: Bool { lines.contains { $0.kind == .street || $0.kind == .box } }
  /// A building instead of a street: `JFK INTERNATIONAL AIRPORT, BLDG 77`.
  var namesBuilding: Bool {
    guard !hasDelivery else { return false }
    return lines.contains { line in
      line.kind == .recipient && AddressWords.buildings.contains { line.text.hasSuffix($0) }
    }
  }
  var hasBox: Bool { lines.contains { $0.kind == .box } }
}

extension PostalAddress {
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

  private mutating func add(_ text: String, as kind: Line.Kind) {
    let text = AddressNormalForm.text(AddressTokenizer.tokens(of: text, block: 0)[...], as: kind)
    if !text.isEmpty { lines.append(Line(kind: kind, text: text)) }
  }

  private mutating func addBox(_ text: String) {
    let box = Self.plain(text)
    guard !box.isEmpty else { return }
    lines.append(Line(kind: .box, text: box.allSatisfy(\.isNumber) ? "PO BOX " + box : box))
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
