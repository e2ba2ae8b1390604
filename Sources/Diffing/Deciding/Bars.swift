import Model

/// Which bars on the timeline of a source go on, end and begin.
///
/// A bar goes on as long as its fact says the same for the same states. Where only some states of a filing address stay, the
/// bar ends and the facts of the reading begin bars; states whose removal is not confirmed go on in a bar of their own that
/// begins with one miss.
struct Bars {
  let known: [KnownFact]
  let reading: [Fact]
  private var waitingStates: [Int: [String]] = [:]
  private var partners: [Int: Set<Int>] = [:]
  private var owners: [Int: Set<Int>] = [:]
  /// Facts of either side that something happened to besides being seen again.
  private var broken: Set<Int> = []
  private var newIn: Set<Int> = []

  /// Sorts `links`, of which `waiting` are removals that do not count yet.
  init(known: [KnownFact], reading: [Fact], links: [Outcome], waiting: [Outcome]) {
    self.known = known
    self.reading = reading
    for link in links { note(link) }
    for link in waiting {
      if let index = link.before { waitingStates[index, default: []].append(link.state) }
    }
  }

  private mutating func note(_ link: Outcome) {
    if link.course == .same, let one = link.before, let other = link.after {
      partners[one, default: []].insert(other)
      owners[other, default: []].insert(one)
    } else {
      if let one = link.before { broken.insert(one) }
      if let other = link.after { newIn.insert(other) }
    }
  }

  /// The bars' part of the decision.
  var decision: SnapshotDecision {
    var decision = SnapshotDecision()
    var held: Set<Int> = []
    for (index, bar) in known.enumerated() {
      if let other = successor(of: index) {
        decision.kept.append(SnapshotDecision.Kept(number: bar.number, fact: reading[other]))
        held.insert(other)
      } else {
        end(index, &decision)
      }
    }
    decision.added = reading.indices.filter { !held.contains($0) }.map { reading[$0] }
    return decision
  }

  /// The fact of the reading with which bar `index` goes on.
  private func successor(of index: Int) -> Int? {
    guard !broken.contains(index), let others = partners[index], others.count == 1, let other = others.first,
      owners[other] == [index], !newIn.contains(other)
    else { return nil }
    return other
  }

  private func end(_ index: Int, _ decision: inout SnapshotDecision) {
    let bar = known[index]
    guard let states = waitingStates[index] else { return decision.retired.append(bar.number) }
    if states == [""] || Set(states) == Set(bar.fact.conditions.states) {
      return decision.missing.append(bar.number)
    }
    decision.retired.append(bar.number)
    var rest = bar.fact
    rest.conditions.states = states.sorted()
    decision.lingering.append(rest)
  }
}
