package import Model

/// Finds what two sources tell differently of the same thing.
///
/// A false accusation is worse than a missed one: both sources must name the thing in the same words, those must say more than
/// "phone" or "contact us", and each source must give one value only.
package enum Conflicts {
  /// Conflicts among current facts, in the order of channel, kind and label.
  package static func find(_ facts: [(source: SourceID, url: String, fact: Fact)]) -> [Conflict] {
    var groups: [FactSubject: [(source: SourceID, url: String, fact: Fact)]] = [:]
    for entry in facts where !entry.fact.region.isFurniture {
      for subject in FactSubject.all(of: entry.fact) { groups[subject, default: []].append(entry) }
    }
    return fold(groups.compactMap(conflict)).sorted(by: precedes)
  }

  private static func conflict(
    _ subject: FactSubject, _ entries: [(source: SourceID, url: String, fact: Fact)]
  ) -> Conflict? {
    let bySource = Dictionary(grouping: entries, by: \.source)
    guard bySource.count > 1 else { return nil }
    var witnesses: [(key: String, witness: Conflict.Witness)] = []
    for (source, entries) in bySource {
      let values = Set(entries.map { $0.fact.value.comparable })
      guard values.count == 1, let value = values.first, let entry = entries.first else { return nil }
      witnesses.append(
        (
          value,
          Conflict.Witness(
            value: entry.fact.value.text, source: source, url: entry.url, evidence: entry.fact.evidence)
        ))
    }
    guard Set(witnesses.map(\.key)).count > 1, let fact = entries.first?.fact else { return nil }
    return Conflict(
      channel: fact.channel, kind: fact.kind,
      label: fact.label ?? fact.conditions.appliesTo ?? fact.section.last,
      values: witnesses.map(\.witness).sorted { $0.source < $1.source })
  }

  /// The states of one pair of rows are one conflict.
  private static func fold(_ conflicts: [Conflict]) -> [Conflict] {
    var seen: Set<[Conflict.Witness]> = []
    return conflicts.sorted(by: precedes).filter { seen.insert($0.values).inserted }
  }

  private static func precedes(_ left: Conflict, _ right: Conflict) -> Bool {
    key(left).lexicographicallyPrecedes(key(right))
  }

  private static func key(_ conflict: Conflict) -> [String] {
    [conflict.channel.rawValue, conflict.kind, conflict.label ?? ""] + conflict.values.map(\.value)
  }
}

/// What a fact is about, in words that two pages can share.
struct FactSubject: Hashable {
  private var role: String
  private var words: [String]

  /// The things that `fact` speaks of: of a filing address one for each state; none where its words say too little.
  static func all(of fact: Fact) -> [FactSubject] {
    switch fact.channel {
    case .email, .web, .social: []
    case .address where ComparedFact.isRouted(fact): routes(fact)
    case .phone, .hours, .address: named(fact).map { [$0] } ?? []
    }
  }

  private static func routes(_ fact: Fact) -> [FactSubject] {
    let conditions = fact.conditions
    guard let form = conditions.form else { return [] }
    let role = ComparedFact.role(of: fact)
    let base = [ComparableText.of(form), ComparableText.of(conditions.scenario ?? "")]
    guard conditions.states.isEmpty else {
      return conditions.states.map { FactSubject(role: role, words: base + [$0]) }
    }
    return [FactSubject(role: role, words: base + [ComparableText.of(conditions.appliesTo ?? "")])]
  }

  /// By the label, or where it is a word like "phone" by the nearest heading.
  private static func named(_ fact: Fact) -> FactSubject? {
    for name in [fact.label, fact.section.last] {
      let telling = ComparableText.words(name ?? "").filter { !common.contains($0) }.map(String.init)
      if telling.count >= 2 { return FactSubject(role: ComparedFact.role(of: fact), words: telling.sorted()) }
    }
    return nil
  }

  /// Words that name no particular thing.
  private static let common: Set<Substring> = [
    "a", "about", "address", "all", "and", "at", "by", "call", "calls", "contact", "contacts", "customer",
    "deaf", "email",
    "fax", "for", "free", "from", "general", "hard", "hearing", "help", "hours", "in", "information",
    "inquiries", "inside",
    "line", "live", "mail", "mailing", "main", "more", "number", "numbers", "of", "office", "offices", "on",
    "or", "other",
    "our", "outside", "phone", "physical", "questions", "representative", "service", "services", "support",
    "telephone",
    "text", "the", "to", "toll", "tty", "tdd", "us", "visit", "voice", "with", "you", "your", "united",
    "states", "opening",
    "business", "operation", "directory", "desk", "media", "press", "public", "regional", "local", "field",
    "headquarters",
  ]
}
