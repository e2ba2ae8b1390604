package import Model

/// Folds the changes that wait for review into one line per slot.
package enum ReviewFold {
  /// One line per chain of changes: A -> B -> C is one line A -> C whose `folds` are the earlier ids, A -> B -> A a line of
  /// state `reverted`. A change of several states of which only some changed again is told apart by states.
  ///
  /// Who accepts where a chain has come to has reviewed what led there: of a state whose later change was accepted, the earlier
  /// one waits no longer, even where it waits for other states.
  ///
  /// - Parameter changes: recorded changes, oldest first; differences of wording among them are left out.
  /// - Returns: most serious first, then oldest first.
  package static func fold(_ changes: [RecordedChange]) -> [RecordedChange] {
    let pending = changes.filter { $0.change.severity > .wording }
    var chains: [ChainKey: [Chain]] = [:]
    for (index, recorded) in pending.enumerated() {
      let states = recorded.change.conditions.states
      for state in states.isEmpty ? [""] : states {
        extend(&chains[ChainKey(recorded, state: state), default: []], with: recorded, index, state)
      }
    }
    let waiting = chains.values.joined().compactMap { unreviewed($0, pending) }
    return lines(waiting, pending).sorted { left, right in
      if left.change.severity != right.change.severity { return left.change.severity > right.change.severity }
      if left.firstSeen != right.firstSeen { return left.firstSeen < right.firstSeen }
      return (left.id.count, left.id, left.change.conditions.states.joined())
        < (right.id.count, right.id, right.change.conditions.states.joined())
    }
  }

  /// Changes that follow one another in one slot, for one state.
  private struct ChainKey: Hashable {
    var source: SourceID
    var slot: String
    var state: String

    init(_ recorded: RecordedChange, state: String) {
      source = recorded.source
      slot = recorded.change.channel.rawValue + "|" + recorded.change.slot
      self.state = state
    }
  }

  private struct Chain {
    var members: [Int]
    var state: String
    /// The value after the last member, folded; nil when it was removed.
    var end: String?
    /// Its last member was accepted.
    var isReviewed: Bool
  }

  /// Lengthens the chain that ends where the change starts, one that waits for review before one that does not.
  private static func extend(
    _ chains: inout [Chain], with recorded: RecordedChange, _ index: Int, _ state: String
  ) {
    let change = recorded.change
    let (start, end) = (change.before.map(ComparableText.of), change.after.map(ComparableText.of))
    let isReviewed = recorded.state == .accepted
    let places = chains.indices.filter { chains[$0].end == start && chains[$0].members.last != index }
    guard let place = places.first(where: { !chains[$0].isReviewed }) ?? places.first else {
      return chains.append(Chain(members: [index], state: state, end: end, isReviewed: isReviewed))
    }
    chains[place].members.append(index)
    (chains[place].end, chains[place].isReviewed) = (end, isReviewed)
  }

  /// The part of a chain behind the last change that was accepted; nil where nothing follows.
  private static func unreviewed(_ chain: Chain, _ changes: [RecordedChange]) -> Chain? {
    var rest = chain
    if let last = chain.members.lastIndex(where: { changes[$0].state == .accepted }) {
      rest.members.removeFirst(last + 1)
    }
    return rest.members.isEmpty ? nil : rest
  }

  /// Chains of the same members are one line with their states together.
  private static func lines(_ chains: [Chain], _ pending: [RecordedChange]) -> [RecordedChange] {
    let groups = Dictionary(grouping: chains, by: \.members)
    return groups.map { members, chains in
      let states = chains.map(\.state).filter { !$0.isEmpty }.sorted()
      let whole = members.filter { pending[$0].change.conditions.states.count <= states.count }
      return line(members.map { pending[$0] }, states: states, folds: whole.dropLast().map { pending[$0].id })
    }
  }

  private static func line(_ story: [RecordedChange], states: [String], folds: [String]) -> RecordedChange {
    guard let first = story.first, var line = story.last else { return story[0] }
    line.change.conditions.states = states
    if states.count < (story.last?.change.conditions.states.count ?? 0) {
      line.change.label = USStateNames.list(states)
    }
    guard story.count > 1 else { return line }
    line.folds = folds
    line.firstSeen = first.firstSeen
    line.lastOldSeen = first.lastOldSeen
    line.change.before = first.change.before
    line.change.beforeDisplay = first.change.beforeDisplay
    line.change.severity = story.map(\.change.severity).max() ?? line.change.severity
    line.change.fields = fields(story)
    conclude(&line, story)
    return line
  }

  private static func conclude(_ line: inout RecordedChange, _ story: [RecordedChange]) {
    let (before, after) = (
      line.change.before.map(ComparableText.of), line.change.after.map(ComparableText.of)
    )
    if before == after {
      line.state = .reverted
      line.change.kind = .changed
      let between = story.dropLast().last?.change.after ?? story.first?.change.after
      line.change.note = "changed and changed back" + (between.map { "; it was \($0) in between" } ?? "")
    } else {
      line.change.kind = before == nil ? .added : after == nil ? .removed : .changed
      line.change.note = nil
    }
  }

  private static func fields(_ story: [RecordedChange]) -> [String] {
    var result: [String] = []
    for field in story.flatMap(\.change.fields) where !result.contains(field) { result.append(field) }
    return result
  }
}
