import Model

/// Turns what became of facts into changes that people read: equal changes of several states become one line.
final class ChangeTeller {
  let before: [Fact]
  let after: [Fact]
  private var slots = SlotNames()
  private lazy var moves = Moves(before: before, after: after)
  /// Later filing addresses by slot.
  private lazy var occupants: [String: [Int]] = {
    let routed = after.indices.filter { ComparedFact.isRouted(after[$0]) }
    return Dictionary(grouping: routed) { slots.slot(of: after[$0]) }
  }()

  /// Tells of two readings.
  init(before: [Fact], after: [Fact]) {
    self.before = before
    self.after = after
  }

  /// Links that are told in one line.
  private struct Line: Hashable {
    var operation: Outcome.Operation
    var channel: Channel
    var slot: String
    var before: String?
    var after: String?
    /// Rows without a state are told one by one.
    var row: Int?
  }

  /// Changes and differences of wording, both most serious first.
  func tell(_ links: [Outcome]) -> (changes: [FactChange], wording: [FactChange]) {
    var lines: [Line: [Outcome]] = [:]
    for link in links where isTold(link) { lines[line(of: link), default: []].append(link) }
    let told = Self.sorted(lines.values.compactMap(change))
    return (told.filter { $0.severity != .wording }, told.filter { $0.severity == .wording })
  }

  private func isTold(_ link: Outcome) -> Bool {
    guard link.operation == .same, let one = link.before, let other = link.after else { return true }
    return SameFact.note(before[one], after[other]) != nil
  }

  private func line(of link: Outcome) -> Line {
    let (old, new) = (link.before.map { before[$0] }, link.after.map { after[$0] })
    return Line(
      operation: link.operation, channel: (new ?? old)?.channel ?? .web,
      slot: (new ?? old).map { slots.slot(of: $0) } ?? "",
      before: old?.value.text, after: new?.value.text,
      row: link.state.isEmpty ? link.before ?? link.after : nil)
  }

  private func change(_ links: [Outcome]) -> FactChange? {
    guard let link = links.first else { return nil }
    let states = links.map(\.state).filter { !$0.isEmpty }.sorted()
    let (old, new) = (link.before.map { before[$0] }, link.after.map { after[$0] })
    switch (old, new) {
    case (let old?, let new?): return pair(link.operation, old, new, states: states)
    case (let old?, nil): return alone(.removed, old, states: states, link: link)
    case (nil, let new?): return alone(.added, new, states: states, link: link)
    case (nil, nil): return nil
    }
  }

  private func pair(_ operation: Outcome.Operation, _ old: Fact, _ new: Fact, states: [String]) -> FactChange
  {
    let same = operation == .same ? SameFact.note(old, new) : nil
    let hours = operation == .changed && new.channel == .hours ? HoursDifference(old, new) : nil
    return FactChange(
      kind: same?.isMove == true ? .moved : .changed, channel: new.channel, factKind: new.kind,
      label: new.rowLabel(former: old, states: states),
      before: old.value.text, after: new.value.text, beforeDisplay: old.display, afterDisplay: new.display,
      severity: severity(operation, old, new, hours), section: new.section,
      conditions: conditions(new, states),
      fields: same?.fields ?? ChangedFields.of(old, new, hours), evidence: new.evidence,
      note: operation == .recast ? Self.recast(old, new) : hours?.note, slot: slots.slot(of: old))
  }

  private func severity(
    _ operation: Outcome.Operation, _ old: Fact, _ new: Fact, _ hours: HoursDifference?
  ) -> Severity {
    switch operation {
    case .same:
      max(SameFact.note(old, new)?.severity ?? .wording, moves.isMove(old, new) ? .low : .wording)
    case .recast: Severity.ofOtherKind(new)
    default: Severity.ofChange(old, new, hours)
    }
  }

  private static func recast(_ old: Fact, _ new: Fact) -> String {
    "the same, but given as \(new.kind) instead of \(old.kind)"
  }

