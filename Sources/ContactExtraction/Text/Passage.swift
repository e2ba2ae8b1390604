import Model
package import PageReading

/// One block of a page, ready to be scanned. A class, because every recogniser holds it and a block is long to copy.
package final class Passage {
  /// The block among its neighbours: a copy of it would cost more than most passages are looked at.
  private let blocks: [Block]
  private let place: Int
  /// The block that it is.
  package var block: Block { _read { yield blocks[place] } }
  /// Position in the page's blocks.
  package let index: Int
  /// The words of the block, folded for scanning.
  package let text: FoldedText
  /// The name that the block, or its container, begins with: "Tacoma Office".
  package let lead: String?
  /// What stands above and beside it.
  let cues: BlockCues

  /// Block number `index`; `lead` names the card or list item it stands in.
  package convenience init(_ block: Block, index: Int = 0, lead: String? = nil) {
    var cache = LabelCache()
    self.init(block, index: index, lead: lead, cues: cache.cues(of: block))
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

/// What a recogniser found in a passage, before it becomes a fact of the page.
struct Mention: Sendable {
  var kind = ""
  var value: FactValue
  /// Folded offsets into the passage.
  var range: Range<Int>
  /// As written; the passage's words in `range` where nil.
  var display: String?
  var label: String?
  /// The page says the kind; false where it is only assumed.
  var isKindStated = true
  /// The words that restrict it: "outside the United States".
  var appliesTo: String?
  /// Set for hours.
  var hours: HoursPart?
}

/// Ranges in order, for mention the one at a place without going through all of them.
struct RangeIndex {
  private let ranges: [Range<Int>]
  private let positions: [Int]

  /// An index of `ranges`, which do not overlap each other.
  init(_ ranges: [Range<Int>]) {
    positions = ranges.indices.sorted { ranges[$0].lowerBound < ranges[$1].lowerBound }
    self.ranges = positions.map { ranges[$0] }
  }

  /// Positions, in the list given, of the ranges that overlap `place`.
  func overlapping(_ place: Range<Int>) -> [Int] {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= place.lowerBound { low = middle + 1 } else { high = middle }
    }
    var found: [Int] = []
    while low < ranges.count, ranges[low].lowerBound < place.upperBound {
      if ranges[low].overlaps(place) { found.append(positions[low]) }
      low += 1
    }
    return found
  }
}
