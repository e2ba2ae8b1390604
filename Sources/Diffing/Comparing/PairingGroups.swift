import Model

/// The smallest thing that can change: a fact, or one state of a filing address.
struct ComparedItem {
  /// Index into the facts of its side.
  var fact: Int
  /// State code, empty where the fact has no state condition.
  var state: String
  /// Number of the state code, 0 where there is none.
  var stateNumber: Int
  var parts: ComparedFact

  /// The items of those `facts` that `isLeft` says are left.
  static func list(_ facts: [ComparedFact], where isLeft: [Bool], interner: inout Interner) -> [ComparedItem]
  {
    var items: [ComparedItem] = []
    for (index, fact) in facts.enumerated() where isLeft[index] {
      let states = fact.isRouted ? fact.fact.conditions.states : []
      for state in states.isEmpty ? [""] : states {
        items.append(
          ComparedItem(fact: index, state: state, stateNumber: interner.number(ofExact: state), parts: fact))
      }
    }
    return items
  }

  /// The state and those parts of the place that are given.
  func key(_ parts: KeyPath<FactPlace, Int>...) -> GroupKey {
    var key = GroupKey(state: stateNumber)
    if parts.contains(\.role) { key.role = self.parts.place.role }
    if parts.contains(\.scope) { key.scope = self.parts.place.scope }
    if parts.contains(\.row) { key.row = self.parts.place.row }
    return key
  }

  /// Key of everything that must be equal for a second mention to be no news.
  var mention: GroupKey {
    GroupKey(role: parts.place.role, scope: parts.usage, state: stateNumber, value: parts.value)
  }

  /// The value in its role, wherever it stands.
  var home: GroupKey { GroupKey(role: parts.place.role, state: stateNumber, value: parts.value) }

  /// The slot: everything but the value.
  var slot: GroupKey {
    GroupKey(role: parts.place.role, scope: parts.place.scope, row: parts.place.row, state: stateNumber)
  }
}

/// A group of items that a pass of the pairing looks at together; parts that do not matter are 0.
struct GroupKey: Hashable {
  var role = 0
  var scope = 0
  var row = 0
  var state = 0
  var value = 0

  /// The key with a value.
  func with(_ value: Int) -> GroupKey {
    var key = self
    key.value = value
    return key
  }
}

/// Leftovers of both sides that a pass may pair: indexes into its lists.
struct CandidateGroup {
  var left: [Int] = []
  var right: [Int] = []

  /// Above this many candidates, values are paired in the order of their texts: a page that large was written to be slow.
  private static let mostCandidates = 4096

  /// Pairs of indexes that `accept` admits, the best by `score` first.
  func pairs(
    _ before: [ComparedItem], _ after: [ComparedItem], accept: (ComparedItem, ComparedItem) -> Bool,
    score: ((ComparedItem, ComparedItem) -> Double)?
  ) -> [(Int, Int)] {
    if left.count == 1, right.count == 1 {
      return accept(before[left[0]], after[right[0]]) ? [(left[0], right[0])] : []
    }
    let (left, right) = (Self.sorted(left, before), Self.sorted(right, after))
    guard let score, left.count * right.count <= Self.mostCandidates else {
      return Self.inOrder(left, right) { accept(before[$0], after[$1]) }
    }
    return Self.best(left, right) { accept(before[$0], after[$1]) ? score(before[$0], after[$1]) : nil }
  }

  /// By value and label, so that the order of a page decides nothing.
  private static func sorted(_ indexes: [Int], _ items: [ComparedItem]) -> [Int] {
    guard indexes.count > 1 else { return indexes }
    return indexes.map { ($0, items[$0].parts.fact) }
      .sorted { ($0.1.value.text, $0.1.label ?? "", $0.0) < ($1.1.value.text, $1.1.label ?? "", $1.0) }
      .map(\.0)
  }

  private static func inOrder(_ left: [Int], _ right: [Int], accept: (Int, Int) -> Bool) -> [(Int, Int)] {
    var result: [(Int, Int)] = []
    var waiting = right[...]
    for one in left {
      guard let place = waiting.prefix(16).firstIndex(where: { accept(one, $0) }) else { continue }
      result.append((one, waiting.remove(at: place)))
    }
    return result
  }

  private static func best(_ left: [Int], _ right: [Int], score: (Int, Int) -> Double?) -> [(Int, Int)] {
    var candidates: [(score: Double, one: Int, other: Int)] = []
    for (one, left) in left.enumerated() {
      for (other, right) in right.enumerated() {
        if let score = score(left, right) { candidates.append((score, one, other)) }
      }
    }
    candidates.sort { ($1.score, $0.one + $0.other) < ($0.score, $1.one + $1.other) }
    var (usedLeft, usedRight) = (Set<Int>(), Set<Int>())
    return candidates.compactMap { candidate in
      guard !usedLeft.contains(candidate.one), !usedRight.contains(candidate.other) else { return nil }
      usedLeft.insert(candidate.one)
      usedRight.insert(candidate.other)
      return (left[candidate.one], right[candidate.other])
    }
  }
}
