import Model
package import PageReading

/// One block of a page, ready to be scanned. A class, because every recogniser holds it and a block is long to copy.
package final class Passage {
  package let block: Block
  /// Position in the page's blocks.
  package let index: Int
  package let text: FoldedText
  /// The name that the block, or its container, begins with: "Tacoma Office".
  package let lead: String?
  /// What stands above and beside it.
  let cues: BlockCues

  /// Block number `index`; `lead` names the card or list item it stands in.
  package convenience init(_ block: Block, index: Int = 0, lead: String? = nil) {
    var memo = LabelMemo()
    self.init(block, index: index, lead: lead, cues: memo.cues(of: block))
  }

  /// The same where `cues`, which many blocks have in common, were read before.
  init(_ block: Block, index: Int, lead: String?, cues: BlockCues) {
    self.block = block
    self.cues = cues
    self.index = index
    text = FoldedText(block.text)
    self.lead = lead ?? LeadFinder.lead(of: text)
  }
}
