import Markup
import Model
import Text

/// Builds the tree of scopes from the blocks that a walk has cut, and from the elements that their text stands in.
struct ScopeTreeBuilder {
  /// From `offset` in a block's text on, words come from the text node `node`.
  struct Origin {
    var offset: Int
    var node: Int
  }

  private let document: HTMLDocument
  private let survey: DocumentSurvey
  private var tree = ScopeTree()
  /// The scope of each element; -1 where it has none yet.
  private var scopes: [Int32]
  private var elements: [Int] = []
  /// The containers of the parent of the last text node.
  private var last = (parent: -1, container: 0, isBold: false)

  static func build(
    _ blocks: [Block], origins: [[Origin]], document: HTMLDocument, survey: DocumentSurvey
  ) -> ScopeTree {
    var builder = ScopeTreeBuilder(document: document, survey: survey)
    // By number, for a block is long to copy.
    for index in blocks.indices {
      builder.append(
        blocks[index].text, isFurniture: blocks[index].region != .main, block: index, origins[index])
    }
    builder.findGrids()
    return builder.tree
  }

  private init(document: HTMLDocument, survey: DocumentSurvey) {
    self.document = document
    self.survey = survey
    scopes = [Int32](repeating: -1, count: max(document.count, 1))
    tree.scopes.append(ScopeTree.Scope(role: .box, parent: -1))
    elements.append(HTMLDocument.root)
    scopes[HTMLDocument.root] = 0
  }

  // MARK: lines

  private mutating func append(_ text: String, isFurniture: Bool, block index: Int, _ origins: [Origin]) {
    let first = tree.leaves.count
    var text = text
    text.withUTF8 { bytes in
      var open: (container: Int, isBold: Bool, range: Range<Int>)?
      for (place, origin) in origins.enumerated() {
        let (container, isBold) = container(ofText: origin.node)
        var start = min(origin.offset, bytes.count)
        let end = min(place + 1 < origins.count ? origins[place + 1].offset : bytes.count, bytes.count)
        while start < end {
          let stop = min(bytes.first(0x0A, from: start) ?? end, end)
          if start < stop {
            if let line = open, line.container == container {
              open = (container, line.isBold && isBold, line.range.lowerBound..<stop)
            } else {
              if let line = open { close(line, index, isFurniture, bytes) }
              open = (container, isBold, start..<stop)
            }
          }
          if stop < end {
            if let line = open { close(line, index, isFurniture, bytes) }
            open = nil
          }
          start = stop + 1
        }
      }
      if let line = open { close(line, index, isFurniture, bytes) }
    }
    tree.lines.append(first..<tree.leaves.count)
  }

  private mutating func close(
    _ line: (container: Int, isBold: Bool, range: Range<Int>), _ block: Int, _ isFurniture: Bool,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    var range = line.range
    while let last = range.last, bytes[last] <= 0x20 { range = range.lowerBound..<last }
    while let first = range.first, bytes[first] <= 0x20 { range = first + 1..<range.upperBound }
    guard !range.isEmpty else { return }
    let parent = scope(of: line.container)
    var leaf = ScopeTree.Scope(role: .line, parent: parent)
    leaf.block = block
    leaf.range = range
    leaf.isFurniture = isFurniture
    leaf.look = tree.scopes[parent].look &* 2 &+ (line.isBold ? 1 : 0)
    tree.leaves.append(tree.scopes.count)
    tree.scopes[parent].children.append(tree.scopes.count)
    tree.scopes.append(leaf)
    elements.append(-1)
  }

  private mutating func container(ofText node: Int) -> (Int, Bool) {
    let parent = document.parent(node) ?? HTMLDocument.root
    if last.parent == parent { return (last.container, last.isBold) }
    var (element, isBold) = (parent, false)
    while element != HTMLDocument.root, !isContainer(element) {
      switch document.tag(element) {
      case .b, .strong, .em, .u, .font, .big, .i: isBold = true
      default: break
      }
      element = document.parent(element) ?? HTMLDocument.root
    }
    last = (parent, element, isBold)
    return (element, isBold)
  }

  private func isContainer(_ element: Int) -> Bool {
    let tag = document.tag(element)
    if tag.isBlock { return true }
    switch tag {
    case .button, .summary, .caption, .legend: return true
    case .span, .unknown, .a: return document.tagOrTableRole(of: element) != tag
    default: return false
    }
  }

  // MARK: elements

  /// The scope of `element`, made with those around it where there is none yet.
  private mutating func scope(of element: Int) -> Int {
    if scopes[element] >= 0 { return Int(scopes[element]) }
    var missing: [Int] = []
    var outer = element
    while scopes[outer] < 0 {
      if isContainer(outer) { missing.append(outer) }
      outer = document.parent(outer) ?? HTMLDocument.root
    }
    var parent = Int(scopes[outer])
    for element in missing.reversed() {
      let tag = document.tagOrTableRole(of: element)
      var scope = ScopeTree.Scope(role: role(of: element, tag), parent: parent)
      scope.look = look(of: element, tag)
      if tag == .td || tag == .th {
        scope.head = document.attribute("data-label", of: element)
      } else if let id = document.attribute("id", of: element) {
        scope.head = survey.panelHeads[id]
      }
      let index = tree.scopes.count
      tree.scopes[parent].children.append(index)
      tree.scopes.append(scope)
      elements.append(element)
      scopes[element] = Int32(index)
      parent = index
    }
    return parent
  }

