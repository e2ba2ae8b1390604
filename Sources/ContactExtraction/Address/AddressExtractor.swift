import Model
import PageReading

/// Postal addresses of a page, each with the conditions under which it applies.
enum AddressExtractor {
  /// What the page states about addresses.
  ///
  /// - Returns: facts of the channel `address`; passages that send mail to a place without giving its address; and
  ///   warnings about routing that cannot be right (a state in two rows, in none, a row without its courier address).
  static func extract(
    _ page: Page, glances: BlockGlances = BlockGlances(), limits: ExtractionLimits = ExtractionLimits()
  ) -> (facts: [Fact], unread: [Unread], warnings: [Warning]) {
    let (placed, isCut) = AddressFinder.find(in: page, limits: limits)
    let map = PageMap(page: page, addresses: placed, glances: glances)
    let routes = RoutingReader.routes(placed, in: map)
    var warnings = RoutingWarnings.find(routes)
    if isCut {
      warnings.append(Warning("the page holds more addresses than are read; the rest was left out"))
    }
    return (merged(routes.map { fact($0, page) }), UnreadDirections.find(in: map), warnings)
  }

  private static func fact(_ route: Route, _ page: Page) -> Fact {
    let block = page.blocks[route.placed.block]
    return Fact(
      kind: route.kind, value: .address(route.placed.address.postalAddress), display: route.placed.display,
      label: route.label, section: block.section, conditions: route.conditions,
      evidence: block.text.utf8.count <= 600 ? block.text : String(block.text.prefix(600)),
      region: block.region)
  }

  /// One fact for each address under the same conditions.
  private static func merged(_ facts: [Fact]) -> [Fact] {
    struct Key: Hashable {
      var value: String
      var conditions: Conditions
    }
    var seen: Set<Key> = []
    return facts.filter { seen.insert(Key(value: $0.value.text, conditions: $0.conditions)).inserted }
  }
}
