import Model
import PageReading
import Text

/// What sort of address it is, and what the page calls it.
enum AddressKind {
  /// usps, courier, mailing or physical.
  static func kind(of placed: PlacedAddress, carrier: Carrier?, block: Block, memo: RoutingMemo) -> String {
    switch carrier {
    case .usps: return "usps"
    case .courier: return "courier"
    case .any: return "mailing"
    case nil: break
    }
    // Nobody visits a box, whatever the heading says ("Lockbox filing locations").
    let isVisited = placed.address.namesBuilding || placed.address.lines.contains { $0.part == .street }
    if !isVisited { return "mailing" }
    let line = placed.prefix.filledLines.last.map(String.init)
    if let kind = line.flatMap(AddressLabels.kind) { return kind }
    for head in [block.label, block.cell?.columnHead, block.cell?.rowHead, block.section.last] {
      if let kind = head.flatMap(memo.kind) { return kind }
    }
    if placed.address.namesBuilding { return "physical" }
    return placed.address.hasBox ? "mailing" : "physical"
  }

  /// A name above the address, a bold lead-in, a term, a row or column head, else the heading.
  static func label(of placed: PlacedAddress, block: Block) -> String? {
    let lines = placed.prefix.filledLines.map(trimmed).filter {
      $0.utf8.count > 3 && $0.utf8.count < 100 && !isValue($0) && !isNotice($0)
    }
    let name = lines.last {
      !CarrierCues.mayStand(in: $0) || CarrierCues.carrier(in: PlainWords.of($0)) == nil
    }
    let candidates = [name, lines.last, block.label, block.cell?.columnHead, block.section.last]
    return candidates.lazy.compactMap { $0 }.first {
      !$0.isEmpty && $0.utf8.count < 120 && !AddressFinder.holdsZIP($0) && !LabelledParts.isPart(named: $0)
    }
  }

  /// A telephone number or hours above the address do not name it.
  private static func isValue(_ line: String) -> Bool {
    line.utf8.contains(where: \.isDigit) && LabelCues(line).isValue
  }

  /// "© 2024" changes every year and names nothing.
  private static func isNotice(_ line: String) -> Bool {
    line.hasPrefix("©") || line.hasPrefix("Copyright ") && line.utf8.contains(where: \.isDigit)
  }

  private static func trimmed(_ line: Substring) -> String {
    var line = line
    while let last = line.last, last == ":" || last == " " || last == "," { line.removeLast() }
    while let first = line.first, first == " " || first == "," || first == "." { line.removeFirst() }
    return String(line)
  }
}
