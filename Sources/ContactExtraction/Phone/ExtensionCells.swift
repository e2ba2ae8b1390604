import Model
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
      case .phone(var number) = findings[0].value, number.isInternational, number.extension == nil
    else { return }
    number.extension = next.text
    findings[0].value = .phone(number)
    findings[0].display = passage.text.written(findings[0].range) + " ext. \(next.text)"
  }
}
