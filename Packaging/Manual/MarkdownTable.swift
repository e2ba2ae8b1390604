import Text

/// A table of a Markdown page, with the heading that it stands under.
struct MarkdownTable {
  var heading: String
  /// The prose between the heading and the table.
  var introduction: [String] = []
  var heads: [String] = []
  var rows: [[String]] = []

  /// All tables of a page, in order.
  static func all(in page: String) -> [MarkdownTable] {
    var tables: [MarkdownTable] = []
    var current = MarkdownTable(heading: "")
    func finish() { if !current.rows.isEmpty { tables.append(current) } }
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("#") {
        finish()
        current = MarkdownTable(heading: plain(line.drop { $0 == "#" || $0 == " " }))
      } else if line.hasPrefix("|") {
        current.add(cells(line))
      } else if !current.rows.isEmpty {
        finish()
        current = MarkdownTable(heading: current.heading)
      } else if !line.isEmpty, !line.hasPrefix("- ") {
        current.introduction.append(plain(line))
      }
    }
    finish()
    return tables
  }

  /// Items of the lists of a page, continued lines joined.
  static func items(in page: String) -> [String] {
    var items: [String] = []
    var isOpen = false
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("- ") {
        items.append(plain(line.dropFirst(2)))
        isOpen = true
      } else if isOpen, line.hasPrefix("  ") {
        items[items.count - 1] += " " + plain(line.drop { $0 == " " })
      } else {
        isOpen = false
      }
    }
    return items
  }

  /// The text without marks of code, emphasis and links.
  static func plain(_ text: some StringProtocol) -> String {
    String(text.filter { $0 != "`" }).replacing("**", with: "").replacing("\\|", with: "|")
  }

  private mutating func add(_ cells: [String]) {
    if heads.isEmpty {
      heads = cells
    } else if !cells.allSatisfy({ $0.allSatisfy("-: ".contains) }) || cells.isEmpty {
      rows.append(cells)
    }
  }

  /// Cells of a row; a bar after a backslash is no border.
  private static func cells(_ line: Substring) -> [String] {
    var cells: [String] = []
    var cell = ""
    var before: Character = " "
    for character in line.dropFirst() {
      if character == "|", before != "\\" {
        cells.append(cell.trimmed)
        cell = ""
      } else {
        cell.append(character)
      }
      before = character
    }
    return cells
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
