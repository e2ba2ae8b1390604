import Model
import PageReading

/// Decides whom each value of a page is for: climbs from the value through its scopes, and takes in each what its children without
/// values say, for a child that holds values keeps its words to itself.
final class ScopeBinder {
  /// Where a value begins and ends.
  struct Extent {
    var first: (block: Int, offset: Int)
    var last: (block: Int, offset: Int)
  }

  let page: Page
  let tree: ScopeTree
  /// Whether a value stands in the scope.
  private var holdsValue: [Bool]
  private var ends: [(first: Int, last: Int)?] = []
  /// The parts of values in each line.
  private var pieces: [Int: [(value: Int, range: Range<Int>)]] = [:]
  /// By scope, where they were asked for.
  private var outlines: [Outline?]
  private var units: [Unit?]
  /// By value.
  private var climbs: [Climb?]
  private var tables: [Int: GridReader] = [:]

  init(page: Page, values: [Extent]) {
    self.page = page
    tree = page.scopes
    holdsValue = [Bool](repeating: false, count: tree.scopes.count)
    outlines = [Outline?](repeating: nil, count: tree.scopes.count)
    units = [Unit?](repeating: nil, count: tree.scopes.count)
    climbs = [Climb?](repeating: nil, count: values.count)
    for (index, value) in values.enumerated() { ends.append(mark(value, index)) }
  }

  private func mark(_ value: Extent, _ index: Int) -> (first: Int, last: Int)? {
    guard let first = tree.leaf(block: value.first.block, offset: value.first.offset),
      let last = tree.leaf(block: value.last.block, offset: max(value.last.offset - 1, 0)), first <= last
    else { return nil }
    for block in value.first.block...max(value.last.block, value.first.block) {
      guard tree.lines.indices.contains(block) else { continue }
      for place in tree.lines[block] {
        let leaf = tree.leaves[place]
        guard leaf >= first, leaf <= last else { continue }
        var range = tree.scopes[leaf].range
        if leaf == first {
          range = max(range.lowerBound, min(value.first.offset, range.upperBound))..<range.upperBound
        }
        if leaf == last {
          range = range.lowerBound..<max(range.lowerBound, min(range.upperBound, value.last.offset))
        }
        pieces[leaf, default: []].append((index, range))
        var scope = leaf
        while scope >= 0, !holdsValue[scope] {
          holdsValue[scope] = true
          scope = tree.scopes[scope].parent
        }
      }
    }
    return (first, last)
  }

  /// Whether a value stands in the scope.
  func holdsValue(_ scope: Int) -> Bool { holdsValue[scope] }

  // MARK: the climb

  /// What is said to value number `value`, the innermost scope first.
  func levels(of value: Int) -> [Level] {
    if let known = climbs[value] { return known.levels }
    let climb = climb(from: value)
    climbs[value] = climb
    return climb.levels
  }

  /// The levels of a value, and how many of them lie within each scope that the climb passed.
  private struct Climb {
    var levels: [Level] = []
    var within: [Int: Int] = [:]
  }

  /// A value with nothing but its carrier's label in its own part of `scope` is the twin of the one in the part before it,
  /// where that has the same look. What `scope` says to both, such as its headings, parts no twins.
  private func twinLevels(_ value: Int, _ scope: Int, _ child: Int, _ said: [Level]) -> [Level] {
    let own = said.dropLast()
    guard value > 0, said.last?.statements.contains(where: { $0.place == .lead && $0.isAboutStates }) != true,
      own.contains(where: { $0.carrier != nil }), own.allSatisfy({ $0.statements.isEmpty }),
      let before = ends[value - 1], let place = tree.scopes[scope].children.firstIndex(of: child), place > 0
    else { return [] }
    let sibling = tree.scopes[scope].children[place - 1]
    guard tree.scopes[sibling].look == tree.scopes[child].look,
      tree.scopes[sibling].role == tree.scopes[child].role,
      before.last >= sibling, before.first >= sibling, before.last < child
    else { return [] }
    _ = levels(of: value - 1)
    guard let climb = climbs[value - 1], let count = climb.within[sibling] else { return [] }
    return climb.levels.prefix(count).map { Level(statements: $0.statements, carrier: nil) }
  }

