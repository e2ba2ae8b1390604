import Model
package import PageReading

/// One block of a page, ready to be scanned.
package struct Passage: Sendable {
  package let block: Block
  /// Position in the page's blocks.
  package let index: Int
  package let text: FoldedText
  /// The name that the block, or its container, begins with: "Tacoma Office".
  package let lead: String?

  /// Block number `index`; `lead` names the card or list item it stands in.
  package init(_ block: Block, index: Int = 0, lead: String? = nil) {
    self.block = block
    self.index = index
    text = FoldedText(block.text)
    self.lead = lead ?? LeadFinder.lead(of: text)
  }
}
