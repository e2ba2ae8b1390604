import PageReading

/// An address and where it stands on the page.
struct PlacedAddress {
  var address: AddressDraft
  /// Index of the block that holds its city.
  var block: Int
  /// Where its first line begins.
  var start: (block: Int, offset: Int)
  /// Bytes of the address in that block's text.
  var range: Range<Int>
  /// What stands between the address before it, or the head of the block, and this one.
  var prefix: String
  /// As written, lines kept.
  var display: String

  /// From its first word to its last.
  var extent: ScopeBinder.Extent {
    ScopeBinder.Extent(first: start, last: (block: block, offset: range.upperBound))
  }
}

/// Finds the addresses of a page: in the lines of a block, over neighbouring blocks, in rows with a part each.
struct AddressFinder {
  let blocks: [Block]
  private let limits: ExtractionLimits
  /// ZIP codes that may still be looked at.
  private var anchors: Int
  /// Some of the page was left out.
  private var isCut = false

  private init(blocks: [Block], limits: ExtractionLimits) {
    self.blocks = blocks
    self.limits = limits
    anchors = limits.zipCodes
  }

  /// All addresses, in reading order; of a page with more than the limits allow the first ones.
  ///
  /// - Returns: the addresses, and whether some of the page was left out.
  static func find(in page: Page, limits: ExtractionLimits) -> (placed: [PlacedAddress], isCut: Bool) {
    var finder = AddressFinder(blocks: page.blocks, limits: limits)
    var found: [PlacedAddress] = []
    for index in page.blocks.indices {
      let text = page.blocks[index].text
      let signs = AddressSigns(text)
      if signs.contains(.digit), holdsZIP(text) { found += finder.addresses(endingIn: index) }
      if ForeignSigns.areIn(text, signs) {
        found += finder.foreignAddresses(endingIn: index, besides: found)
      }
      if found.count > limits.facts || finder.anchors < 0 {
        return (Array(found.prefix(limits.facts)), true)
      }
    }
    found += LabelledParts.addresses(in: page.blocks)
    return (found.sorted { ($0.block, $0.range.lowerBound) < ($1.block, $1.range.lowerBound) }, finder.isCut)
  }