  private func climb(from value: Int) -> Climb {
    guard let (first, last) = ends[value] else { return Climb() }
    var within: [Int: Int] = [:]
    var levels: [Level] = []
    if first != last { levels.append(line(last)[value]) }
    levels.append(line(first)[value])
    var (low, high, part) = (first, last, first)
    var scope = tree.scopes[first].parent
    if first != last {
      scope = common(first, last)
      low = child(of: scope, above: first)
      high = child(of: scope, above: last)
    }
    var cells = [first, last].compactMap { cell(above: $0, within: scope) }
    while scope >= 0 {
      if tree.scopes[scope].role == .cell { cells = [scope] }
      if let cell = cells.first, scope != cell, let grid = grid(around: cell) {
        levels += gridLevels(grid, cells)
        scope = grid
        cells = []
        low = child(of: grid, above: first)
        high = low
        levels.append(outline(grid)[low])
      } else {
        if let heads = guessedHeads(scope, low, part) { levels.append(heads) }
        var level = outline(scope)[low]
        if low != high, level.statements.isEmpty { level = outline(scope)[high] }
        if let head = tree.scopes[scope].head, tree.scopes[scope].role != .cell {
          level.statements.insert(statement(head, .heading), at: 0)
        }
        levels.append(level)
      }
      if low == high {
        let twin = twinLevels(value, scope, low, levels)
        if !twin.isEmpty { levels.insert(contentsOf: twin, at: max(levels.count - 1, 0)) }
      }
      within[scope] = levels.count
      part = low
      (low, high) = (scope, scope)
      scope = tree.scopes[scope].parent
    }
    return Climb(levels: levels, within: within)
  }

  /// Whether two scopes lie in one path: the deepest that holds both.
  private func common(_ first: Int, _ last: Int) -> Int {
    var above: Set<Int> = []
    var scope = first
    while scope >= 0 {
      above.insert(scope)
      scope = tree.scopes[scope].parent
    }
    scope = last
    while !above.contains(scope) { scope = tree.scopes[scope].parent }
    return scope
  }

  private func child(of scope: Int, above leaf: Int) -> Int {
    var child = leaf
    while tree.scopes[child].parent != scope, tree.scopes[child].parent >= 0 {
      child = tree.scopes[child].parent
    }
    return child
  }

  /// The outermost cell between a line and `scope`, where `scope` is a row or a table.
  private func cell(above leaf: Int, within scope: Int) -> Int? {
    var found: Int?
    var node = leaf
    while node != scope, node >= 0 {
      if tree.scopes[node].role == .cell { found = node }
      node = tree.scopes[node].parent
    }
    return found
  }

  /// The table that `cell` is resolved in.
  private func grid(around cell: Int) -> Int? {
    var node = tree.scopes[cell].parent
    while node >= 0 {
      if tree.scopes[node].role == .grid { return tree.grids[node]?.places[cell] != nil ? node : nil }
      if tree.scopes[node].role == .cell { return nil }
      node = tree.scopes[node].parent
    }
    return nil
  }

  // MARK: what a scope says

  private func outline(_ scope: Int) -> Outline {
    if let known = outlines[scope] { return known }
    var items: [Outline.Item] = []
    let children = tree.scopes[scope].role == .grid ? captions(of: scope) : tree.scopes[scope].children
    let isGuess = headRow(scope) != nil
    for (place, child) in children.enumerated() {
      if holdsValue[child] {
        items.append(.value(child))
      } else if !(isGuess && place == 0), var unit = unit(child) {
        let isNext = place + 1 < children.count && holdsValue[children[place + 1]]
        if isNext, unit.statement.isShort, unit.statement.text.utf8.last != UInt8(ascii: "."),
          unit.statement.text.utf8.count <= 80, !unit.statement.isValue,
          !unit.statement.text.contains("\n")
        {
          unit.isLabel = true
        }
        unit.isTitle = unit.rank != nil || unit.isBase || unit.look & 1 == 1 || place == 0
        items.append(.statement(unit))
      }
    }
    let outline = Outline(items)
    outlines[scope] = outline
    return outline
  }

