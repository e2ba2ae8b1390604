import PageReading

/// Addresses whose parts stand in cells or definitions of their own, each under its name: Street, City, State, ZIP.
enum LabelledParts {
  private enum Part { case street, unit, city, state, zip, box, recipient, place }

  /// What a row head, a column head or a term calls each part.
  private static let names: [String: Part] = [
    "STREET": .street, "STREET ADDRESS": .street, "ADDRESS": .street, "ADDRESS 1": .street,
    "ADDRESS LINE 1": .street,
    "ADDRESS 2": .unit, "ADDRESS LINE 2": .unit, "SUITE": .unit, "ROOM": .unit, "UNIT": .unit, "CITY": .city,
    "TOWN": .city,
    "RECIPIENT": .recipient, "ADDRESSEE": .recipient, "DESTINATARIO": .recipient,
    "STATE": .state, "ZIP": .zip, "ZIP CODE": .zip, "POSTAL CODE": .zip, "ZIPCODE": .zip, "PO BOX": .box,
    "CITY STATE ZIP": .place, "CITY STATE AND ZIP": .place, "CITY STATE ZIP CODE": .place,
    "CITY STATE": .place, "STATE ZIP": .place, "STATE/ZIP": .place, "STATE/ZIP CODE": .place,
    "CITY/STATE/ZIP": .place, "CALLE": .street, "DIRECCION": .street, "CIUDAD": .city,
    "ESTADO": .state, "CODIGO POSTAL": .zip,
  ]

  /// Beginnings of words that each of those names holds one of, as written.
  private static let stems = WordStems([
    "STREET", "ADDRESS", "SUITE", "ROOM", "UNIT", "CITY", "TOWN", "RECIPIENT", "DESTINATARIO", "STATE", "ZIP",
    "POSTAL", "BOX", "CALLE", "DIRECCI", "CIUDAD", "ESTADO",
  ])

  /// The addresses that such groups give.
  static func addresses(in blocks: [Block]) -> [PlacedAddress] {
    var found: [PlacedAddress] = []
    var group: [Part: String] = [:]
    var (key, first) = (-1, 0)
    for index in blocks.indices where mayBePart(blocks[index]) {
      guard let (part, container) = part(of: blocks[index]) else { continue }
      if container != key || group[part] != nil { group = [:] }
      if group.isEmpty { first = index }
      key = container
      group[part] = blocks[index].text
      let isWhole = part == .place && takePlace(blocks[index].text, into: &group)
      if isWhole || part == .zip || (part == .state && group[.zip] != nil),
        let placed = placed(group, first, index, blocks[index])
      {
        found.append(placed)
        group = [:]
      }
    }
    return found
  }

  /// Parts "Salem, IL 62881" and "IL 62881" of a cell for several parts; true where a ZIP code is among them.
  private static func takePlace(_ text: String, into group: inout [Part: String]) -> Bool {
    guard text.utf8.count < 80, group[.street].map(AddressFinder.holdsZIP) != true else { return false }
    var words = text.split { $0 == " " || $0 == "," || $0 == "\n" }.map(String.init)
    guard let zip = words.popLast(), AddressFinder.holdsZIP(zip), let state = words.popLast(),
      USStates.code(named: state.uppercased()) != nil
    else { return false }
    if !words.isEmpty { group[.city] = words.joined(separator: " ") }
    (group[.state], group[.zip]) = (state, zip)
    return true
  }

  /// Whether `block` is a cell or definition under the name of a part: beside an address in parts its text says nothing of when
  /// that applies.
  static func isPart(_ block: Block) -> Bool { part(of: block) != nil }

  /// Whether `text` is the name of a part: it names no address.
  static func isPart(named text: String) -> Bool {
    // "Street address" is what pages call a whole address as well.
    part(named: text).map { $0 != .street } == true
  }

  /// A quick look, for most blocks are no part.
  private static func mayBePart(_ block: Block) -> Bool { block.cell != nil || block.role == .definition }

  private static func part(of block: Block) -> (Part, Int)? {
    if let cell = block.cell {
      if let part = part(named: cell.columnHead) { return (part, cell.table &* 65_536 &+ cell.row) }
      return part(named: cell.rowHead).map { ($0, cell.table) }
    }
    guard block.role == .definition else { return nil }
    return part(named: block.label).map { ($0, block.container) }
  }

  private static func part(named text: String?) -> Part? {
    guard let text, text.utf8.count < 40, stems.begins(wordOf: text) else { return nil }
    return names[text.plainWords]
  }

  private static func placed(_ group: [Part: String], _ first: Int, _ index: Int, _ block: Block)
    -> PlacedAddress?
  {
    guard group[.city] != nil, group[.street] != nil || group[.box] != nil, let state = group[.state],
      let zip = group[.zip],
      AddressFinder.holdsZIP(zip)
    else { return nil }
    let lines = [group[.recipient], group[.street]].compactMap { $0 }
    let address = AddressDraft(
      street: lines.isEmpty ? nil : lines.joined(separator: "\n"), unit: group[.unit], poBox: group[.box],
      city: group[.city], region: state,
      postalCode: zip)
    let display = [group[.recipient], group[.street] ?? group[.box], group[.unit], group[.city], state, zip]
      .compactMap { $0 }
      .joined(separator: ", ")
    return PlacedAddress(
      address: address, block: index, start: (first, 0), range: 0..<block.text.utf8.count, prefix: "",
      display: display)
  }
}
