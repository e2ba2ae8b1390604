import Model
package import PageReading

/// One block of a page, ready to be scanned. A class, because every recogniser holds it and a block is long to copy.
package final class Passage: Sendable {
  package let block: Block
  /// Position in the page's blocks.
  package let index: Int
  package let text: FoldedText
  /// The name that the block, or its container, begins with: "Tacoma Office".
  package let lead: String?
  /// What the innermost heading above it says.
  let head: HeadCues

  /// Block number `index`; `lead` names the card or list item it stands in.
  package convenience init(_ block: Block, index: Int = 0, lead: String? = nil) {
    self.init(block, index: index, lead: lead, head: HeadCues(block.section.last))
  }

  /// The same where `head`, which many blocks have in common, was read before.
  init(_ block: Block, index: Int, lead: String?, head: HeadCues) {
    self.block = block
    self.head = head
    self.index = index
    text = FoldedText(block.text)
    self.lead = lead ?? LeadFinder.lead(of: text)
  }
}
