import Model

/// Which periods on the time line of a source go on, end and begin.
///
/// A period goes on as long as its fact says the same for the same states. Where only some states of a filing address stay, it ends
/// and the facts of the reading begin periods; states whose removal is not confirmed go on in a period of their own that begins
/// with one miss. A truncated document ends none for what it lacks.
struct FactPeriods {
  let known: [KnownFact]
  let reading: [Fact]
  let isTruncated: Bool
  private var waitingStates: [Int: [String]] = [:]
  private var partners: [Int: Set<Int>] = [:]
  private var owners: [Int: Set<Int>] = [:]
  /// Facts of either side that something happened to besides being seen again.
  private var broken: Set<Int> = []
  private var newIn: Set<Int> = []

  /// Sorts `links`, of which `waiting` are removals that do not count yet.
  init(known: [KnownFact], reading: [Fact], links: [Outcome], waiting: [Outcome], isTruncated: Bool) {
    self.known = known
    self.reading = reading
    self.isTruncated = isTruncated
    for link in links { note(link) }
    for link in waiting {
      if let index = link.before { waitingStates[index, default: []].append(link.state) }
    }
  }

  private mutating func note(_ link: Outcome) {
    if link.operation == .same, let one = link.before, let other = link.after {
      partners[one, default: []].insert(other)
      owners[other, default: []].insert(one)
    } else if link.operation != .removed || !isTruncated {
      if let one = link.before { broken.insert(one) }
      if let other = link.after { newIn.insert(other) }
    }
  }

  /// The periods' part of the decision.
  var decision: SnapshotDecision {
    var decision = SnapshotDecision()
    var held: Set<Int> = []
    for (index, period) in known.enumerated() {
      if let other = successor(of: index) {
        // Of an address for many states a truncated document may show only some.
        let fact = isTruncated && waitingStates[index] != nil ? period.fact : reading[other]
        decision.kept.append(SnapshotDecision.Kept(number: period.number, fact: fact))
        held.insert(other)
      } else {
        end(index, &decision)
      }
    }
    decision.added = reading.indices.filter { !held.contains($0) }.map { reading[$0] }
    return decision
  }

  /// The fact of the reading with which period `index` goes on.
  private func successor(of index: Int) -> Int? {
    guard !broken.contains(index), let others = partners[index], others.count == 1, let other = others.first,
      owners[other] == [index], !newIn.contains(other)
    else { return nil }
    return other
  }

  private func end(_ index: Int, _ decision: inout SnapshotDecision) {
    let period = known[index]
    guard let states = waitingStates[index] else { return decision.retired.append(period.number) }
    if states == [""] || Set(states) == Set(period.fact.conditions.states) {
      if isTruncated {
        decision.hidden.append(period.number)
      } else {
        decision.missing.append(period.number)
      }
      return
    }
    decision.retired.append(period.number)
    var rest = period.fact
    rest.conditions.states = states.sorted()
    decision.lingering.append(rest)
  }
}
