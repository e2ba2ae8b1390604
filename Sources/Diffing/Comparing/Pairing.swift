import Model
import Text

/// Finds for every fact of one reading what became of it in the next: slots before values, exact before near.
///
/// Each pass groups what is left by a key and pairs within the groups, so the work grows with the number of facts, not with
/// its square. Nothing depends on the order of the facts, and exchanging the readings exchanges only the sides.
struct Pairing {
  private let before: [ComparedFact]
  private let after: [ComparedFact]
  private(set) var links: [Outcome] = []
  private var left: [ComparedItem] = []
  private var right: [ComparedItem] = []
  /// What each side has of scopes (form and scenario, section), rows and mentions.
  private let earlier: NamesInUse
  private let later: NamesInUse

  /// Pairs the facts of two readings.
  static func links(before: [Fact], after: [Fact]) -> [Outcome] {
    var interner = Interner()
    var pairing = Pairing(
      before: before.map { ComparedFact($0, in: &interner) },
      after: after.map { ComparedFact($0, in: &interner) }, interner: &interner)
    pairing.run()
    return pairing.links.sorted()
  }

  private init(before: [ComparedFact], after: [ComparedFact], interner: inout Interner) {
    self.before = before
    self.after = after
    earlier = NamesInUse(before)
    later = NamesInUse(after)
    let struck = EqualFacts.strike(before, after)
    links = struck.links
    left = ComparedItem.list(before, where: struck.leftBefore, interner: &interner)
    right = ComparedItem.list(after, where: struck.leftAfter, interner: &interner)
    self.interner = interner
  }

  private var interner: Interner

  private mutating func run() {
    pair(.same, by: { $0.slot.with($0.parts.value) })
    pairSlots()
    pairExchanged()
    pairValues()
    pairSlotsWithChoice()
    pairMovedStates()
    pairNear()
    pairRenamedScenarios()
    pairOtherForms()
    pair(
      .recast, by: { GroupKey(role: $0.parts.channel, state: $0.stateNumber, value: $0.parts.value) })
    closeRest()
  }

  // MARK: passes

  /// Another value in the same slot: at once where the slot holds one value on each side or names a state.
  private mutating func pairSlots() {
    let sure = sureSlots()
    pair(
      .changed, by: { $0.stateNumber != 0 || sure.contains($0.slot) ? $0.slot : nil }, score: similarity)
  }

  /// Slots with one leftover value on each side, but not those whose values have only gone to stand elsewhere; a number that
  /// is left in the frame of the site has not gone there.
  private func sureSlots() -> Set<GroupKey> {
    let single = Self.single(left.map(\.slot), right.map(\.slot))
    let (fled, came) = (
      Self.homes(right, by: \.slot, single: single), Self.homes(left, by: \.slot, single: single)
    )
    var sure = single
    for (items, homes) in [(left, fled), (right, came)] {
      for item in items where single.contains(item.slot) && !item.parts.isRouted {
        if homes[item.home] == false { sure.remove(item.slot) }
      }
    }
    return sure
  }

  /// Two headings whose values have changed places: each is the only leftover of its role there, whatever it is called.
  private mutating func pairExchanged() {
    let key: (ComparedItem) -> GroupKey = { $0.key(\.role, \.scope) }
    let single = Self.single(left.map(key), right.map(key))
    let (fled, came) = (
      Self.homes(right, by: key, single: single), Self.homes(left, by: key, single: single)
    )
    let isExchanged: (ComparedItem) -> Bool = { item in
      !item.parts.isRouted && single.contains(key(item)) && fled[item.home] == true
        && came[item.home] == true
    }
    pair(
      .changed, by: { isExchanged($0) ? key($0) : nil }, accept: { $0.parts.value != $1.parts.value })
  }

  /// Keys that one leftover of each side has.
  private static func single(_ left: [GroupKey], _ right: [GroupKey]) -> Set<GroupKey> {
    let (ones, others) = (counted(left), counted(right))
    return Set(ones.filter { $0.value == 1 && others[$0.key] == 1 }.keys)
  }

