import PageReading

/// Addresses whose parts stand in cells or definitions of their own, each under its name: Street, City, State, ZIP.
enum LabelledParts {
  private enum Part { case street, unit, city, state, zip, box, recipient }

  /// What a row head, a column head or a term calls each part.
  private static let names: [String: Part] = [
    "STREET": .street, "STREET ADDRESS": .street, "ADDRESS": .street, "ADDRESS 1": .street,
    "ADDRESS LINE 1": .street,
    "ADDRESS 2": .unit, "ADDRESS LINE 2": .unit, "SUITE": .unit, "ROOM": .unit, "UNIT": .unit, "CITY": .city,
    "TOWN": .city,
    "RECIPIENT": .recipient, "ADDRESSEE": .recipient, "DESTINATARIO": .recipient,
    "STATE": .state, "ZIP": .zip, "ZIP CODE": .zip, "POSTAL CODE": .zip, "ZIPCODE": .zip, "PO BOX": .box,
    "CALLE": .street, "DIRECCION": .street, "CIUDAD": .city, "ESTADO": .state, "CODIGO POSTAL": .zip,
  ]

  /// The addresses that such groups give.
  static func addresses(in blocks: [Block]) -> [PlacedAddress] {
    var found: [PlacedAddress] = []
    var group: [Part: String] = [:]
    var key = -1
    for index in blocks.indices where mayBePart(blocks[index]) {
      let block = blocks[index]
      guard let (part, container) = part(of: block) else { continue }
      if container != key || group[part] != nil { group = [:] }
      key = container
      group[part] = block.text
      if part == .zip || (part == .state && group[.zip] != nil), let placed = placed(group, index, block) {
        found.append(placed)
        group = [:]
      }
    }
    return found
  }

  /// Whether `block` is a cell or definition under the name of a part: its text says nothing of when an address applies.
  static func isPart(_ block: Block) -> Bool { part(of: block) != nil }

  /// A quick look, for most blocks are no part.
  private static func mayBePart(_ block: Block) -> Bool { block.cell != nil || block.role == .definition }

  private static func part(of block: Block) -> (Part, Int)? {
    if let cell = block.cell {
      if let head = cell.columnHead, let part = names[plain(head)] {
        return (part, cell.table &* 65_536 &+ cell.row)
      }
      if let head = cell.rowHead, let part = names[plain(head)] { return (part, cell.table) }
      return nil
    }
    guard block.role == .definition, let label = block.label, let part = names[plain(label)] else {
      return nil
    }
    return (part, block.container)
  }

  private static func plain(_ text: String) -> String {
    guard text.utf8.count < 40 else { return "" }
    return AddressTokenizer.tokens(of: text, block: 0).map(\.text).joined(separator: " ")
  }

  private static func placed(_ group: [Part: String], _ index: Int, _ block: Block) -> PlacedAddress? {
    guard group[.city] != nil, group[.street] != nil || group[.box] != nil, let state = group[.state],
      let zip = group[.zip],
      AddressFinder.holdsZIP(zip)
    else { return nil }
    let lines = [group[.recipient], group[.street]].compactMap { $0 }
    let address = PostalAddress(
      street: lines.isEmpty ? nil : lines.joined(separator: "\n"), unit: group[.unit], poBox: group[.box],
      city: group[.city], region: state,
      postalCode: zip)
    let display = [group[.recipient], group[.street] ?? group[.box], group[.unit], group[.city], state, zip]
      .compactMap { $0 }
      .joined(separator: ", ")
    return PlacedAddress(
      address: address, block: index, range: 0..<block.text.utf8.count, prefix: "", display: display)
  }
}
