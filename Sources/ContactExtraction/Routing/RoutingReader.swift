import Model
import PageReading

/// Gives every address its conditions: what stands in its row, above its column, in its headings, before it in the text.
struct RoutingReader {
  private let map: PageMap
  private let isFilingPage: Bool

  /// The routes of a page's addresses, in order.
  static func routes(_ placed: [PlacedAddress], in map: PageMap) -> [Route] {
    let reader = RoutingReader(map: map, isFilingPage: map.isFilingPage)
    var passages = PassageConditions(map: map)
    var heads = SectionHeadsCache(page: map.page)
    let routes = placed.map { reader.route($0, &passages, &heads) }
    return OtherStates.resolved(routes)
  }

  private func route(
    _ placed: PlacedAddress, _ passages: inout PassageConditions, _ heads: inout SectionHeadsCache
  ) -> Route {
    let block = map.page.blocks[placed.block]
    let carrier = CarrierReader.carrier(of: placed, in: map)
    let sections = heads.heads(of: block.section)
    let row = block.cell == nil ? passages.condition(before: placed) : rowCondition(placed, block)
    // Elsewhere than on pages about forms most addresses stand under no condition at all.
    let columnHead = columnScenario(block)
    let isRead =
      isFilingPage || row.isAboutForms || columnHead != nil || StateCondition.maySpeakOfStates(row.text)
    var states = isRead ? map.memo.reading(of: row.text).states : StateCondition()
    var conditions = Conditions(carrier: carrier ?? (placed.address.hasBox ? .usps : .any))
    if let head = sections.states, !states.speaksOfStates { states = head }
    if isFilingPage || row.isAboutForms || states.speaksOfStates || columnHead != nil {
      conditions.form = form(row: row.text, block: block, placed: placed)
      conditions.scenario = scenario(sections, columnHead)
      conditions.appliesTo = row.isCondition ? states.words : nil
      conditions.states = states.isAny ? [] : states.named.sorted()
    }
    return Route(
      placed: placed, kind: AddressKind.kind(of: placed, carrier: carrier, block: block, memo: map.memo),
      label: AddressKind.label(of: placed, block: block), conditions: conditions,
      namesCarrier: carrier != nil,
      row: row.number, isInTable: block.cell != nil, states: states)
  }

  // MARK: rows

  private func rowCondition(_ placed: PlacedAddress, _ block: Block) -> RowText {
    var lines = map.lines(besides: placed.block)
    if let head = block.cell?.columnHead, map.memo.reading(of: head).states.speaksOfStates {
      lines.append(head)
    }
    if lines.isEmpty { lines = [placed.prefix] }
    lines.removeAll { map.memo.carrier(ofLabel: $0) != nil }
    let text = lines.joined(separator: "\n")
    return RowText(
      text: text, number: (block.cell?.table ?? 0) &* 65_536 &+ (block.cell?.row ?? 0), isCondition: true,
      isAboutForms: !FormCodes.find(in: text).isEmpty)
  }

  // MARK: form and scenario

  /// From the row, else the section, else the page, else the attention line.
  private func form(row: String, block: Block, placed: PlacedAddress) -> String? {
    let pageForms = map.pageForms
    let own = pageForms.count == 1 ? pageForms.first : nil
    let reading = map.memo.reading(of: row)
    if let leading = reading.leadingForm { return leading }
    let rowForms = reading.forms
    if let own, rowForms.contains(own) { return own }
    for head in block.section.reversed() {
      let forms = FormCodes.subjects(in: head)
      if let own, forms.contains(own) { return own }
      if let first = forms.first, forms.count == 1 || own == nil {
        return own != nil && FormCodes.leading(in: head) == nil ? own : first
      }
    }
    if let own { return own }
    let attention = placed.address.lines.filter { $0.part == .attention }.flatMap {
      FormCodes.find(in: $0.text)
    }
    return rowForms.first ?? attention.first ?? pageForms.first
  }

  /// The head of a column, where several columns hold addresses: "With payment".
  private func columnScenario(_ block: Block) -> String? {
    guard let cell = block.cell, (map.addressColumns[cell.table]?.count ?? 0) > 1, let head = cell.columnHead,
      map.memo.carrier(ofLabel: head) == nil, !map.memo.reading(of: head).states.speaksOfStates,
      isFilingPage || map.memo.kind(ofHead: head) == nil
    else { return nil }
    return head
  }

  private func scenario(_ sections: SectionHeads, _ columnHead: String?) -> String? {
    var heads = sections.scenario
    if let columnHead { heads.append(columnHead) }
    return heads.isEmpty ? nil : heads.joined(separator: " > ")
  }
}

/// What a row or a passage says before its address.
struct RowText {
  var text: String
  var number: Int
  /// The text says to whom the address applies.
  var isCondition: Bool
  var isAboutForms: Bool
}

/// Text as words in upper case, accents off, without punctuation.
enum PlainWords {
  static func of(_ text: String) -> String {
    AddressTokenizer.tokens(of: text, block: 0).text
  }
}