  /// Five digits in a row, no more than five.
  static func holdsZIP(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var run = 0
      for byte in bytes {
        if byte.isDigit {
          run += 1
        } else {
          if run == 5 { return true }
          run = 0
        }
      }
      return run == 5
    }
  }

  private mutating func addresses(endingIn index: Int) -> [PlacedAddress] {
    var lines = blocksAbove(index).map { before in
      AddressTokenizer.tokens(of: blocks[before].text, block: before)
    }
    let own = AddressTokenizer.tokens(of: readable(blocks[index].text), block: index)
    lines.append(own.withoutRemarks)
    let tokens = lines.count > 1 ? AddressBlockLines.joined(lines, of: blocks) : lines[0]
    var previousEnd = 0
    return AddressParser.matches(in: withoutLead(tokens, index), anchors: &anchors).compactMap { match in
      guard let placed = place(match, index, previousEnd) else { return nil }
      previousEnd = placed.range.upperBound
      return placed
    }
  }

  mutating func readable(_ text: String) -> String {
    guard text.utf8.count > limits.blockBytes else { return text }
    isCut = true
    return String(decoding: text.utf8.prefix(limits.blockBytes), as: UTF8.self)
  }

  /// Blocks that may hold the lines above: neighbours in the same container without an address of their own.
  private func blocksAbove(_ index: Int) -> [Int] {
    let block = blocks[index]
    if let cell = block.cell { return rowsAbove(index, cell) }
    var above: [Int] = []
    var place = index - 1
    while place >= 0, above.count < 5, belongs(blocks[place], to: block) {
      above.insert(place, at: 0)
      place -= 1
    }
    return above
  }

  /// Rows of a table with one column, a line of the address in each.
  private func rowsAbove(_ index: Int, _ cell: Block.Cell) -> [Int] {
    guard cell.column == 0, index + 1 == blocks.count || !isRow(index + 1, cell.row, cell) else { return [] }
    var place = index
    while place > 0, index - place < 5, isRow(place - 1, cell.row - (index - place) - 1, cell),
      blocks[place - 1].role == .cell, blocks[place - 1].text.utf8.count < 160,
      !Self.holdsZIP(blocks[place - 1].text)
    { place -= 1 }
    return Array(place..<index)
  }

  private func isRow(_ index: Int, _ row: Int, _ cell: Block.Cell) -> Bool {
    blocks[index].cell.map { $0.table == cell.table && $0.row == row } ?? false
  }

  /// Whether both stand in one container under the same headings, `above` in no table.
  func isBeside(_ above: Block, _ block: Block) -> Bool {
    above.container == block.container && above.section == block.section && above.cell == nil
  }

  private func belongs(_ above: Block, to block: Block) -> Bool {
    guard isBeside(above, block) else { return false }
    if case .heading = above.role { return false }
    return above.text.utf8.count < 160 && !Self.holdsZIP(above.text)
  }

  func place(_ match: AddressParser.Match, _ index: Int, _ previousEnd: Int) -> PlacedAddress? {
    guard let last = match.last, match.first.block <= index, last.block == index else { return nil }
    let start = match.first.block == index ? match.first.range.lowerBound : 0
    let text = blocks[index].text
    var display = slice(text, start..<last.range.upperBound)
    for above in stride(from: index - 1, through: match.first.block, by: -1) {
      let from = above == match.first.block ? match.first.range.lowerBound : 0
      display = slice(blocks[above].text, from..<blocks[above].text.utf8.count) + "\n" + display
    }
    return PlacedAddress(
      address: match.address, block: index, start: (match.first.block, match.first.range.lowerBound),
      range: start..<last.range.upperBound,
      prefix: withoutMark(slice(text, min(previousEnd, start)..<start), isFirst: previousEnd == 0),
      display: display)
  }

  /// A parenthesis behind the address before is about that one.
  private func withoutMark(_ prefix: String, isFirst: Bool) -> String {
    let rest = prefix.drop { $0 == " " || $0 == "\n" }
    guard !isFirst, rest.first == "(", let end = rest.firstIndex(of: ")") else { return prefix }
    return String(rest[rest.index(after: end)...])
  }

  private func slice(_ text: String, _ range: Range<Int>) -> String {
    let bytes = text.utf8
    let range = range.clamped(to: 0..<bytes.count)
    let start = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
    return String(text[start..<bytes.index(start, offsetBy: range.count)])
  }

  /// A bold first line that is a title (`Albany Office`) labels the address and is no line of it: what stands above the
  /// title is about something else.
  func withoutLead(_ tokens: [AddressToken], _ index: Int) -> [AddressToken] {
    guard let label = blocks[index].label, blocks[index].cell == nil, blocks[index].text.hasPrefix(label)
    else { return tokens }
    let end = label.utf8.count
    return tokens.filter { $0.block == index && $0.range.lowerBound >= end }
  }
}

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

/// What a quick look at a text finds, so that most texts are not looked at closer for addresses.
struct AddressSigns: OptionSet {
  let rawValue: UInt8
  static let digit = AddressSigns(rawValue: 1)
  /// A digit right before a capital, as in `K1N 1G8` and `SW11 7US`.
  static let code = AddressSigns(rawValue: 2)
  /// The end of a line, or a bar.
  static let line = AddressSigns(rawValue: 4)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The signs in `bytes`; without branches, so that many bytes are taken at a time.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var signs: UInt8 = bytes.last?.isDigit == true ? 1 : 0
    for place in 0..<max(bytes.count &- 1, 0) {
      let digit: UInt8 = bytes[place].isDigit ? 1 : 0
      let capital: UInt8 = bytes[place &+ 1].isUpper ? 2 : 0
      signs |= digit | (digit &+ digit) & capital | (bytes[place] == 0x0A || bytes[place] == 0x7C ? 4 : 0)
    }
    rawValue = signs
  }

  /// What `text` holds.
  init(_ text: String) {
    var text = text
    self = text.withUTF8 { AddressSigns($0) }
  }
}
