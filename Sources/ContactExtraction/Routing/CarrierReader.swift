import Model
import PageReading

/// Who carries a letter to an address, as the page says: before it in its block, in its row, above its column, in a line or
/// heading above.
enum CarrierReader {
  /// nil where the page names none.
  static func carrier(of placed: PlacedAddress, in map: PageMap) -> Carrier? {
    let block = map.page.blocks[placed.block]
    for line in placed.prefix.split(separator: "\n").reversed() {
      if let carrier = CarrierCues.carrier(in: PlainWords.of(String(line))) { return carrier }
    }
    for text in [block.label, block.cell?.columnHead, block.cell?.rowHead] {
      if let text, isLabel(text), let carrier = CarrierCues.carrier(in: PlainWords.of(text)) {
        return carrier
      }
    }
    for index in map.row(of: placed.block) where !map.withAddress.contains(index) {
      let text = map.page.blocks[index].text
      if isLabel(text), let carrier = CarrierCues.carrier(in: PlainWords.of(text)) { return carrier }
    }
    return above(placed, block, map) ?? heading(block)
  }

  /// A short line that names a carrier.
  static func isLabel(_ text: String) -> Bool {
    text.utf8.count <= 140 && CarrierCues.label(PlainWords.of(text)) != nil
  }

  /// The nearest label above in the same section, no other address between.
  private static func above(_ placed: PlacedAddress, _ block: Block, _ map: PageMap) -> Carrier? {
    guard block.cell == nil else { return nil }
    var index = placed.block - 1
    while index >= 0, placed.block - index < 8 {
      let other = map.page.blocks[index]
      guard other.section == block.section, other.cell == nil, !map.withAddress.contains(index) else {
        return nil
      }
      if isLabel(other.text), let carrier = CarrierCues.carrier(in: PlainWords.of(other.text)) {
        return carrier
      }
      index -= 1
    }
    return nil
  }

  private static func heading(_ block: Block) -> Carrier? {
    block.section.reversed().lazy.compactMap {
      isLabel($0) ? CarrierCues.carrier(in: PlainWords.of($0)) : nil
    }.first
  }
}
