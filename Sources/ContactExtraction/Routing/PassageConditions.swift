import PageReading

/// Conditions in running text: what stands between the addresses of a section holds for those that follow.
struct PassageConditions {
  private let map: PageMap
  private var section: [String] = []
  private var current = RowText(text: "", number: 0, isCondition: false, isAboutForms: false)
  /// The first block that was not looked at yet.
  private var next = 0

  init(map: PageMap) { self.map = map }

  /// What applies to an address outside tables.
  mutating func condition(before placed: PlacedAddress) -> RowText {
    while next <= placed.block {
      if map.page.blocks[next].section != section { begin(map.page.blocks[next].section) }
      if next < placed.block, map.maySpeakOfStates(next), map.page.blocks[next].cell == nil,
        !map.withAddress.contains(next)
      {
        if read(map.page.blocks[next].text, next) { isInline = false }
      }
      next += 1
    }
    if current.isCondition, isInline, current.number != placed.block, saysSomethingElse(placed.prefix) {
      begin(section)
    }
    if read(placed.prefix, placed.block) { isInline = true }
    return current
  }

  /// The condition stands in one block with its address: it does not hold for the next "Military members: …".
  private var isInline = false

  /// Words of its own before an address, which name no carrier only.
  private func saysSomethingElse(_ prefix: String) -> Bool {
    let words = prefix.trimmingColon
    return words.utf8.contains(where: \.isLetter) && map.memo.carrier(ofLabel: words) == nil
  }

  private mutating func begin(_ path: [String]) {
    section = path
    current = RowText(text: "", number: next, isCondition: false, isAboutForms: false)
  }

  /// Takes what `text` says about states; false where it says nothing.
  private mutating func read(_ text: String, _ number: Int) -> Bool {
    guard StateCondition.maySpeakOfStates(text) else { return false }
    let condition = StateCondition(text)
    // A state alone is a case of a filing page; elsewhere it says where an office is.
    guard condition.speaksOfStates || condition.isAbroad, isCondition(text, condition),
      map.isFilingPage || !isBareState(condition),
      !StateNames.endAddress(in: text)
    else { return false }
    if isBareState(condition), current.isCondition, current.number >= number - 60, lastRead == number - 1 {
      current.text += "\n" + text
    } else {
      current = RowText(text: text, number: number, isCondition: true, isAboutForms: false)
    }
    lastRead = number
    return true
  }

  private var lastRead = -2

  /// An item of a list of states.
  private func isBareState(_ condition: StateCondition) -> Bool {
    condition.words == nil && condition.named.count == 1
  }

  /// Names of states in a sentence about something else are no condition.
  private func isCondition(_ text: String, _ condition: StateCondition) -> Bool {
    if condition.isAny || condition.isAllOther || condition.isExcept || condition.words == nil { return true }
    return Self.asking.isIn(PlainWords.of(text))
  }

  private static let asking = PhraseSet([
    " LIVE", " RESID", " LOCATED ", " STATE ", " STATES ", " VIVE", " ESTADO", " FROM ", " IF ", " SI ",
  ])
}
