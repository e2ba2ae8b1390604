import Model
package import PageReading

/// One block of a page, ready to be scanned. A class, because every recogniser holds it and a block is long to copy.
package final class Passage {
  /// The block among its neighbours: a copy of it would cost more than most passages are looked at.
  private let blocks: [Block]
  private let place: Int
  package var block: Block { _read { yield blocks[place] } }
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
  convenience init(_ block: Block, index: Int, lead: String?, cues: BlockCues) {
    self.init([block], place: 0, index: index, lead: lead, cues: cues)
  }

  /// Block number `place` of `blocks`, which is number `index` of its page.
  init(_ blocks: [Block], place: Int, index: Int, lead: String?, cues: BlockCues) {
    (self.blocks, self.place) = (blocks, place)
    self.cues = cues
    self.index = index
    text = FoldedText(blocks[place].text)
    self.lead = lead ?? LeadFinder.lead(of: text)
  }
}
