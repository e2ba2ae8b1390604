import PageReading

/// Lines of an address that stand in a paragraph, a list item or a `<div>` each.
///
/// An attention line, a unit, a box or a street above an address belongs to it wherever it stands alone in its block. A name
/// does only where every line of the address has a block of its own: above a whole address a name is its title.
struct AddressBlockLines {
  private let lines: [[AddressToken]]
  private let blocks: [Block]

  /// The words of neighbouring blocks in one run; between blocks that are lines of one address stands the end of a line.
  static func joined(_ lines: [[AddressToken]], of blocks: [Block]) -> [AddressToken] {
    AddressBlockLines(lines: lines, blocks: blocks).joined()
  }

  private func joined() -> [AddressToken] {
    let last = lines.count - 1
    var endsInTown = isTown(lines[last])
    var hasDelivery = false
    var run = lines[last]
    for line in lines.dropLast().reversed() {
      let kinds = kinds(line)
      let isLine =
        !kinds.isEmpty && (!kinds.contains(.name) || endsInTown && hasDelivery && isName(line))
      if isLine, !run.isEmpty { run[0].gap = .line }
      endsInTown = endsInTown && !kinds.isEmpty
      hasDelivery = hasDelivery || kinds.contains(.street) || kinds.contains(.box)
      run = line + run
    }
    return run
  }

  /// A town, a state and a ZIP code with nothing before them in their block.
  private func isTown(_ line: [AddressToken]) -> Bool {
    guard let zip = line.firstIndex(where: \.isZIP), zip <= 6 else { return false }
    return !line[..<zip].contains(where: \.hasDigit)
  }

  /// What the parts of a block are that may be one line of an address; nothing where it may not.
  private func kinds(_ line: [AddressToken]) -> Set<AddressSegments.Kind> {
    guard let first = line.first, line.count <= 10, isPlain(blocks[first.block]) else { return [] }
    let parts = AddressSegments.split(line[...])
    guard !parts.contains(where: { $0.first.map { $0.gap > .comma && $0.gap < .block } == true }) else {
      return []
    }
    guard !parts.contains(where: { isLabel($0) || !isSure($0) }) else { return [] }
    return Set(parts.map(AddressSegments.kind))
  }

  private func isLabel(_ part: ArraySlice<AddressToken>) -> Bool {
    AddressLabels.isLabel(part) || AddressLabels.isValue(part)
  }

  /// "5 things to bring" begins like a street.
  private func isSure(_ part: ArraySlice<AddressToken>) -> Bool {
    guard AddressSegments.kind(part) == .street else { return true }
    return !part.contains { $0.isLower && !$0.hasDigit && !$0.classes.contains(.connector) }
  }

  /// A short text in one line that is neither a link nor the head of something.
  private func isPlain(_ block: Block) -> Bool {
    switch block.role {
    case .paragraph, .listItem, .address, .cell, .other: break
    default: return false
    }
    let bytes = block.text.utf8
    guard bytes.count <= 80, let last = bytes.last, !":?!".utf8.contains(last) else { return false }
    return !bytes.contains(0x0A) && !block.links.contains { $0.range.count == bytes.count }
  }

  /// Words with capitals, none of which says that something is to be done or asked for.
  private func isName(_ line: [AddressToken]) -> Bool {
    guard let first = line.first, !Self.headWords.contains(first.text) else { return false }
    guard let last = line.last, !Self.lastWords.contains(last.text) else { return false }
    return !first.isLower
      && line.allSatisfy { word in
        (!word.isLower || word.classes.contains(.connector)) && !Self.otherWords.contains(word.text)
      }
      && AddressSegments.split(line[...]).allSatisfy {
        AddressSegments.kind($0) != .name || !$0.contains(where: \.hasDigit)
      }
  }

  private static let headWords: Set<String> = [
    "GET", "VISIT", "FIND", "CALL", "SEND", "MAIL", "SEE", "VIEW", "READ", "CLICK", "CONTACT", "PAY", "APPLY",
    "WRITE", "OUR", "HOW", "WHERE", "WHEN", "PLEASE", "FOR", "TO", "BY", "IF", "USE", "SUBMIT", "LOCATED",
    "FILE",
    "OR", "AND",
  ]
  private static let lastWords: Set<String> = [
    "ADDRESS", "LOCATION", "LOCATIONS", "INFORMATION", "TO", "OFFICES", "ONLY", "DETAILS", "MENU",
  ]
  private static let otherWords: Set<String> = [
    "HOURS", "PHONE", "TELEPHONE", "FAX", "DIRECTIONS", "MAP", "PARKING", "EMAIL", "OPEN", "CLOSED", "HOME",
    "SEARCH", "IS", "ARE", "WE", "YOU", "YOUR", "WILL", "MUST", "MAY", "OVERVIEW", "HORARIO", "TELEFONO",
  ]
}
