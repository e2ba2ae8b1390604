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
  let memo = RoutingMemo()
  private let glances: BlockGlances

  init(page: Page, addresses: [PlacedAddress], glances: BlockGlances) {
    self.page = page
    self.glances = glances
    withAddress = Set(addresses.map(\.block))
    for (index, block) in page.blocks.enumerated() {
      guard let cell = block.cell else { continue }
      rows[RowKey(table: cell.table, row: cell.row), default: []].append(index)
      if withAddress.contains(index) { addressColumns[cell.table, default: []].insert(cell.column) }
    }
    let sources = [page.signs.heading, page.title, page.url.split(separator: "/").last.map(String.init)]
    pageForms = sources.lazy.compactMap { $0 }.map(FormCodes.find).first { !$0.isEmpty } ?? []
  }

  /// Whether some word of the block may speak of states.
  func maySpeakOfStates(_ block: Int) -> Bool { glances.maySpeakOfStates(block) }

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
    let isInParts = LabelledParts.isPart(page.blocks[index])
    var length = 0
    for other in row
    where !(isInParts && LabelledParts.isPart(page.blocks[other])) && !withAddress.contains(other)
      && length < RoutingMemo.longestRow
    {
      let text = page.blocks[other].text
      lines.append(
        text.utf8.count <= RoutingMemo.longestRow ? text : String(text.prefix(RoutingMemo.longestRow)))
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
