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
    var states = isRead ? map.cache.reading(of: row.text).states : StateCondition()
    var conditions = Conditions(carrier: carrier ?? (placed.address.hasBox ? .usps : .any))
    if let head = sections.states, !states.speaksOfStates { states = head }
    if isFilingPage || row.isAboutForms || states.speaksOfStates || columnHead != nil {
      conditions.form = form(row: row.text, block: block, placed: placed)
      conditions.scenario = scenario(sections, columnHead)
      conditions.appliesTo = row.isCondition ? states.words : nil
      conditions.states = states.isAny ? [] : states.named.sorted()
    }
    return Route(
      placed: placed, kind: AddressKind.kind(of: placed, carrier: carrier, block: block, cache: map.cache),
      label: AddressKind.label(of: placed, block: block), conditions: conditions,
      namesCarrier: carrier != nil,
      row: row.number, isInTable: block.cell != nil, states: states)
  }

  // MARK: rows

  private func rowCondition(_ placed: PlacedAddress, _ block: Block) -> RowText {
    var lines = map.lines(besides: placed.block)
    if let head = block.cell?.columnHead, map.cache.reading(of: head).states.speaksOfStates {
      lines.append(head)
    }
    if lines.isEmpty { lines = [placed.prefix] }
    lines.removeAll { map.cache.carrier(ofLabel: $0) != nil }
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
    let reading = map.cache.reading(of: row)
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
      map.cache.carrier(ofLabel: head) == nil, !map.cache.reading(of: head).states.speaksOfStates,
      isFilingPage || map.cache.kind(ofHead: head) == nil
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

/// An address with the conditions under which a reader uses it.
struct Route {
  var placed: PlacedAddress
  var kind: String
  var label: String?
  var conditions: Conditions
  /// The page names the carrier.
  var namesCarrier: Bool
  /// Routes of one table row, or of one passage about states, have equal numbers.
  var row: Int
  /// It stands in a table, whose rows are told apart by their number; headings part a passage without ending it.
  var isInTable: Bool
  /// What its row says about states.
  var states: StateCondition
}

/// The headings above an address, sorted by what they tell.
struct SectionHeads {
  /// Those that name a case, outermost first: not the page's own heading, not a carrier, not a list of states.
  private(set) var scenario: [String] = []
  /// What the innermost heading about states says.
  private(set) var states: StateCondition?

  init(_ path: [String], page: Page, heads: inout KnownHeads) {
    for (depth, head) in path.enumerated() {
      if depth == 0, head == page.signs.heading, path.count > 1 || Self.isFirstHeading(head, page) {
        continue
      }
      if heads.isGeneral(head) { continue }
      guard StateCondition.maySpeakOfStates(head) else {
        scenario.append(head)
        continue
      }
      let condition = StateCondition(head)
      let saysStates = condition.speaksOfStates && (condition.words == nil || condition.named.count > 2)
      if saysStates { states = condition }
      if !saysStates || (condition.named.count == 1 && !Self.asksWhere(head)) { scenario.append(head) }
    }
  }

  /// "If you live in …" is a condition, "Residents of Guam" names a case.
  private static func asksWhere(_ head: String) -> Bool { asking.isIn(PlainWords.of(head)) }

  private static let asking = PhraseSet([" LIVE ", " RESIDE ", " VIVE ", " LOCATED "])

  private static func isFirstHeading(_ head: String, _ page: Page) -> Bool {
    page.blocks.first { $0.role == .heading(1) }?.text == head || page.title?.hasPrefix(head) == true
  }

  /// Whether a heading names a carrier, or says what every such page says.
  fileprivate static func isGeneral(_ head: String) -> Bool {
    CarrierReader.isLabel(head) || generic.contains(PlainWords.of(head))
  }

  /// Headings that say what every such page says.
  private static let generic: Set<String> = [
    "WHERE TO FILE", "WHERE TO MAIL", "FILING ADDRESSES", "FILING ADDRESS", "MAILING ADDRESSES",
    "MAILING ADDRESS", "ADDRESSES", "ADDRESS",
    "DONDE PRESENTAR", "DIRECCIONES", "DIRECCION",
  ]
}

/// Headings that were looked at before: the outer ones stand above most addresses.
struct KnownHeads {
  private var general: [String: Bool] = [:]

  /// Whether `head` tells nothing about whom an address is for.
  mutating func isGeneral(_ head: String) -> Bool {
    if let known = general[head] { return known }
    let isGeneral = SectionHeads.isGeneral(head)
    general[head] = isGeneral
    return isGeneral
  }
}

/// The heads of the section that was asked for last: the addresses of one section follow each other.
struct SectionHeadsCache {
  private let page: Page
  private var path: [String]?
  private var last: SectionHeads?
  private var known = KnownHeads()

  init(page: Page) { self.page = page }

  /// What the headings of `path` tell.
  mutating func heads(of path: [String]) -> SectionHeads {
    if let last, self.path == path { return last }
    let heads = SectionHeads(path, page: page, heads: &known)
    (self.path, last) = (path, heads)
    return heads
  }
}

/// Conditions in running text: what stands between the addresses of a section holds for those that follow.
struct PassageConditions {
  private let map: PageMap
  private var section: [String] = []
  private var current = RowText(text: "", number: 0, isCondition: false, isAboutForms: false)
  /// The first block that was not looked at yet.
  private var next = 0

  init(map: PageMap) { self.map = map }

  /// What applies to an address outside tables.
  mutating func condition(before placed: PlacedAddress) -> RowText {
    while next <= placed.block {
      if map.page.blocks[next].section != section { begin(map.page.blocks[next].section) }
      if next < placed.block, map.maySpeakOfStates(next), map.page.blocks[next].cell == nil,
        !map.withAddress.contains(next)
      {
        if read(map.page.blocks[next].text, next) { isInline = false }
      }
      next += 1
    }
    if current.isCondition, isInline, current.number != placed.block, saysSomethingElse(placed.prefix) {
      begin(section)
    }
    if read(placed.prefix, placed.block) { isInline = true }
    return current
  }

  /// The condition stands in one block with its address: it does not hold for the next "Military members: …".
  private var isInline = false

  /// Words of its own before an address, which name no carrier only.
  private func saysSomethingElse(_ prefix: String) -> Bool {
    let words = prefix.trimmingColon
    return words.utf8.contains(where: \.isLetter) && map.cache.carrier(ofLabel: words) == nil
  }

  private mutating func begin(_ path: [String]) {
    section = path
    current = RowText(text: "", number: next, isCondition: false, isAboutForms: false)
  }

  /// Takes what `text` says about states; false where it says nothing.
  private mutating func read(_ text: String, _ number: Int) -> Bool {
    guard StateCondition.maySpeakOfStates(text) else { return false }
    let condition = StateCondition(text)
    // A state alone is a case of a filing page; elsewhere it says where an office is.
    guard condition.speaksOfStates || condition.isAbroad, isCondition(text, condition),
      map.isFilingPage || !isBareState(condition),
      !StateNames.endAddress(in: text)
    else { return false }
    if isBareState(condition), current.isCondition, current.number >= number - 60, lastRead == number - 1 {
      current.text += "\n" + text
    } else {
      current = RowText(text: text, number: number, isCondition: true, isAboutForms: false)
    }
    lastRead = number
    return true
  }

  private var lastRead = -2

  /// An item of a list of states.
  private func isBareState(_ condition: StateCondition) -> Bool {
    condition.words == nil && condition.named.count == 1
  }

  /// Names of states in a sentence about something else are no condition.
  private func isCondition(_ text: String, _ condition: StateCondition) -> Bool {
    if condition.isAny || condition.isAllOther || condition.isExcept || condition.words == nil { return true }
    return Self.asking.isIn(PlainWords.of(text))
  }

  private static let asking = PhraseSet([
    " LIVE", " RESID", " LOCATED ", " STATE ", " STATES ", " VIVE", " ESTADO", " FROM ", " IF ", " SI ",
  ])
}
