import Model
import PageReading

/// What the cells of a table say to each other: those of the same rows, those above in the same column, and rows that head the rows below them.
final class GridReader {
  private let grid: ScopeTree.Grid
  private let unit: (Int) -> BoundStatement?
  private let holdsValue: (Int) -> Bool
  /// The cells of each row, those that reach down into it included.
  private var rows: [[Int]]
  /// Rows before the first with a value.
  private let firstValue: Int
  /// Rows that head those below them.
  private var heads: Set<Int> = []
  /// A table of records, one below the other: the first cell names what stands in the second.
  private var isUpright = false
  private lazy var outline = makeOutline()

  init(
    _ grid: ScopeTree.Grid, holdsValue: @escaping (Int) -> Bool, unit: @escaping (Int) -> BoundStatement?
  ) {
    (self.grid, self.unit, self.holdsValue) = (grid, unit, holdsValue)
    var rows = [[Int]](repeating: [], count: grid.rows)
    var firstValue = grid.rows
    for (index, cell) in grid.cells.enumerated() where cell.scope >= 0 {
      for row in cell.rows { rows[row].append(index) }
      if holdsValue(cell.scope) { firstValue = min(firstValue, cell.rows.lowerBound) }
    }
    (self.rows, self.firstValue) = (rows, firstValue)
    isUpright = repeatsKeys
    for row in rows.indices where isHeading(row) { heads.insert(row) }
  }

  /// What is said to the value in `cells` of one row: by its row, by its columns, by the rows above.
  func levels(_ cells: [Int]) -> [Level] {
    let places = cells.compactMap { grid.places[$0] }.map { grid.cells[$0] }
    guard let first = places.first else { return [] }
    let rows = places.reduce(first.rows) {
      min($0.lowerBound, $1.rows.lowerBound)..<max($0.upperBound, $1.rows.upperBound)
    }
    let columns = places.reduce(first.columns) {
      min($0.lowerBound, $1.columns.lowerBound)..<max($0.upperBound, $1.columns.upperBound)
    }
    return [
      row(rows, besides: Set(cells)), column(columns, above: rows.lowerBound), outline[rows.lowerBound],
    ]
  }

  private func row(_ range: Range<Int>, besides own: Set<Int>) -> Level {
    var level = Level()
    var seen: Set<Int> = []
    var cells = range.flatMap { rows[$0] }.filter { seen.insert($0).inserted }
    cells.sort {
      (grid.cells[$0].columns.lowerBound, grid.cells[$0].rows.lowerBound) < (
        grid.cells[$1].columns.lowerBound, grid.cells[$1].rows.lowerBound
      )
    }
    for index in cells {
      let cell = grid.cells[index]
      guard !own.contains(cell.scope), !holdsValue(cell.scope), !heads.contains(cell.rows.lowerBound),
        isUpright || cell.rows.lowerBound >= firstValue || cell.rows.contains(firstValue),
        var unit = unit(cell.scope)
      else { continue }
      (unit.place, unit.isLabel, unit.isListed) = (.row, true, true)
      if unit.isCarrier {
        level.carrier = level.carrier ?? unit.statement.carrierLabel
      } else {
        level.statements.append(unit)
        level.carrier = level.carrier ?? unit.statement.carrier
      }
    }
    return level
  }

  /// The cells above, the lowest run of them first: a table may have heads again farther down.
  private func column(_ columns: Range<Int>, above row: Int) -> Level {
    var level = Level()
    guard !isUpright else { return level }
    var carriers: Set<Carrier> = []
    for index in headCells {
      let cell = grid.cells[index]
      guard cell.rows.upperBound <= row, cell.columns.overlaps(columns), var unit = unit(cell.scope) else {
        continue
      }
      (unit.place, unit.isListed) = (.column, true)
      if cell.rows.lowerBound >= firstValue, level.statements.last?.look == unit.look {
        level = Level()
        carriers = []
      }
      if let carrier = unit.statement.carrierLabel {
        carriers.insert(carrier)
      } else {
        level.statements.append(unit)
        level.carrier = level.carrier ?? unit.statement.carrier
      }
    }
    // A cell under the heads of both is for any.
    if let carrier = carriers.first { level.carrier = carriers.count > 1 ? .any : carrier }
    return level
  }

  private lazy var headCells: [Int] = grid.cells.indices.filter { index in
    let cell = grid.cells[index]
    guard cell.scope >= 0, !heads.contains(cell.rows.lowerBound), !holdsValue(cell.scope) else {
      return false
    }
    return cell.rows.upperBound <= firstValue
      || rows[cell.rows.lowerBound].allSatisfy { grid.cells[$0].isHead && !holdsValue(grid.cells[$0].scope) }
  }

  // MARK: rows that head others

  /// A row with one filled cell, where the table is wider than that.
  private func isHeading(_ row: Int) -> Bool {
    let own = rows[row].filter { grid.cells[$0].rows.lowerBound == row }
    guard !own.isEmpty, !rows[row].contains(where: { holdsValue(grid.cells[$0].scope) }) else { return false }
    if isUpright { return true }
    guard own.count == 1, rows[row].count == 1, grid.columns > 1 else { return false }
    return true
  }

  /// A row without a value begins with the words that another row without one begins with.
  private var repeatsKeys: Bool {
    guard grid.columns == 2, firstValue > 0, firstValue < grid.rows else { return false }
    var keys: Set<String> = []
    var isRepeated = false
    for row in rows.indices where rows[row].count == 2 {
      guard let key = unit(grid.cells[rows[row][0]].scope)?.statement.text,
        !holdsValue(grid.cells[rows[row][1]].scope)
      else { continue }
      if !keys.insert(key).inserted, row > firstValue { isRepeated = true }
    }
    return isRepeated
  }

  private func makeOutline() -> Outline {
    var items: [Outline.Item] = []
    for row in rows.indices {
      if heads.contains(row) {
        for index in rows[row].dropFirst(isUpright && rows[row].count > 1 ? 1 : 0) {
          guard var unit = unit(grid.cells[index].scope) else { continue }
          (unit.place, unit.isLabel, unit.isListed) = (isUpright ? .row : .heading, true, true)
          items.append(.statement(unit))
        }
      } else if rows[row].contains(where: { holdsValue(grid.cells[$0].scope) }) {
        items.append(.value(row))
      }
    }
    return Outline(items)
  }
}
