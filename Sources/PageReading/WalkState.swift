import Model

extension BlockWalker {
  /// What an element changes, to be put back when it ends.
  struct Frame {
    var node: Int
    var unit: Unit
    var region: Region
    /// The headings to return to; nil where they stay in force.
    var sections: SectionPath?
    var isContent = false
  }

  /// The element whose text becomes one block.
  struct Unit {
    var role: Block.Role
    var node: Int
    var columnHead: String?

    /// A cell takes all its text into one block.
    var isCell: Bool { role == .cell || role == .headCell }
    var isHead: Bool {
      switch role {
      case .heading, .summary, .button, .caption: true
      default: false
      }
    }
  }

  struct OpenLink {
    var node: Int
    var start: Int
  }

  /// A line of its own that introduces what follows in the same container.
  struct Lead {
    var text: String?
    var container = -1
  }
}

extension String {
  /// The text without spaces and line ends at its ends.
  var trimmingSpace: String {
    guard let first = utf8.first, let last = utf8.last, first <= 0x20 || last <= 0x20 else { return self }
    let start = utf8.firstIndex { $0 > 0x20 } ?? endIndex
    let end = utf8.lastIndex { $0 > 0x20 }.map { utf8.index(after: $0) } ?? endIndex
    return String(self[start..<end])
  }

  /// The text without a colon at its end, and the space before it.
  package var trimmingColon: String {
    func isEdge(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ":") || byte == 0x20 || byte == 0x0A }
    guard let last = utf8.last, isEdge(last) else { return self }
    guard let end = utf8.lastIndex(where: { !isEdge($0) }) else { return "" }
    return String(self[...end])
  }
}
