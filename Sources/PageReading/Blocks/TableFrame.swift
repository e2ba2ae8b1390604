import Markup

/// Where the walk stands in a data table: which row and column, and what stands above and beside.
struct TableFrame {
  let node: Int
  private(set) var row = -1
  private(set) var column = 0
  private(set) var isHeadRow = false
  private(set) var rowHead: String?
  private var heads: [Int: String] = [:]
  /// Cells of earlier rows that reach down, by column: how many rows more, and their text.
  private var reaching: [Int: (rows: Int, text: String)] = [:]
  private var span = 1
  private var depth = 1
  private var cellsInRow = 0

  init(node: Int) { self.node = node }

  /// Columns whose heads and reaching cells are kept; no table for people has more, and each row looks at all of them.
  private static let widest = 200

  mutating func beginRow(isHead: Bool) {
    row += 1
    column = 0
    cellsInRow = 0
    isHeadRow = isHead
    rowHead = nil
    span = 0
  }

  /// Moves to the next free column.
  mutating func beginCell(columnSpan: Int, rowSpan: Int) {
    column += span
    while column < Self.widest, let above = reaching[column], above.rows > 0 {
      if column == 0 { rowHead = above.text }
      reaching[column] = above.rows > 1 ? (above.rows - 1, above.text) : nil
      column += 1
    }
    span = min(max(columnSpan, 1), Self.widest)
    depth = min(max(rowSpan, 1), 65_534)
    cellsInRow += 1
  }

  /// Takes the text of the cell that ends: it heads its column, its row, or what follows.
  mutating func endCell(_ text: String) {
    let text = text.withinHead
    let places = min(column, Self.widest)..<min(column + span, Self.widest)
    if isHeadRow {
      for place in places { addHead(text, at: place) }
    } else if column == 0 {
      rowHead = text.isEmpty ? nil : text
    }
    if depth > 1 { for place in places { reaching[place] = (depth - 1, text) } }
  }

  private mutating func addHead(_ text: String, at place: Int) {
    guard let head = heads[place] else {
      heads[place] = text
      return
    }
    guard head != text, !text.isEmpty, head.utf8.count + text.utf8.count < String.longestHead else { return }
    heads[place] = head + " " + text
  }

  /// What heads the cell: of one that spans columns, the heads of all of them.
  var columnHead: String? {
    guard span > 1, heads.count > 1 else { return heads[column].flatMap { $0.isEmpty ? nil : $0 } }
    var texts: [String] = []
    for place in column..<min(column + span, Self.widest) {
      guard let head = heads[place], !head.isEmpty, !texts.contains(head) else { continue }
      texts.append(head)
    }
    return texts.isEmpty ? nil : texts.joined(separator: " / ").withinHead
  }
  /// The only cell of its row, across the whole table: a head over the rows below.
  var isAcross: Bool { cellsInRow == 1 && column == 0 && span > 1 && span >= max(heads.count, 2) }
}

/// Says which rows of a table are heads of its columns.
struct HeadRows {
  let document: HTMLDocument

  /// A row of `thead`, one of head cells only, or the first row where its plain cells are heads by what they say.
  func isHead(_ row: Int, isFirst: Bool) -> Bool {
    if let parent = document.parent(row), document.tag(parent) == .thead { return true }
    let cells = cells(of: row)
    guard cells.count > 1 else { return false }
    if cells.allSatisfy({ document.tagOrTableRole(of: $0) == .th }) { return true }
    guard isFirst, cells.count <= Self.widest, !cells.contains(where: { document.tag($0) == .th }) else {
      return false
    }
    return arePlainHeads(cells, over: nextRow(after: row))
  }

  private static let widest = 12
  /// Bytes of a plain cell that is a head.
  private static let longest = 60

  private func cells(of row: Int) -> [Int] { document.children(row).filter { document.isElement($0) } }

  private func nextRow(after row: Int) -> Int? {
    var next = document.next(row)
    while let node = next, !document.isElement(node) { next = document.next(node) }
    return next.flatMap { document.tag($0) == .tr ? $0 : nil }
  }

  /// Short words without a value; all of them in bold type, or naming ways to reach somebody over a row of values:
  /// `Lobby hours | Phone hours` over `Mon-Fri 8-5 | Mon-Fri 9-3`. In a table of labels and values the second cell is a value.
  private func arePlainHeads(_ cells: [Int], over next: Int?) -> Bool {
    guard let next, self.cells(of: next).count == cells.count else { return false }
    var texts: [String] = []
    for cell in cells {
      // A quick look, for cells of layouts are long.
      guard document.endOfSubtree(cell) - cell <= 12,
        !document.descendants(of: cell).contains(where: { document.tag($0) == .a })
      else { return false }
      let text = document.text(of: cell).trimmingSpace
      guard text.utf8.count <= Self.longest, !Self.holdsValue(text), !text.hasSuffix(":") else {
        return false
      }
      texts.append(text)
    }
    guard texts.dropFirst().allSatisfy({ !$0.isEmpty }) else { return false }
    if cells.allSatisfy(isBold), !(texts.first ?? "").isEmpty { return true }
    guard texts.dropFirst().allSatisfy(Self.namesContact) else { return false }
    guard let first = self.cells(of: next).first, document.endOfSubtree(first) - first <= 40 else {
      return false
    }
    return Self.holdsValue(document.text(of: first)) || !Self.namesContact(texts[0])
  }

  private static func holdsValue(_ text: String) -> Bool {
    text.utf8.contains { $0 &- 0x30 < 10 || $0 == UInt8(ascii: "@") }
  }

  /// Words of heads over numbers, addresses and hours.
  private static let words: Set<String> = [
    "address", "addresses", "phone", "telephone", "fax", "tty", "hours", "usps", "fedex", "courier",
    "couriers",
    "e-mail", "email", "direccion", "dirección", "teléfono", "telefono", "horario",
  ]

  private static func namesContact(_ text: String) -> Bool {
    text.lowercased().split { !$0.isLetter && $0 != "-" }.contains { words.contains(String($0)) }
  }

  /// Whether all text of a cell stands in `b` or `strong`.
  private func isBold(_ cell: Int) -> Bool {
    var isBold = false
    for node in document.descendants(of: cell) where document.isText(node) {
      guard document.withText(node, { $0.contains { $0 > 0x20 } }) else { continue }
      var above = document.parent(node)
      while let element = above, element != cell, document.tag(element) != .b,
        document.tag(element) != .strong
      {
        above = document.parent(element)
      }
      guard let above, above != cell else { return false }
      isBold = true
    }
    return isBold
  }
}
