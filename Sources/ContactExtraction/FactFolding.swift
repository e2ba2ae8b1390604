import Model

/// Makes one fact of several mentions.
///
/// - In one section a value of one kind is one fact, under its best label.
/// - What structured data repeats is one fact with what the text says.
/// - A mention without a stated kind is one with a mention that states it.
/// - What navigation and footers repeat is left to the body.
enum FactFolding {
  private struct Slot: Hashable {
    var key: String
    var kind: String
    var section: [String]
    var conditions: Conditions
  }

  /// The facts in reading order, each once.
  static func fold(_ facts: [AssembledFact]) -> [Fact] {
    var facts = facts
    let keys = facts.map { key($0.fact) }
    settleKinds(&facts, keys)
    let spoken = Set(facts.indices.lazy.filter { !facts[$0].isStructured }.map { keys[$0] })
    let body = Set(facts.indices.lazy.filter { !facts[$0].fact.region.isFurniture }.map { keys[$0] })
    var places: [Slot: Int] = [:]
    var folded: [Fact] = []
    for (assembled, key) in zip(facts, keys) {
      if assembled.isStructured, spoken.contains(key) { continue }
      if assembled.fact.region.isFurniture, body.contains(key) { continue }
      let slot = slot(assembled.fact, key)
      if let place = places[slot] {
        improve(&folded[place], with: assembled.fact)
      } else {
        places[slot] = folded.count
        folded.append(assembled.fact)
      }
    }
    return folded
  }

  /// What makes two mentions the same value: letter case does not in e-mail and profiles.
  private static func key(_ fact: Fact) -> String {
    let value = fact.channel == .email || fact.channel == .social ? fact.value.lowercased() : fact.value
    return "\(fact.channel.rawValue) \(value)"
  }

  /// Links of one kind to one place, profiles and navigation are one fact wherever they stand.
  private static func slot(_ fact: Fact, _ key: String) -> Slot {
    switch fact.channel {
    case .social, .web: return Slot(key: key, kind: "", section: [], conditions: Conditions())
    case .address:
      return Slot(
        key: key, kind: fact.kind, section: fact.section + [fact.label ?? ""], conditions: fact.conditions)
    case .hours:
      return Slot(key: key, kind: "", section: fact.section + [fact.label ?? ""], conditions: Conditions())
    default:
      return Slot(key: key, kind: fact.kind, section: fact.section + rowOf(fact), conditions: Conditions())
    }
  }

  /// Two rows or cards that share a number are two facts.
  private static func rowOf(_ fact: Fact) -> [String] {
    guard let label = fact.label, !LabelFinder.isPlain(label) else { return [] }
    return [label]
  }

  /// A number whose kind is only assumed takes the kind that another mention states.
  private static func settleKinds(_ facts: inout [AssembledFact], _ keys: [String]) {
    var stated: [String: String] = [:]
    for (assembled, key) in zip(facts, keys)
    where assembled.fact.channel == .phone && assembled.isKindStated && !assembled.isStructured {
      stated[key] = stated[key] ?? assembled.fact.kind
    }
    for index in facts.indices where facts[index].fact.channel == .phone && !facts[index].isKindStated {
      if let kind = stated[keys[index]] { facts[index].fact.kind = kind }
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
    for (name, value) in mention.components where fact.components[name] == nil {
      fact.components[name] = value
    }
  }
}