  /// Of a table only what is no row of it.
  private func captions(of grid: Int) -> [Int] {
    tree.scopes[grid].children.filter { tree.scopes[$0].role == .head || holdsValue[$0] }
  }

  /// A piece of a page without a value, as one statement; nil where it says nothing, or is more than a statement.
  func unit(_ scope: Int) -> BoundStatement? {
    if let known = units[scope] { return known.statement }
    let unit = makeUnit(scope)
    units[scope] = Unit(statement: unit)
    return unit
  }

  private struct Unit {
    var statement: BoundStatement?
  }

  private static let mostLines = 80
  private static let longest = 4096

  private func makeUnit(_ scope: Int) -> BoundStatement? {
    var lines: [Int] = []
    guard gather(scope, into: &lines), let first = lines.first else { return nil }
    var text = ""
    for line in lines {
      text += (text.isEmpty ? "" : "\n") + self.text(line, tree.scopes[line].range)
      if text.utf8.count > Self.longest { return nil }
    }
    var bound = BoundStatement(statement: Statement(text), place: .lead)
    guard links(in: lines) < Self.mostLinks else { return nil }
    bound.scope = scope
    let isOne = lines.count <= 3 && (text.utf8.count <= 300 || bound.statement.isAboutStates)
    // The chain of elements down to the first line tells what it is.
    var chain: [Int] = []
    var node = first
    while node != scope {
      chain.append(node)
      node = tree.scopes[node].parent
    }
    chain.append(scope)
    bound.look = tree.scopes[first].look
    for node in chain {
      switch tree.scopes[node].role {
      case .heading(let level) where isOne: (bound.rank, bound.place) = (level, .heading)
      case .heading: return nil
      case .head where isOne && node == scope: (bound.isBase, bound.place) = (true, .heading)
      case .button where isOne: (bound.rank, bound.place) = (bound.rank ?? 7, .heading)
      case .term: (bound.rank, bound.isListed) = (bound.rank ?? Outline.termRank, true)
      case .item, .cell:
        bound.isListed = true
        bound.isLabel = bound.isLabel || bound.statement.isShort && !bound.statement.isValue
      default: break
      }
    }
    if text.utf8.last == UInt8(ascii: ":"), text.utf8.count <= 300, !bound.statement.isValue {
      bound.isLabel = true
    }
    if tree.scopes[first].look & 1 == 1, bound.statement.isShort, isOne, !bound.statement.isValue {
      bound.isLabel = true
    }
    if bound.rank == nil, !bound.isBase, !isOne, !bound.isAboutStates { return nil }
    return bound
  }

  /// Links of a menu or a bar of buttons.
  private static let mostLinks = 3

  private func links(in lines: [Int]) -> Int {
    lines.reduce(0) { count, line in
      let (block, range) = (tree.scopes[line].block, tree.scopes[line].range)
      return page.blocks[block].links.isEmpty
        ? count : count + page.blocks[block].links.count { range.overlaps($0.range) }
    }
  }

  /// The lines below `scope`; false where they are too many or belong to the frame of the page.
  private func gather(_ scope: Int, into lines: inout [Int]) -> Bool {
    if tree.scopes[scope].block >= 0 {
      guard !tree.scopes[scope].isFurniture else { return true }
      lines.append(scope)
      return lines.count <= Self.mostLines
    }
    for child in tree.scopes[scope].children where !gather(child, into: &lines) { return false }
    return true
  }

