import Model
import Text

/// Columns of text for a terminal.
struct TextTable {
  /// Columns are never cut to fewer characters than this.
  private static let narrowest = 8
  private static let gap = 2

  private var rows: [[String]] = []

  /// A table with these column heads.
  init(_ heads: [String]) { rows = [heads] }

  /// Adds a row; what documents say is stripped of control characters.
  mutating func add(_ cells: [String]) { rows.append(cells.map { SafeText.line($0) }) }

  /// The table, no spaces at line ends; `isPlain`: each row as a sentence of its own, for screen readers. On a terminal the
  /// widest columns are cut until it fits; elsewhere nothing is cut.
  func text(isPlain: Bool) -> TerminalText {
    isPlain
      ? sentences.map { line -> TerminalText in "\(text: line)\n" }.joined()
      : text(width: Console.isTerminal ? Console.width : nil)
  }

  /// The table in at most `width` columns of text, or its rows as lines broken at spaces where it has too many columns for
  /// that; nil = as wide as it is.
  func text(width: Int?) -> TerminalText {
    let widths = fitted(to: width)
    if let width, Self.total(widths) > width { return lines(width: width) }
    return rows.map { row -> TerminalText in
      var line = ""
      for (column, cell) in row.enumerated() {
        let shown = Self.cut(cell, to: widths[column])
        line += shown
        if column + 1 < row.count {
          line += String(repeating: " ", count: widths[column] - shown.displayWidth + Self.gap)
        }
      }
      while line.last == " " { line.removeLast() }
      return "\(text: line)\n"
    }.joined()
  }

  /// `uscis-news: state ok, last good read 3 hours, entries 250.`
  private var sentences: [String] {
    guard let heads = rows.first else { return [] }
    return rows.dropFirst().map { row in
      let facts = zip(heads, row).dropFirst().filter { !$1.isEmpty }
        .map { $0.isEmpty ? $1 : "\($0) \($1)" }
      return "\(row.first ?? ""): \(facts.joined(separator: ", "))."
    }
  }

  private func lines(width: Int) -> TerminalText {
    sentences.map { line -> TerminalText in "\(Console.broken(line, width: width))\n" }.joined()
  }

  private static func total(_ widths: [Int]) -> Int { widths.reduce(0, +) + gap * max(0, widths.count - 1) }

  /// The widths of the columns; the widest gives way first.
  private func fitted(to width: Int?) -> [Int] {
    let count = rows.map(\.count).max() ?? 0
    var widths = (0..<count).map { column in
      rows.map { column < $0.count ? $0[column].displayWidth : 0 }.max() ?? 0
    }
    guard let width else { return widths }
    while Self.total(widths) > width,
      let widest = widths.indices.max(by: { widths[$0] < widths[$1] }), widths[widest] > Self.narrowest
    {
      widths[widest] -= 1
    }
    return widths
  }

  private static func cut(_ cell: String, to width: Int) -> String {
    guard cell.displayWidth > width else { return cell }
    var shown = ""
    var used = 1
    for character in cell {
      used += character.displayWidth
      if used > width { break }
      shown.append(character)
    }
    return shown + "…"
  }
}
