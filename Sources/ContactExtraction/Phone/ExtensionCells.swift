import PageReading

/// Extensions in a column of their own: `618-548-3400 | 101` under `Phone | Ext`.
enum ExtensionCells {
  private static let heads: Set<String> = ["ext", "ext.", "extension", "extn", "ext #", "extension number"]
  private static let mostDigits = 7

  /// Gives the only number of the cell of `passage` the extension in `next`, the cell to its right.
  static func complete(_ findings: inout [Finding], of passage: Passage, with next: Block) {
    guard findings.count == 1, let cell = passage.block.cell, let other = next.cell, other.isRight(of: cell),
      next.text.utf8.count <= mostDigits, !next.text.isEmpty, next.text.utf8.allSatisfy(\.isDigit),
      let head = other.columnHead, heads.contains(head.lowercased()),
      findings[0].value.hasPrefix("+"), !findings[0].value.contains(";")
    else { return }
    findings[0].value += ";ext=\(next.text)"
    findings[0].display = passage.text.written(findings[0].range) + " ext. \(next.text)"
  }
}
