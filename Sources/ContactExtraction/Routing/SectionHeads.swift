import Model
import PageReading

/// The headings above an address, sorted by what they tell.
struct SectionHeads {
  /// Those that name a case, outermost first: not the page's own heading, not a carrier, not a list of states.
  private(set) var scenario: [String] = []
  /// What the innermost heading about states says.
  private(set) var states: StateCondition?

  init(_ path: [String], page: Page, heads: inout KnownHeads) {
    for (depth, head) in path.enumerated() {
      if depth == 0, head == page.signs.heading, path.count > 1 || Self.isFirstHeading(head, page) {
        continue
      }
      if heads.isGeneral(head) { continue }
      guard StateCondition.maySpeakOfStates(head) else {
        scenario.append(head)
        continue
      }
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

  /// Whether a heading names a carrier, or says what every such page says.
  fileprivate static func isGeneral(_ head: String) -> Bool {
    CarrierReader.isLabel(head) || generic.contains(PlainWords.of(head))
  }

  /// Headings that say what every such page says.
  private static let generic: Set<String> = [
    "WHERE TO FILE", "WHERE TO MAIL", "FILING ADDRESSES", "FILING ADDRESS", "MAILING ADDRESSES",
    "MAILING ADDRESS", "ADDRESSES", "ADDRESS",
    "DONDE PRESENTAR", "DIRECCIONES", "DIRECCION",
  ]
}

/// Headings that were looked at before: the outer ones stand above most addresses.
struct KnownHeads {
  private var general: [String: Bool] = [:]

  /// Whether `head` tells nothing about whom an address is for.
  mutating func isGeneral(_ head: String) -> Bool {
    if let known = general[head] { return known }
    let isGeneral = SectionHeads.isGeneral(head)
    general[head] = isGeneral
    return isGeneral
  }
}

/// The heads of the section that was asked for last: the addresses of one section follow each other.
struct SectionHeadsCache {
  private let page: Page
  private var path: [String]?
  private var last: SectionHeads?
  private var known = KnownHeads()

  init(page: Page) { self.page = page }

  /// What the headings of `path` tell.
  mutating func heads(of path: [String]) -> SectionHeads {
    if let last, self.path == path { return last }
    let heads = SectionHeads(path, page: page, heads: &known)
    (self.path, last) = (path, heads)
    return heads
  }
}