  /// For each leftover value, whether it stands in a slot of `single`.
  private static func homes(
    _ items: [ComparedItem], by key: (ComparedItem) -> GroupKey, single: Set<GroupKey>
  ) -> [GroupKey: Bool] {
    var result: [GroupKey: Bool] = [:]
    for item in items where !item.parts.fact.region.isFurniture {
      result[item.home, default: false] = result[item.home] == true || single.contains(key(item))
    }
    return result
  }

  private static func counted(_ keys: [GroupKey]) -> [GroupKey: Int] {
    keys.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// The same value under another heading, label or scenario.
  private mutating func pairValues() {
    let isRename = isRename
    pair(.same, by: { $0.key(\.role, \.row).with($0.parts.value) }, accept: isRename)
    pair(.same, by: { $0.key(\.role, \.scope).with($0.parts.value) }, accept: isRename)
    pair(.same, by: \.home, accept: isRename)
    pair(
      .same, by: { GroupKey(role: $0.parts.place.role, value: $0.parts.value) },
      accept: { isRename($0, $1) && ($0.stateNumber == 0 || $1.stateNumber == 0) })
  }

  /// What is left in a slot that held several values.
  private mutating func pairSlotsWithChoice() {
    pair(.changed, by: \.slot, score: similarity)
  }

  /// A state that went to another row of its form, whatever heads the two: where no state stands under both heads, they are
  /// names of places or of groups of states, and no cases that hold side by side.
  private mutating func pairMovedStates() {
    guard left.contains(where: { $0.stateNumber != 0 }) else { return }
    let states = [before, after].map { facts in
      facts.reduce(into: [Int: Set<String>]()) {
        if $1.isRouted { $0[$1.place.scope, default: []].formUnion($1.fact.conditions.states) }
      }
    }
    var known: [[Int]: Bool] = [:]
    func areApart(_ one: Int, _ other: Int) -> Bool {
      if one == other { return true }
      if let known = known[[one, other]] { return known }
      let apart = states.allSatisfy { ($0[one] ?? []).isDisjoint(with: $0[other] ?? []) }
      known[[one, other]] = apart
      return apart
    }
    pair(
      .changed,
      by: {
        guard $0.stateNumber != 0, $0.parts.isRouted else { return nil }
        return GroupKey(role: $0.parts.place.role, scope: $0.parts.form, state: $0.stateNumber)
      }, accept: { areApart($0.parts.place.scope, $1.parts.place.scope) }, score: similarity)
  }

  /// Another value near by: under a renamed heading, beside a renamed label, or so like the former that it is the same one.
  private mutating func pairNear() {
    let (isRename, similarity) = (isRename, similarity)
    pair(
      .changed, by: { $0.parts.place.row == 0 && $0.stateNumber == 0 ? nil : $0.key(\.role, \.row) },
      accept: { isRename($0, $1) && ($0.stateNumber != 0 || similarity($0, $1) > 0.3) }, score: similarity)
    pair(
      .changed, by: { $0.key(\.role, \.scope) }, accept: { isRename($0, $1) && Self.areNear($0, $1) },
      score: similarity)
    pair(
      .changed, by: { $0.key(\.role) }, accept: { isRename($0, $1) && similarity($0, $1) >= 0.7 },
      score: similarity)
  }

  /// Another lockbox's address where its name stands in the heading: both names are of this reading only, and alike.
  private mutating func pairRenamedScenarios() {
    let (earlier, later) = (earlier, later)
    pair(
      .changed,
      by: {
        $0.parts.isRouted
          ? GroupKey(role: $0.parts.place.role, scope: $0.parts.form) : nil
      },
      accept: { one, other in
        !later.scopes.contains(one.parts.place.scope) && !earlier.scopes.contains(other.parts.place.scope)
          && one.stateNumber == other.stateNumber && Self.headings(one, other) >= 0.6
          && (one.parts.place.row == other.parts.place.row
            || !later.rows.contains(one.parts.place.row) && !earlier.rows.contains(other.parts.place.row))
      }, score: Self.headings)
  }

  /// A street where a box was, or the reverse, under one heading and label: nobody named the carrier of both.
  private mutating func pairOtherForms() {
    let key: (ComparedItem) -> GroupKey? = { item in
      item.parts.spot == 0
        ? nil : GroupKey(scope: item.parts.place.scope, row: item.parts.spot, state: item.stateNumber)
    }
    let single = Self.single(left.compactMap(key), right.compactMap(key))
    pair(
      .changed, by: { key($0).flatMap { single.contains($0) ? $0 : nil } },
      accept: { one, other in
        one.parts.place.role != other.parts.place.role && one.parts.value != other.parts.value
          && !(ComparedFact.namesCarrier(one.parts.fact) && ComparedFact.namesCarrier(other.parts.fact))
      })
  }

  /// How alike the headings over two addresses are.
  private static func headings(_ before: ComparedItem, _ after: ComparedItem) -> Double {
    let names = [before, after].map { $0.parts.fact.conditions.scenario ?? $0.parts.fact.section.last }
    return Similarity.labels(names[0], names[1])
  }

  /// Whether two values under one heading with different labels may be one that changed.
  private static func areNear(_ before: ComparedItem, _ after: ComparedItem) -> Bool {
    before.parts.place.row == 0 || after.parts.place.row == 0
      || Similarity.labels(before.parts.fact.label, after.parts.fact.label) > 0.5
      || Similarity.of(before.parts.fact, after.parts.fact) >= Similarity.threshold
  }

  private var similarity: (ComparedItem, ComparedItem) -> Double {
    { Similarity.of($0.parts.fact, $1.parts.fact) }
  }

  /// Whether two places of a routed address can be one under another name: a name that both readings have was not renamed.
  private var isRename: (ComparedItem, ComparedItem) -> Bool {
    let (earlier, later) = (earlier, later)
    return { before, after in
      guard before.parts.isRouted || after.parts.isRouted else { return true }
      let (old, new) = (before.parts, after.parts)
      guard old.form == new.form || old.form == 0 || new.form == 0 else { return false }
      return
        (old.place.scope == new.place.scope || !later.scopes.contains(old.place.scope)
        || !earlier.scopes.contains(new.place.scope))
        && (old.place.row == new.place.row || !later.rows.contains(old.place.row)
          || !earlier.rows.contains(new.place.row))
    }
  }

  /// What found no partner is gone or new, or a second mention of what stays.
  private mutating func closeRest() {
    guard !left.isEmpty || !right.isEmpty else { return }
    let (earlierMentions, laterMentions) = (mentions(before), mentions(after))
    for item in left {
      let operation: Outcome.Operation = laterMentions.contains(item.mention) ? .repeated : .removed
      links.append(Outcome(operation: operation, before: item.fact, after: nil, state: item.state))
    }
    for item in right {
      let operation: Outcome.Operation = earlierMentions.contains(item.mention) ? .repeated : .added
      links.append(Outcome(operation: operation, before: nil, after: item.fact, state: item.state))
    }
    (left, right) = ([], [])
  }

  private mutating func mentions(_ facts: [ComparedFact]) -> Set<GroupKey> {
    Set(ComparedItem.list(facts, where: facts.map { _ in true }, interner: &interner).map(\.mention))
  }

  // MARK: one pass

  /// Pairs leftovers with equal keys: the best first where there is a score, else in any order (the values are equal then).
  private mutating func pair(
    _ operation: Outcome.Operation, by key: (ComparedItem) -> GroupKey?,
    accept: (ComparedItem, ComparedItem) -> Bool = { _, _ in true },
    score: ((ComparedItem, ComparedItem) -> Double)? = nil
  ) {
    guard !left.isEmpty, !right.isEmpty else { return }
    var cells: [GroupKey: CandidateGroup] = [:]
    for (index, item) in right.enumerated() {
      if let key = key(item) { cells[key, default: CandidateGroup()].right.append(index) }
    }
    for (index, item) in left.enumerated() {
      if let key = key(item), cells[key] != nil { cells[key]?.left.append(index) }
    }
    var (goneLeft, goneRight) = (Set<Int>(), Set<Int>())
    for cell in cells.values where !cell.left.isEmpty {
      for (one, other) in cell.pairs(left, right, accept: accept, score: score) {
        links.append(
          Outcome(
            operation: operation, before: left[one].fact, after: right[other].fact, state: left[one].state))
        goneLeft.insert(one)
        goneRight.insert(other)
      }
    }
    guard !goneLeft.isEmpty else { return }
    left = left.enumerated().filter { !goneLeft.contains($0.offset) }.map(\.element)
    right = right.enumerated().filter { !goneRight.contains($0.offset) }.map(\.element)
  }
}
