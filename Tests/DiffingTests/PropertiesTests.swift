import Diffing
import Model
import Support
import Testing

/// What holds of every pair of readings.
@Suite struct PropertiesTests {
  /// A page of random facts, the same for the same seed.
  private static func page(_ seed: UInt64) -> [Fact] {
    var random = Lottery(seed: seed)
    let codes = ["AK", "AL", "AR", "CA", "CO", "FL", "GA", "IL", "LA", "NV", "TX", "UT"]
    var rows: [Int: [String]] = [:]
    for code in codes { rows[random.next(below: 3), default: []].append(code) }
    let boxes = (0..<3).map { _ in random.next(below: 5) }
    var facts = rows.sorted { $0.key < $1.key }.flatMap { row, states in
      [usps(boxes[row], states: states), courier(boxes[row], states: states)]
    }
    for office in ["Arlington", "Miami", "Newark"] where random.next(below: 5) > 0 {
      facts.append(phone("+1312555\(1000 + random.next(below: 40))", office))
      facts.append(email("box\(random.next(below: 6))@a.gov", office))
    }
    return facts
  }

  @Test(arguments: 1...40) func aPageDoesNotDifferFromItself(seed: UInt64) {
    let page = Self.page(seed)
    let compared = PageComparison.changes(before: page, after: page)
    #expect(compared.changes.isEmpty && compared.wording.isEmpty)
  }

  @Test(arguments: 1...40) func theOrderOfFactsDoesNotMatter(seed: UInt64) {
    var random = Lottery(seed: seed)
    let (before, after) = (Self.page(seed), Self.page(seed + 1000))
    let straight = told(before, after)
    for _ in 0..<3 {
      #expect(told(before.shuffled(using: &random), after.shuffled(using: &random)) == straight)
    }
  }

  @Test(arguments: 1...40) func exchangingThePagesExchangesTheSides(seed: UInt64) {
    let (before, after) = (Self.page(seed), Self.page(seed + 1000))
    let mirrored = changes(after, before).map { change in
      var mirror = change
      (mirror.before, mirror.after) = (change.after, change.before)
      if change.kind == .added { mirror.kind = .removed }
      if change.kind == .removed { mirror.kind = .added }
      return brief(mirror)
    }
    #expect(told(before, after) == mirrored.sorted())
  }

  @Test(arguments: 1...40) func applyingTheChangesToTheEarlierPageGivesTheLater(seed: UInt64) {
    let (before, after) = (Self.page(seed), Self.page(seed + 1000))
    var state = Self.entries(before)
    let compared = PageComparison.changes(before: before, after: after)
    for change in compared.changes + compared.wording {
      for entry in Self.entries(change, change.before) { state[entry, default: 0] -= 1 }
      for entry in Self.entries(change, change.after) { state[entry, default: 0] += 1 }
    }
    #expect(state.filter { $0.value != 0 } == Self.entries(after))
  }

  @Test(arguments: 1...40) func applyingTheDecisionGivesTheReading(seed: UInt64) {
    let (before, after) = (Self.page(seed), Self.page(seed + 1000))
    let baseline = snapshot(before)
    let decision = SnapshotComparison(baseline: baseline, reading: Extraction(facts: after)).decision(
      confirmRemovals: 1)
    #expect(Set(apply(decision, to: baseline).facts.map(\.fact)) == Set(after))
  }

  @Test(arguments: 1...20) func twoReadsOfTheSamePageSettleTheSnapshot(seed: UInt64) {
    let (before, after) = (Self.page(seed), Self.page(seed + 1000))
    var state = snapshot(before)
    for _ in 0..<2 {
      let decision = SnapshotComparison(baseline: state, reading: Extraction(facts: after)).decision(
        confirmRemovals: 2)
      state = apply(decision, to: state)
    }
    #expect(Set(state.facts.map(\.fact)) == Set(after))
  }

  /// What a reader can look up on a page: role, state and value, with how often it is said.
  private static func entries(_ facts: [Fact]) -> [String: Int] {
    facts.reduce(into: [:]) { counts, fact in
      let states = fact.conditions.states
      for state in states.isEmpty ? [""] : states {
        counts["\(fact.channel) \(fact.kind) \(state) \(fact.value.text)", default: 0] += 1
      }
    }
  }

  private static func entries(_ change: FactChange, _ value: String?) -> [String] {
    guard let value else { return [] }
    let states = change.conditions.states
    return (states.isEmpty ? [""] : states).map {
      "\(change.channel) \(change.factKind) \($0) \(value)"
    }
  }
}
