import Model
import PageReading

/// The headings above an address, sorted by what they tell.
struct SectionHeads {
  /// Those that name a case, outermost first: not the page's own heading, not a carrier, not a list of states.
  private(set) var scenario: [String] = []
  /// What the innermost heading about states says.
  private(set) var states: StateCondition?

  init(_ path: [String], page: Page) {
    for (depth, head) in path.enumerated() {
      if depth == 0, head == page.signs.heading, path.count > 1 || Self.isFirstHeading(head, page) {
        continue
      }
      if CarrierReader.isLabel(head) || Self.generic.contains(PlainWords.of(head)) { continue }
      let condition = StateCondition(head)
      let saysStates = condition.speaksOfStates && (condition.words == nil || condition.named.count > 2)
      if saysStates { states = condition }
      if !saysStates || (condition.named.count == 1 && !Self.asksWhere(head)) { scenario.append(head) }
    }
  }

  /// "If you live in …" is a condition, "Residents of Guam" names a case.
  private static func asksWhere(_ head: String) -> Bool { asking.isIn(PlainWords.of(head)) }

  private static let asking = PhraseSet([" LIVE ", " RESIDE ", " VIVE ", " LOCATED "])

  private static func isFirstHeading(_ head: String, _ page: Page) -> Bool {
    page.blocks.first { $0.role == .heading(1) }?.text == head || page.title?.hasPrefix(head) == true
  }

  /// Headings that say what every such page says.
  private static let generic: Set<String> = [
    "WHERE TO FILE", "WHERE TO MAIL", "FILING ADDRESSES", "FILING ADDRESS", "MAILING ADDRESSES",
    "MAILING ADDRESS", "ADDRESSES", "ADDRESS",
    "DONDE PRESENTAR", "DIRECCIONES", "DIRECCION",
  ]
}

/// The heads of the section that was asked for last: the addresses of one section follow each other.
struct SectionHeadsCache {
  private let page: Page
  private var path: [String]?
  private var last: SectionHeads?

  init(page: Page) { self.page = page }

  /// What the headings of `path` tell.
  mutating func heads(of path: [String]) -> SectionHeads {
    if let last, self.path == path { return last }
    let heads = SectionHeads(path, page: page)
    (self.path, last) = (path, heads)
    return heads
  }
}
