import PageReading
import Text

extension AddressFinder {
  /// The addresses outside the United States whose last line stands in block `index`; those `found` before are left alone.
  mutating func foreignAddresses(endingIn index: Int, besides found: [PlacedAddress]) -> [PlacedAddress] {
    let above = linesAbove(index)
    guard !above.isEmpty || holdsDigit(index) else { return [] }
    var tokens: [AddressToken] = []
    for before in above { tokens += AddressTokenizer.tokens(of: blocks[before].text, block: before) }
    tokens += AddressTokenizer.tokens(of: readable(blocks[index].text), block: index)
    let first = above.first ?? index
    let known = found.reversed().prefix { $0.block >= first }
    var previousEnd = 0
    return ForeignAddressReader.matches(in: withoutLead(tokens, index)).compactMap { match in
      guard var placed = place(match, index, previousEnd),
        !known.contains(where: { Self.touches($0, match, placed) })
      else { return nil }
      previousEnd = placed.range.upperBound
      placed.display = ForeignAddress.trimmed(placed.display)
      placed.address.written = ForeignAddress.oneLine(placed.display)
      return placed
    }
  }

  /// Whether an address that was found before stands in the words of `match`: a country's name below it is no part of it.
  private static func touches(
    _ other: PlacedAddress, _ match: AddressParser.Match, _ placed: PlacedAddress
  ) -> Bool {
    if other.block == placed.block { return other.range.overlaps(placed.range) }
    guard other.block == match.first.block else {
      return other.block > match.first.block && other.block < placed.block
    }
    return other.range.upperBound > match.first.range.lowerBound
  }

  private func holdsDigit(_ index: Int) -> Bool { blocks[index].text.utf8.contains(where: \.isDigit) }

  /// Blocks that may hold the lines above the one that ends the address: neighbours in one container, a number among them.
  private func linesAbove(_ index: Int) -> [Int] {
    let block = blocks[index]
    guard block.cell == nil, Self.mayEndLines(block.role), block.text.utf8.count <= 60,
      !block.links.contains(where: { $0.range.count == block.text.utf8.count })
    else { return [] }
    var place = index
    while place > 0, index - place < 5, isLine(blocks[place - 1], above: block) { place -= 1 }
    return (place..<index).contains(where: holdsDigit) ? Array(place..<index) : []
  }

  /// Headings, terms and links stand over something else.
  private static func mayEndLines(_ role: Block.Role) -> Bool {
    switch role {
    case .paragraph, .address, .definition, .other: true
    default: false
    }
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
    let lines = display.replacing("|", with: "\n").filledLines.map { line in
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
