import Model
import PageReading

/// Who carries a letter to an address, as the page says: before it in its block, in its row, above its column, in a line or
/// heading above.
enum CarrierReader {
  /// nil where the page names none.
  static func carrier(of placed: PlacedAddress, in map: PageMap) -> Carrier? {
    let block = map.page.blocks[placed.block]
    if let carrier = TrailingCarrier.carrier(of: placed, in: map) { return carrier }
    for line in placed.prefix.filledLines.reversed() {
      let line = String(line)
      if CarrierCues.mayStand(in: line), let carrier = CarrierCues.carrier(in: PlainWords.of(line)) {
        return carrier
      }
    }
    for text in [block.label, block.cell?.columnHead, block.cell?.rowHead] {
      if let carrier = text.flatMap(map.memo.carrier) { return carrier }
    }
    for index in map.row(of: placed.block) where !map.withAddress.contains(index) {
      if let carrier = map.memo.carrier(ofLabel: map.page.blocks[index].text) { return carrier }
    }
    return above(placed, block, map) ?? heading(block, map)
  }

  /// Bytes of a label at most.
  static let longestLabel = 140

  /// A short line that names a carrier.
  static func isLabel(_ text: String) -> Bool {
    text.utf8.count <= longestLabel && CarrierCues.mayStand(in: text)
      && CarrierCues.label(PlainWords.of(text)) != nil
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
      if let carrier = map.memo.carrier(ofLabel: other.text) { return carrier }
      index -= 1
    }
    return nil
  }

  private static func heading(_ block: Block, _ map: PageMap) -> Carrier? {
    for (depth, head) in block.section.enumerated().reversed() {
      guard let carrier = map.memo.carrier(ofLabel: head) else { continue }
      // The heading of the page names whom it is about, which may be the Postal Service itself.
      if depth == 0, head == map.page.signs.heading, carrier != .courier { continue }
      return carrier
    }
    return nil
  }
}
