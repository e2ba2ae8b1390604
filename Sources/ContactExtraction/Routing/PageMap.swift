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
  /// The blocks of each table row.
  private(set) var rows: [RowKey: [Int]] = [:]
  /// Columns of a table that hold addresses.
  private(set) var addressColumns: [Int: Set<Int>] = [:]
  /// Form codes of the page's own heading, else of its title, else of its URL.
  let pageForms: [String]
  let cache = RoutingCache()

  init(page: Page, addresses: [PlacedAddress]) {
    self.page = page
    withAddress = Set(addresses.map(\.block))
    for (index, block) in page.blocks.enumerated() {
      guard let cell = block.cell else { continue }
      rows[RowKey(table: cell.table, row: cell.row), default: []].append(index)
      if withAddress.contains(index) { addressColumns[cell.table, default: []].insert(cell.column) }
    }
    let sources = [page.signs.heading, page.title, page.url.split(separator: "/").last.map(String.init)]
    pageForms = sources.lazy.compactMap { $0 }.map(FormCodes.find).first { !$0.isEmpty } ?? []
  }

  /// The blocks of the row that `index` stands in.
  func row(of index: Int) -> [Int] {
    guard let cell = page.blocks[index].cell else { return [] }
    return rows[RowKey(table: cell.table, row: cell.row)] ?? []
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
  /// What a text says about forms.
  struct Reading {
    /// The form that a line of it begins with.
    var leadingForm: String?
    /// The forms it is about.
    var forms: [String]
  }

  private var kinds: [String: String?] = [:]
  private var readings: [String: Reading] = [:]

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
      leadingForm: text.filledLines.lazy.compactMap { FormCodes.leading(in: String($0)) }.first,
      forms: FormCodes.subjects(in: text))
    readings[text] = reading
    return reading
  }
}
