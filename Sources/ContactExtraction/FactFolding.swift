import Model

/// Makes one fact of several mentions.
///
/// - In one section a value of one kind is one fact, under its best label.
/// - What structured data repeats is one fact with what the text says.
/// - A mention without a stated kind is one with a mention that states it.
/// - What navigation and footers repeat is left to the body.
enum FactFolding {
  private struct Value: Hashable {
    var channel: Channel
    var text: String
  }

  private struct Slot: Hashable {
    var value: Int
    var kind: String
    /// Number of the section, with what stands for a section of its own.
    var section: Int
    var conditions: Conditions?
  }

  /// The facts in reading order, each once.
  static func fold(_ facts: consuming [PlacedFact]) -> [Fact] {
    let (keys, count) = keys(of: facts)
    settleKinds(&facts, keys)
    var isSpoken = [Bool](repeating: false, count: count)
    var isInBody = isSpoken
    for (place, key) in keys.enumerated() {
      if !facts[place].isStructured { isSpoken[key] = true }
      if !facts[place].fact.region.isFurniture { isInBody[key] = true }
    }
    var sections = SectionNumbers()
    var places = [Slot: Int](minimumCapacity: facts.count)
    var folded: [Fact] = []
    folded.reserveCapacity(facts.count)
    for (place, key) in keys.enumerated() {
      if facts[place].isStructured, isSpoken[key] { continue }
      if facts[place].fact.region.isFurniture, isInBody[key] { continue }
      let slot = slot(facts[place].fact, key, &sections)
      if let known = places[slot] {
        improve(&folded[known], with: facts[place].fact)
      } else {
        places[slot] = folded.count
        folded.append(facts[place].fact)
      }
    }
    return folded
  }

  /// A number for each fact's value, equal where two mentions are the same value: letter case does not count in e-mail and
  /// profiles.
  private static func keys(of facts: [PlacedFact]) -> (keys: [Int], count: Int) {
    var numbers = Numbering<Value>(count: facts.count)
    let keys = facts.indices.map { place in
      let channel = facts[place].fact.channel
      let text = facts[place].fact.value.text
      let value = Value(
        channel: channel, text: channel == .email || channel == .social ? text.lowercased() : text)
      return numbers.number(of: value)
    }
    return (keys, numbers.count)
  }

  /// Links of one kind to one place, profiles and navigation are one fact wherever they stand.
  private static func slot(_ fact: Fact, _ key: Int, _ sections: inout SectionNumbers) -> Slot {
    switch fact.channel {
    case .social, .web: return Slot(value: key, kind: "", section: 0)
    case .address:
      return Slot(
        value: key, kind: fact.kind, section: sections.number(fact.section, fact.label ?? ""),
        conditions: fact.conditions)
    case .hours:
      return Slot(value: key, kind: "", section: sections.number(fact.section, fact.label ?? ""))
    default: return Slot(value: key, kind: fact.kind, section: sections.number(fact.section, rowOf(fact)))
    }
  }

  /// Two rows or cards that share a number are two facts.
  private static func rowOf(_ fact: Fact) -> String? {
    guard let label = fact.label, !LabelFinder.isPlain(label) else { return nil }
    return label
  }

  /// A number whose kind is only assumed takes the kind that another mention states.
  private static func settleKinds(_ facts: inout [PlacedFact], _ keys: [Int]) {
    var stated: [Int: String] = [:]
    for (place, key) in keys.enumerated()
    where facts[place].fact.channel == .phone && facts[place].isKindStated && !facts[place].isStructured {
      if stated[key] == nil { stated[key] = facts[place].fact.kind }
    }
    for (place, key) in keys.enumerated()
    where facts[place].fact.channel == .phone && !facts[place].isKindStated {
      if let kind = stated[key] { facts[place].fact.kind = kind }
    }
  }

  private static func improve(_ fact: inout Fact, with mention: Fact) {
    if fact.label == nil || fact.label.map(LabelFinder.isPlain) == true, let label = mention.label,
      !LabelFinder.isPlain(label)
    {
      fact.label = label
    }
    if fact.channel == .web, fact.kind == WebKind.page.rawValue, mention.kind != fact.kind {
      fact.kind = mention.kind
    }
    if fact.conditions.appliesTo == nil, mention.conditions.appliesTo != nil {
      fact.conditions.appliesTo = mention.conditions.appliesTo
    }
    fact.value = fact.value.completed(by: mention.value)
  }
}

/// A fact on its way into the list of a page's facts.
struct PlacedFact: Sendable {
  var fact: Fact
  /// Where it was found: block, and offset inside it; nil where the finder does not say.
  var position: (block: Int, offset: Int)?
  /// Where it stands on the page, from its first word to its last; nil where the page does not show it.
  var extent: ScopeBinder.Extent?
  /// It comes from structured data, which repeats what the text says.
  var isStructured = false
  /// The page says its kind; false where the kind is only assumed.
  var isKindStated = true
  /// Blocks with equal numbers stand in one list, row or card.
  var container = 0
  /// Set for hours.
  var hours: HoursPart?
}

/// Numbers for paths of headings, so that the facts of a page are compared by a number instead of all their headings.
struct SectionNumbers {
  private struct Step: Hashable {
    var outer: Int
    var heading: String
  }

  private var steps = Numbering<Step>()
  private var last: (path: [String], number: Int) = ([], 0)

  /// The number of `path`, with `row` behind it where there is one; 0 for the empty path.
  mutating func number(_ path: [String], _ row: String? = nil) -> Int {
    if path != last.path { last = (path, path.reduce(0) { number(of: $1, in: $0) }) }
    return row.map { number(of: $0, in: last.number) } ?? last.number
  }

  private mutating func number(of heading: String, in outer: Int) -> Int {
    steps.number(of: Step(outer: outer, heading: heading)) + 1
  }
}

/// Numbers for values, from 0 in the order in which they come, so that what is compared often is compared by a number.
struct Numbering<Value: Hashable> {
  private var numbers: [Value: Int]

  /// Numbers for about `count` values.
  init(count: Int = 0) { numbers = Dictionary(minimumCapacity: count) }

  /// How many values have a number.
  var count: Int { numbers.count }

  /// The number of `value`, a new one where it has none.
  mutating func number(of value: Value) -> Int {
    if let known = numbers[value] { return known }
    let number = numbers.count
    numbers[value] = number
    return number
  }
}
