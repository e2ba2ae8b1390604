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
    let text = HeadText.of(text)
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
    guard head != text, !text.isEmpty, head.utf8.count + text.utf8.count < HeadText.longest else { return }
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
    return texts.isEmpty ? nil : HeadText.of(texts.joined(separator: " / "))
  }
  /// The only cell of its row, across the whole table: a head over the rows below.
  var isAcross: Bool { cellsInRow == 1 && column == 0 && span > 1 && span >= max(heads.count, 2) }
}
