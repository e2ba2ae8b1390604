import Model
import PageReading

/// Finds the name of each card: the first block of a container, where it is a name and others follow.
enum ContainerLeads {
  /// Names by container.
  static func find(in blocks: [Block]) -> [Int: String] {
    var first: [Int: String] = [:]
    var counts: [Int: Int] = [:]
    for block in blocks where !block.region.isFurniture {
      counts[block.container, default: 0] += 1
      guard counts[block.container] == 1, isCandidate(block) else { continue }
      let text = FoldedText(block.text)
      first[block.container] = LeadFinder.name(in: text, 0..<text.bytes.count)
    }
    return first.filter { (counts[$0.key] ?? 0) > 1 && (counts[$0.key] ?? 0) < 40 }
  }

  private static func isCandidate(_ block: Block) -> Bool {
    switch block.role {
    case .heading, .cell, .headCell, .button, .term: false
    default:
      block.links.isEmpty && block.text.utf8.count <= 60 && !block.text.utf8.contains(UInt8(ascii: "."))
    }
  }
}