  private func statement(_ text: String, _ place: BoundStatement.Place) -> BoundStatement {
    var bound = BoundStatement(statement: Statement(text), place: place)
    bound.isBase = true
    return bound
  }

  func text(_ leaf: Int, _ range: Range<Int>) -> String {
    withBytes(leaf, range) { String(decoding: $0, as: UTF8.self) }
  }

  /// Calls `body` with the UTF-8 of a stretch of a line.
  func withBytes<Result>(_ leaf: Int, _ range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> Result)
    -> Result
  {
    var text = page.blocks[tree.scopes[leaf].block].text
    return text.withUTF8 { body(UnsafeBufferPointer(rebasing: $0[range.clamped(to: 0..<$0.count)])) }
  }

  // MARK: lines

  /// What the words of a line say to the values in it.
  private func line(_ leaf: Int) -> Outline {
    if let known = outlines[leaf] { return known }
    var items: [Outline.Item] = []
    var place = tree.scopes[leaf].range.lowerBound
    for (value, range) in (pieces[leaf] ?? []).sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      if range.lowerBound > place {
        items += clauses(text(leaf, place..<range.lowerBound), isBehindValue: !items.isEmpty)
      }
      items.append(.value(value))
      place = max(place, range.upperBound)
    }
    if place < tree.scopes[leaf].range.upperBound {
      items += clauses(text(leaf, place..<tree.scopes[leaf].range.upperBound), isBehindValue: true)
    }
    let outline = Outline(items)
    outlines[leaf] = outline
    return outline
  }

  private func clauses(_ text: String, isBehindValue: Bool) -> [Outline.Item] {
    LineClauses.split(text, isBehindValue: isBehindValue).map { clause in
      var bound = BoundStatement(statement: Statement(clause), place: .lead)
      bound.isLabel =
        clause.utf8.last == UInt8(ascii: ":") || bound.statement.isShort && bound.statement.carrier != nil
      return .statement(bound)
    }
  }

  // MARK: tables

  private func reader(_ grid: Int) -> GridReader {
    if let known = tables[grid] { return known }
    // The binder keeps the reader, which must not keep the binder.
    let reader = GridReader(
      tree.grids[grid] ?? ScopeTree.Grid(), holdsValue: { [unowned self] in holdsValue[$0] },
      unit: { [unowned self] in unit($0) })
    tables[grid] = reader
    return reader
  }

  private func gridLevels(_ grid: Int, _ cells: [Int]) -> [Level] {
    var levels = reader(grid).levels(cells)
    if let cell = cells.first, let head = tree.scopes[cell].head, levels.count == 3,
      levels[1].statements.isEmpty
    {
      let bound = statement(head, .column)
      levels[1] = Level(statements: [bound], carrier: bound.statement.carrier)
    }
    return levels
  }

  /// The first of several equal rows of boxes, where it holds no value and the others do.
  private func headRow(_ scope: Int) -> ScopeTree.Grid? {
    guard let grid = tree.grids[scope], grid.isGuess, let first = tree.scopes[scope].children.first,
      !holdsValue[first], tree.scopes[scope].children.dropFirst().contains(where: { holdsValue[$0] })
    else { return nil }
    return grid
  }

  /// The head of the column of a box in equal rows of boxes; `row` stands in `scope`.
  private func guessedHeads(_ scope: Int, _ row: Int, _ part: Int) -> Level? {
    guard let grid = headRow(scope), row != tree.scopes[scope].children.first else { return nil }
    guard let place = grid.places[part] else { return nil }
    let column = grid.cells[place].columns
    var level = Level()
    for cell in grid.cells where cell.rows.lowerBound == 0 && cell.columns.overlaps(column) && cell.scope >= 0
    {
      guard var unit = unit(cell.scope) else { continue }
      (unit.place, unit.isBase) = (.column, true)
      level.statements.append(unit)
      level.carrier = level.carrier ?? unit.statement.carrier
    }
    return level
  }
}
