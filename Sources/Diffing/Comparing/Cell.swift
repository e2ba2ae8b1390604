import Model

/// Leftovers of both sides that a pass may pair: indexes into its lists.
struct Cell {
  var left: [Int] = []
  var right: [Int] = []

  /// Above this many candidates, values are paired in the order of their texts: a page that large was written to be slow.
  private static let mostCandidates = 4096

  /// Pairs of indexes that `accept` admits, the best by `score` first.
  func pairs(
    _ before: [Atom], _ after: [Atom], accept: (Atom, Atom) -> Bool, score: ((Atom, Atom) -> Double)?
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
  private static func sorted(_ indexes: [Int], _ atoms: [Atom]) -> [Int] {
    guard indexes.count > 1 else { return indexes }
    return indexes.map { ($0, atoms[$0].parts.fact) }
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
