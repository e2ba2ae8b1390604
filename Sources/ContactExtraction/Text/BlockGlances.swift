/// Quick looks at the blocks of a page, taken while their texts are at hand folded, so that the readers of conditions pass over
/// those that hold nothing for them. Of a block that nobody looked at anything may be expected.
struct BlockGlances {
  private var speakOfStates: [Bool] = []

  /// Looks at the text of the next block.
  mutating func append(_ text: FoldedText) { speakOfStates.append(StateCondition.maySpeakOfStates(text)) }

  /// Whether some word of block number `block` may speak of states.
  func maySpeakOfStates(_ block: Int) -> Bool { block >= speakOfStates.count || speakOfStates[block] }
}
