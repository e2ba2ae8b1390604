import PageReading

extension AddressFinder {
  /// The addresses outside the United States whose last line stands in block `index`; those `found` before are left alone.
  mutating func foreignAddresses(endingIn index: Int, besides found: [PlacedAddress]) -> [PlacedAddress] {
    let above = linesAbove(index)
    guard !above.isEmpty || holdsDigit(index) else { return [] }
    var tokens: [AddressToken] = []
    for before in above { tokens += AddressTokenizer.tokens(of: blocks[before].text, block: before) }
    tokens += AddressTokenizer.tokens(of: readable(blocks[index].text), block: index)
    let known = found.reversed().prefix { $0.block == index }.map(\.range)
    var previousEnd = 0
    return ForeignAddressReader.matches(in: withoutLead(tokens, index)).compactMap { match in
      guard var placed = place(match, index, previousEnd),
        !known.contains(where: { $0.overlaps(placed.range) })
      else { return nil }
      previousEnd = placed.range.upperBound
      placed.display = ForeignAddress.trimmed(placed.display)
      placed.address.written = ForeignAddress.oneLine(placed.display)
      return placed
    }
  }

  private func holdsDigit(_ index: Int) -> Bool { blocks[index].text.utf8.contains(where: \.isDigit) }

  /// Blocks that may hold the lines above the one that ends the address: neighbours in one container, a number among them.
  private func linesAbove(_ index: Int) -> [Int] {
    let block = blocks[index]
    guard block.cell == nil, block.role != .listItem, block.text.utf8.count <= 60 else { return [] }
    var place = index
    while place > 0, index - place < 5, isLine(blocks[place - 1], above: block) { place -= 1 }
    return (place..<index).contains(where: holdsDigit) ? Array(place..<index) : []
  }

  private func isLine(_ above: Block, above block: Block) -> Bool {
    guard isBeside(above, block), above.text.utf8.count <= 80 else { return false }
    switch above.role {
    case .heading, .listItem: return false
    default: return true
    }
  }
}

/// How a foreign address is told: as it stands on the page, in one line.
enum ForeignAddress {
  /// In upper case, lines parted by commas.
  static func oneLine(_ display: String) -> String {
    let lines = display.filledLines.map { line in
      line.split(separator: " ").joined(separator: " ")
    }
    return lines.map { $0.hasSuffix(",") ? String($0.dropLast()) : $0 }.filter { !$0.isEmpty }
      .joined(separator: ", ").uppercased()
  }

  /// Without the full stop of a sentence.
  static func trimmed(_ display: String) -> String {
    guard display.hasSuffix("."), let word = display.split(separator: " ").last,
      !word.dropLast().contains(".")
    else { return display }
    return String(display.dropLast())
  }
}
