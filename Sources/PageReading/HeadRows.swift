import Markup

/// Says which rows of a table are heads of its columns.
struct HeadRows {
  let document: HTMLDocument

  /// A row of `thead`, one of head cells only, or the first row where its plain cells are heads by what they say.
  func isHead(_ row: Int, isFirst: Bool) -> Bool {
    if let parent = document.parent(row), document.tag(parent) == .thead { return true }
    let cells = cells(of: row)
    guard cells.count > 1 else { return false }
    if cells.allSatisfy({ AriaRoles.tag(of: $0, in: document) == .th }) { return true }
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
