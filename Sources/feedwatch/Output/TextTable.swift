import Model

/// Columns of text for a terminal.
struct TextTable {
  private var rows: [[String]] = []

  /// A table with these column heads.
  init(_ heads: [String]) { rows = [heads] }

  /// Adds a row; what documents say is stripped of control characters.
  mutating func add(_ cells: [String]) { rows.append(cells.map { SafeText.line($0) }) }

  /// The table, two spaces between columns, no spaces at line ends.
  var text: String {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        line += cell
        if column + 1 < row.count { line += String(repeating: " ", count: widths[column] - cell.count + 2) }
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}