  private func role(of element: Int, _ tag: HTMLName) -> ScopeTree.Role {
    if let level = tag.headingLevel { return .heading(level) }
    if document.attribute("role", of: element, equals: "heading") {
      return .heading(document.attribute("aria-level", of: element).flatMap { Int($0) } ?? 2)
    }
    switch tag {
    case .summary, .legend, .caption: return .head
    case .dt: return .term
    case .li: return .item
    case .table: return .grid
    case .tr: return .row
    case .td, .th: return .cell
    default: return document.isPanelHead(element) ? .button : .box
    }
  }

  private func look(of element: Int, _ tag: HTMLName) -> UInt32 {
    var look = UInt32(tag.number) &* 2_654_435_761
    guard tag == .div || tag == .p, let name = document.attribute("class", of: element) else { return look }
    for byte in name.utf8 { look = look &* 31 &+ UInt32(byte) }
    return look
  }

  // MARK: grids

  private static let mostCells = 200_000
  private static let widest = 200

  private mutating func findGrids() {
    for index in tree.scopes.indices {
      let element = elements[index]
      guard element >= 0 else { continue }
      switch tree.scopes[index].role {
      case .grid: tree.grids[index] = grid(rows(of: element))
      case .box, .item: findBoxes(index, element)
      default: break
      }
    }
  }

  /// The rows of a table, not those of tables inside.
  private func rows(of table: Int) -> [Int] {
    var rows: [Int] = []
    var node = table + 1
    let end = document.endOfSubtree(table)
    while node < end {
      guard document.isElement(node) else {
        node += 1
        continue
      }
      switch document.tagOrTableRole(of: node) {
      case .tr:
        rows.append(node)
        node = document.endOfSubtree(node)
      case .table, .td, .th: node = document.endOfSubtree(node)
      default: node += 1
      }
    }
    return rows
  }

  private func cells(of row: Int) -> [Int] {
    var cells: [Int] = []
    for child in document.children(row) where document.isElement(child) {
      let tag = document.tagOrTableRole(of: child)
      if tag == .td || tag == .th { cells.append(child) }
    }
    return cells
  }

  private func grid(_ rows: [Int]) -> ScopeTree.Grid {
    var grid = ScopeTree.Grid()
    grid.rows = rows.count
    // The row below the cells that reach down, by column.
    var taken: [Int] = []
    for (row, element) in rows.enumerated() {
      var column = 0
      for cell in cells(of: element) {
        while column < taken.count, taken[column] > row { column += 1 }
        guard column < Self.widest, grid.cells.count < Self.mostCells else { break }
        let width = min(span("colspan", cell), Self.widest - column)
        let height = min(span("rowspan", cell), rows.count - row)
        while taken.count < column + width { taken.append(0) }
        for place in column..<column + width { taken[place] = row + height }
        add(cell, rows: row..<row + height, columns: column..<column + width, to: &grid)
        column += width
      }
    }
    return grid
  }

  private func span(_ name: StaticString, _ cell: Int) -> Int {
    let value = document.attribute(name, of: cell).flatMap { Int($0) } ?? 1
    return value == 0 ? 65_534 : max(value, 1)
  }

  private func add(_ cell: Int, rows: Range<Int>, columns: Range<Int>, to grid: inout ScopeTree.Grid) {
    let scope = Int(scopes[cell])
    if scope >= 0 { grid.places[scope] = grid.cells.count }
    grid.columns = max(grid.columns, columns.upperBound)
    grid.cells.append(
      ScopeTree.Cell(
        scope: scope, rows: rows, columns: columns, isHead: document.tagOrTableRole(of: cell) == .th))
  }

  /// Two or more sibling boxes with the same number of parts.
  private mutating func findBoxes(_ index: Int, _ element: Int) {
    guard tree.scopes[index].children.count > 1,
      tree.scopes[index].children.allSatisfy({ tree.scopes[$0].children.count > 1 })
    else { return }
    let rows = tree.scopes[index].children.map { elements[$0] }
    guard rows.allSatisfy({ $0 >= 0 }) else { return }
    let parts = rows.map { row in document.children(row).filter { document.isElement($0) } }
    guard let width = parts.first?.count, width > 1, width <= 12, parts.allSatisfy({ $0.count == width })
    else { return }
    guard
      tree.scopes[index].children.allSatisfy({ tree.scopes[$0].role == .box || tree.scopes[$0].role == .item }
      )
    else { return }
    var grid = ScopeTree.Grid()
    (grid.rows, grid.isGuess) = (rows.count, true)
    for (row, parts) in parts.enumerated() {
      for (column, part) in parts.enumerated() {
        add(part, rows: row..<row + 1, columns: column..<column + 1, to: &grid)
      }
    }
    tree.grids[index] = grid
  }
}