  private func alone(_ kind: FactChange.Kind, _ fact: Fact, states: [String], link: Outcome) -> FactChange {
    let severity: Severity =
      link.operation == .repeated
      ? .wording
      : kind == .removed
        ? Severity.ofRemoval(fact) : Severity.ofAddition(fact, isAmbiguous: isAmbiguous(fact, states))
    return FactChange(
      kind: kind, channel: fact.channel, factKind: fact.kind,
      label: fact.rowLabel(former: nil, states: states),
      before: kind == .removed ? fact.value.text : nil, after: kind == .added ? fact.value.text : nil,
      beforeDisplay: kind == .removed ? fact.display : nil, afterDisplay: kind == .added ? fact.display : nil,
      severity: severity, section: fact.section, conditions: conditions(fact, states),
      fields: [], evidence: fact.evidence, note: nil, slot: slots.slot(of: fact))
  }

  /// Whether another address stands for one of `states` in the slot of `fact`: nobody can tell which holds.
  private func isAmbiguous(_ fact: Fact, _ states: [String]) -> Bool {
    guard fact.channel == .address, let others = occupants[slots.slot(of: fact)], others.count > 1 else {
      return false
    }
    let value = fact.value.comparable
    return others.contains { index in
      let other = after[index]
      return (states.isEmpty || states.contains(where: other.conditions.states.contains))
        && other.value.comparable != value
    }
  }

  private func conditions(_ fact: Fact, _ states: [String]) -> Conditions {
    var conditions = fact.conditions
    if !states.isEmpty { conditions.states = states }
    return conditions
  }

  /// Most serious first, then in a fixed order that no reading's order decides.
  private static func sorted(_ changes: [FactChange]) -> [FactChange] {
    let keys = changes.map(sortKey)
    let order = changes.indices.sorted { left, right in
      let (one, other) = (changes[left].severity, changes[right].severity)
      return one != other ? one > other : keys[left] < keys[right]
    }
    return order.map { changes[$0] }
  }

  private static func sortKey(_ change: FactChange) -> String {
    [
      change.slot, change.conditions.states.joined(separator: ","), change.before ?? "", change.after ?? "",
      change.kind.rawValue,
    ].joined(separator: "\u{1}")
  }
}

/// The names of slots in the store: the same from reading to reading, whatever value fills them.
struct SlotNames {
  private var folds: [String: String] = [:]

  /// `address/usps|i 130|only filing|` and the like; a state condition is no part of it, the change's states tell it.
  mutating func slot(of fact: Fact) -> String {
    let conditions = fact.conditions
    let isRouted = ComparedFact.isRouted(fact)
    let scope = isRouted ? [conditions.scenario].compactMap { $0 } : fact.section
    let row = isRouted ? ComparedFact.routedRow(fact) : fact.label
    var name = ComparedFact.role(of: fact) + "|" + folded(conditions.form) + "|"
    for (place, heading) in scope.enumerated() { name += (place > 0 ? "/" : "") + folded(heading) }
    return name + "|" + folded(row)
  }

  /// Headings stand over many facts.
  private mutating func folded(_ text: String?) -> String {
    guard let text, !text.isEmpty else { return "" }
    if let folded = folds[text] { return folded }
    let folded = ComparableText.of(text)
    folds[text] = folded
    return folded
  }
}

extension Fact {
  /// What people call the row that the fact stands in: the states that moved where not all of the row did, else the row's label
  /// or own words.
  fileprivate func rowLabel(former: Fact?, states: [String]) -> String? {
    let name = label ?? conditions.appliesTo
    guard !states.isEmpty else { return name }
    return isWholeRow(former, states) && Self.namesAPlace(name) ? name : USStateNames.list(states)
  }

  /// "Dallas Lockbox", but not "FedEx, UPS and DHL deliveries".
  private static func namesAPlace(_ name: String?) -> Bool {
    guard let name else { return false }
    return !ComparableText.words(name).contains {
      ["usps", "fedex", "ups", "dhl", "courier", "postal"].contains($0)
    }
  }

  private func isWholeRow(_ former: Fact?, _ states: [String]) -> Bool {
    conditions.states.count == states.count
      && (former?.conditions.states.count ?? states.count) == states.count
  }
}
