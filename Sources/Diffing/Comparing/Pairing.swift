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
  private var left: [Atom] = []
  private var right: [Atom] = []
  /// What each side has of scopes (form and scenario, section), rows and mentions.
  private let earlier: Inventory
  private let later: Inventory

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
    earlier = Inventory(before)
    later = Inventory(after)
    let struck = EqualFacts.strike(before, after)
    links = struck.links
    left = Atom.list(before, where: struck.leftBefore, interner: &interner)
    right = Atom.list(after, where: struck.leftAfter, interner: &interner)
    self.interner = interner
  }

  private var interner: Interner

  private mutating func run() {
    pair(.same, by: { $0.slot.with($0.parts.value) })
    pairSlots()
    pairExchanged()
    pairValues()
    pairSlotsWithChoice()
    pairNear()
    pairRenamedScenarios()
    pairOtherForms()
    pair(
      .recast, by: { CellKey(role: $0.parts.channel, state: $0.stateNumber, value: $0.parts.value) })
    closeRest()
  }

  // MARK: passes

  /// Another value in the same slot: at once where the slot holds one value on each side or names a state.
  private mutating func pairSlots() {
    let sure = sureSlots()
    pair(
      .changed, by: { $0.stateNumber != 0 || sure.contains($0.slot) ? $0.slot : nil }, score: likeness)
  }

  /// Slots with one leftover value on each side, but not those whose values have only gone to stand elsewhere; a number that
  /// is left in the frame of the site has not gone there.
  private func sureSlots() -> Set<CellKey> {
    let single = Self.single(left.map(\.slot), right.map(\.slot))
    let (fled, came) = (
      Self.homes(right, by: \.slot, single: single), Self.homes(left, by: \.slot, single: single)
    )
    var sure = single
    for (atoms, homes) in [(left, fled), (right, came)] {
      for atom in atoms where single.contains(atom.slot) && !atom.parts.isRouted {
        if homes[atom.home] == false { sure.remove(atom.slot) }
      }
    }
    return sure
  }

  /// Two headings whose values have changed places: each is the only leftover of its role there, whatever it is called.
  private mutating func pairExchanged() {
    let key: (Atom) -> CellKey = { $0.key(\.role, \.scope) }
    let single = Self.single(left.map(key), right.map(key))
    let (fled, came) = (
      Self.homes(right, by: key, single: single), Self.homes(left, by: key, single: single)
    )
    let isExchanged: (Atom) -> Bool = { atom in
      !atom.parts.isRouted && single.contains(key(atom)) && fled[atom.home] == true
        && came[atom.home] == true
    }
    pair(
      .changed, by: { isExchanged($0) ? key($0) : nil }, accept: { $0.parts.value != $1.parts.value })
  }

  /// Keys that one leftover of each side has.
  private static func single(_ left: [CellKey], _ right: [CellKey]) -> Set<CellKey> {
    let (ones, others) = (counted(left), counted(right))
    return Set(ones.filter { $0.value == 1 && others[$0.key] == 1 }.keys)
  }

  /// For each leftover value, whether it stands in a slot of `single`.
  private static func homes(
    _ atoms: [Atom], by key: (Atom) -> CellKey, single: Set<CellKey>
  ) -> [CellKey: Bool] {
    var result: [CellKey: Bool] = [:]
    for atom in atoms where !atom.parts.fact.region.isFurniture {
      result[atom.home, default: false] = result[atom.home] == true || single.contains(key(atom))
    }
    return result
  }

  private static func counted(_ keys: [CellKey]) -> [CellKey: Int] {
    keys.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// The same value under another heading, label or scenario.
  private mutating func pairValues() {
    let isRename = isRename
    pair(.same, by: { $0.key(\.role, \.row).with($0.parts.value) }, accept: isRename)
    pair(.same, by: { $0.key(\.role, \.scope).with($0.parts.value) }, accept: isRename)
    pair(.same, by: \.home, accept: isRename)
    pair(
      .same, by: { CellKey(role: $0.parts.place.role, value: $0.parts.value) },
      accept: { isRename($0, $1) && ($0.stateNumber == 0 || $1.stateNumber == 0) })
  }

  /// What is left in a slot that held several values.
  private mutating func pairSlotsWithChoice() {
    pair(.changed, by: \.slot, score: likeness)
  }

  /// Another value near by: under a renamed heading, beside a renamed label, or so like the former that it is the same one.
  private mutating func pairNear() {
    let (isRename, likeness) = (isRename, likeness)
    pair(
      .changed, by: { $0.parts.place.row == 0 && $0.stateNumber == 0 ? nil : $0.key(\.role, \.row) },
      accept: { isRename($0, $1) && ($0.stateNumber != 0 || likeness($0, $1) > 0.3) }, score: likeness)
    pair(
      .changed, by: { $0.key(\.role, \.scope) }, accept: { isRename($0, $1) && Self.areNear($0, $1) },
      score: likeness)
    pair(
      .changed, by: { $0.key(\.role) }, accept: { isRename($0, $1) && likeness($0, $1) >= 0.7 },
      score: likeness)
  }

  /// Another lockbox's address where its name stands in the heading: both names are of this reading only, and alike.
  private mutating func pairRenamedScenarios() {
    let (earlier, later) = (earlier, later)
    pair(
      .changed,
      by: {
        $0.parts.isRouted
          ? CellKey(role: $0.parts.place.role, scope: $0.parts.form, row: $0.parts.place.row) : nil
      },
      accept: { one, other in
        !later.scopes.contains(one.parts.place.scope) && !earlier.scopes.contains(other.parts.place.scope)
          && one.stateNumber == other.stateNumber && Self.headings(one, other) >= 0.6
      }, score: Self.headings)
  }

  /// A street where a box was, or the reverse, under one heading and label: nobody named the carrier of both.
  private mutating func pairOtherForms() {
    let key: (Atom) -> CellKey? = { atom in
      atom.parts.spot == 0
        ? nil : CellKey(scope: atom.parts.place.scope, row: atom.parts.spot, state: atom.stateNumber)
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
  private static func headings(_ before: Atom, _ after: Atom) -> Double {
    let names = [before, after].map { $0.parts.fact.conditions.scenario ?? $0.parts.fact.section.last }
    return Likeness.labels(names[0], names[1])
  }

  /// Whether two values under one heading with different labels may be one that changed.
  private static func areNear(_ before: Atom, _ after: Atom) -> Bool {
    before.parts.place.row == 0 || after.parts.place.row == 0
      || Likeness.labels(before.parts.fact.label, after.parts.fact.label) > 0.5
      || Likeness.of(before.parts.fact, after.parts.fact) >= Likeness.threshold
  }

  private var likeness: (Atom, Atom) -> Double { { Likeness.of($0.parts.fact, $1.parts.fact) } }

  /// Whether two places of a routed address can be one under another name: a name that both readings have was not renamed.
  private var isRename: (Atom, Atom) -> Bool {
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
    for atom in left {
      let course: Outcome.Course = laterMentions.contains(atom.mention) ? .repeated : .removed
      links.append(Outcome(course: course, before: atom.fact, after: nil, state: atom.state))
    }
    for atom in right {
      let course: Outcome.Course = earlierMentions.contains(atom.mention) ? .repeated : .added
      links.append(Outcome(course: course, before: nil, after: atom.fact, state: atom.state))
    }
    (left, right) = ([], [])
  }

  private mutating func mentions(_ facts: [ComparedFact]) -> Set<CellKey> {
    Set(Atom.list(facts, where: facts.map { _ in true }, interner: &interner).map(\.mention))
  }

  // MARK: one pass

  /// Pairs leftovers with equal keys: the best first where there is a score, else in any order (the values are equal then).
  private mutating func pair(
    _ course: Outcome.Course, by key: (Atom) -> CellKey?, accept: (Atom, Atom) -> Bool = { _, _ in true },
    score: ((Atom, Atom) -> Double)? = nil
  ) {
    guard !left.isEmpty, !right.isEmpty else { return }
    var cells: [CellKey: Cell] = [:]
    for (index, atom) in right.enumerated() {
      if let key = key(atom) { cells[key, default: Cell()].right.append(index) }
    }
    for (index, atom) in left.enumerated() {
      if let key = key(atom), cells[key] != nil { cells[key]?.left.append(index) }
    }
    var (goneLeft, goneRight) = (Set<Int>(), Set<Int>())
    for cell in cells.values where !cell.left.isEmpty {
      for (one, other) in cell.pairs(left, right, accept: accept, score: score) {
        links.append(
          Outcome(course: course, before: left[one].fact, after: right[other].fact, state: left[one].state))
        goneLeft.insert(one)
        goneRight.insert(other)
      }
    }
    guard !goneLeft.isEmpty else { return }
    left = left.enumerated().filter { !goneLeft.contains($0.offset) }.map(\.element)
    right = right.enumerated().filter { !goneRight.contains($0.offset) }.map(\.element)
  }
}
