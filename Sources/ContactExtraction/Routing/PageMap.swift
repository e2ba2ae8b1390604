import Model
import PageReading

/// The blocks of a page with what routing asks of them: which hold addresses, which stand in a row together.
struct PageMap {
  struct RowKey: Hashable {
    var table: Int
    var row: Int
  }

  let page: Page
  /// Indices of blocks that hold addresses.
  let withAddress: Set<Int>
  /// Where the addresses of a block that holds any begin and end, in order.
  private let places: [Int: [Range<Int>]]
  /// The blocks of each table row.
  private(set) var rows: [RowKey: [Int]] = [:]
  /// Columns of a table that hold addresses.
  private(set) var addressColumns: [Int: Set<Int>] = [:]
  /// Form codes of the page's own heading, else of its title, else of its URL.
  let pageForms: [String]
  let cache = RoutingCache()
  private let stateMentions: StateMentions

  init(page: Page, addresses: [PlacedAddress], stateMentions: StateMentions) {
    self.page = page
    self.stateMentions = stateMentions
    withAddress = Set(addresses.map(\.block))
    places = Dictionary(grouping: addresses, by: \.block).mapValues { $0.map(\.range) }
    for (index, block) in page.blocks.enumerated() {
      guard let cell = block.cell else { continue }
      rows[RowKey(table: cell.table, row: cell.row), default: []].append(index)
      if withAddress.contains(index) { addressColumns[cell.table, default: []].insert(cell.column) }
    }
    let sources = [page.signs.heading, page.title, page.url.split(separator: "/").last.map(String.init)]
    pageForms = sources.lazy.compactMap { $0 }.map(FormCodes.find).first { !$0.isEmpty } ?? []
  }

  /// What stands behind an address, up to the next one or the end of its block.
  func text(behind placed: PlacedAddress) -> String {
    let ranges = places[placed.block] ?? []
    // They are in order: the first that begins behind it.
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].lowerBound < placed.range.upperBound { low = middle + 1 } else { high = middle }
    }
    return slice(
      placed.block, placed.range.upperBound..<(low < ranges.count ? ranges[low].lowerBound : Int.max))
  }

  /// What stands before the first address of a block, and behind the last.
  func ends(of block: Int) -> (head: String, tail: String)? {
    guard let ranges = places[block], let first = ranges.first, let last = ranges.last else { return nil }
    return (slice(block, 0..<first.lowerBound), slice(block, last.upperBound..<Int.max))
  }

  /// As much of a block's text as a label is long.
  private func slice(_ block: Int, _ range: Range<Int>) -> String {
    let bytes = page.blocks[block].text.utf8
    let range = range.clamped(to: 0..<bytes.count)
    return String(
      decoding: bytes.dropFirst(range.lowerBound).prefix(min(range.count, CarrierReader.longestLabel)),
      as: UTF8.self)
  }

  /// Whether some word of the block may speak of states.
  func maySpeakOfStates(_ block: Int) -> Bool { stateMentions.maySpeakOfStates(block) }

  /// The blocks of the row that `index` stands in.
  func row(of index: Int) -> [Int] {
    guard let cell = page.blocks[index].cell else { return [] }
    return rows[RowKey(table: cell.table, row: cell.row)] ?? []
  }

  /// What the row of an address says besides its addresses, its head from an earlier row first.
  func lines(besides index: Int) -> [String] {
    let row = row(of: index)
    var lines: [String] = []
    if let head = page.blocks[index].cell?.rowHead, !row.contains(where: { page.blocks[$0].text == head }) {
      lines.append(head)
    }
    let isInParts = LabelledParts.isLastPart(page.blocks[index])
    var length = 0
    for other in row
    where !(isInParts && LabelledParts.isPart(page.blocks[other])) && !withAddress.contains(other)
      && length < RoutingCache.longestRow
    {
      let text = page.blocks[other].text
      lines.append(
        text.utf8.count <= RoutingCache.longestRow ? text : String(text.prefix(RoutingCache.longestRow)))
      length += text.utf8.count
    }
    return lines
  }

  /// The page tells where to mail forms.
  var isFilingPage: Bool {
    if !pageForms.isEmpty { return true }
    let head = AddressTokenizer.tokens(of: (page.signs.heading ?? "") + " " + (page.title ?? ""), block: 0)
      .map(\.text)
    return head.contains {
      ["FILE", "FILING", "LOCKBOX", "MAIL", "PRESENTAR", "ENVIAR", "LOCKBOXES"].contains($0)
    }
  }
}

/// What heads, rows and labels say, read once each: a table repeats them for every address.
final class RoutingCache {
  /// Bytes of a row's condition that are read: more than any list of states in two languages.
  static let longestRow = 8_192

  /// What a text says about states and forms.
  struct Reading {
    var states: StateCondition
    /// The form that a line of it begins with.
    var leadingForm: String?
    /// The forms it is about.
    var forms: [String]
  }

  private var carriers: [String: Carrier?] = [:]
  private var kinds: [String: String?] = [:]
  private var readings: [String: Reading] = [:]

  /// The carrier of a text that is nothing but the label of one.
  func carrier(ofLabel text: String) -> Carrier? {
    guard text.utf8.count <= CarrierReader.longestLabel, CarrierCues.mayStand(in: text) else { return nil }
    if let known = carriers[text] { return known }
    let carrier = CarrierCues.label(PlainWords.of(text))
    carriers[text] = .some(carrier)
    return carrier
  }

  /// Whether a head names a mailing or a physical address.
  func kind(ofHead text: String) -> String? {
    guard text.utf8.count < 200 else { return nil }
    if let known = kinds[text] { return known }
    let kind = AddressLabels.kind(named: text)
    kinds[text] = .some(kind)
    return kind
  }

  /// What `text` says.
  func reading(of text: String) -> Reading {
    if let known = readings[text] { return known }
    let reading = Reading(
      states: StateCondition(text),
      leadingForm: text.filledLines.lazy.compactMap { FormCodes.leading(in: String($0)) }.first,
      forms: FormCodes.subjects(in: text))
    readings[text] = reading
    return reading
  }
}
