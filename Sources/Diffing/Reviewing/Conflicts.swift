package import Model

/// Finds what two sources tell differently of the same thing.
///
/// A false accusation is worse than a missed one: both sources must name the thing in the same words, those must say more than
/// "phone" or "contact us", and each source must give one value only.
package enum Conflicts {
  /// Conflicts among current facts, in the order of channel, kind and label.
  package static func find(_ facts: [(source: SourceID, url: String, fact: Fact)]) -> [Conflict] {
    var groups: [Meaning: [(source: SourceID, url: String, fact: Fact)]] = [:]
    for entry in facts where !entry.fact.region.isFurniture {
      for meaning in Meaning.all(of: entry.fact) { groups[meaning, default: []].append(entry) }
    }
    return fold(groups.compactMap(conflict)).sorted(by: precedes)
  }

  private static func conflict(
    _ meaning: Meaning, _ entries: [(source: SourceID, url: String, fact: Fact)]
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
