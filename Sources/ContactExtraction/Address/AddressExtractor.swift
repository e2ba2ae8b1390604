import Model
import PageReading
import Text

/// Postal addresses of a page, each with the conditions under which it applies.
enum AddressExtractor {
  /// What the page states about addresses.
  ///
  /// - Returns: facts of the channel `address`; passages that send mail to a place without giving its address; and
  ///   warnings about routing that cannot be right (a state in two rows, in none, a row without its courier address).
  static func extract(
    _ page: Page, limits: ExtractionLimits = ExtractionLimits()
  ) -> (facts: [Fact], unread: [Unread], warnings: [Warning]) {
    let found = assemble(page, limits: limits)
    return (found.facts.map(\.fact), found.unread, found.warnings)
  }

  /// The same, each fact with where it stands.
  static func assemble(
    _ page: Page, limits: ExtractionLimits
  ) -> (facts: [PlacedFact], unread: [Unread], warnings: [Warning]) {
    let (placed, isCut) = AddressFinder.find(in: page, limits: limits)
    let map = PageMap(page: page, addresses: placed)
    let (routes, _) = ScopeRouting.routes(placed, in: map)
    var warnings = RoutingWarnings.find(routes)
    if isCut {
      warnings.append(Warning("the page holds more addresses than are read; the rest was left out"))
    }
    return (
      merged(routes.map { fact($0, page) }), UnreadDirections.find(in: map), warnings
    )
  }

  private static func fact(_ route: Route, _ page: Page) -> PlacedFact {
    let block = page.blocks[route.placed.block]
    let fact = Fact(
      kind: route.kind, value: .address(route.placed.address.postalAddress), display: route.placed.display,
      label: route.label, section: block.section, conditions: route.conditions,
      evidence: block.text.utf8.count <= 600 ? block.text : String(block.text.prefix(600)),
      region: block.region)
    return PlacedFact(fact: fact, extent: route.placed.extent)
  }

  /// One fact for each address under the same conditions.
  private static func merged(_ facts: [PlacedFact]) -> [PlacedFact] {
    struct Key: Hashable {
      var value: String
      var conditions: Conditions
    }
    var seen: Set<Key> = []
    return facts.filter {
      seen.insert(Key(value: $0.fact.value.text, conditions: $0.fact.conditions)).inserted
    }
  }
}

/// What sort of address it is, and what the page calls it.
enum AddressKind {
  /// usps, courier, mailing or physical.
  static func kind(of placed: PlacedAddress, carrier: Carrier?, block: Block, cache: RoutingCache) -> String {
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
      if let kind = head.flatMap(cache.kind) { return kind }
    }
    if placed.address.namesBuilding { return "physical" }
    return placed.address.hasBox ? "mailing" : "physical"
  }

  /// A name above the address, a bold lead-in, a term, a row or column head, else the heading.
  static func label(of placed: PlacedAddress, block: Block) -> String? {
    let lines = placed.prefix.filledLines.map { String($0).trimmed(start: " ,.", end: ": ,") }.filter {
      $0.utf8.count > 3 && $0.utf8.count < 100 && !isValue($0) && !isNotice($0)
    }
    let name = lines.last {
      !CarrierCues.mayStand(in: $0) || CarrierCues.carrier(in: $0.plainWords) == nil
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
}
