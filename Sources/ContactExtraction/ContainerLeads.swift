import Model
import PageReading

/// Finds the name of each card: the first block of a container, where it is a name and others follow.
enum ContainerLeads {
  /// Names by container.
  static func find(in blocks: [Block]) -> [Int: String] {
    var first: [Int: String] = [:]
    var counts: [Int: Int] = [:]
    for index in blocks.indices where !blocks[index].region.isFurniture {
      let container = blocks[index].container
      let count = (counts[container] ?? 0) + 1
      counts[container] = count
      guard count == 1, isCandidate(blocks[index]) else { continue }
      let text = FoldedText(blocks[index].text)
      first[container] = LeadFinder.name(in: text, 0..<text.bytes.count)
    }
    if first.isEmpty { return [:] }
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
