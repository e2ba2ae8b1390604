package import Model

/// Folds the changes that wait for review into one line per slot.
package enum ReviewFold {
  /// One line per chain of changes: A -> B -> C is one line A -> C whose `folds` are the earlier ids, A -> B -> A a line of
  /// state `reverted`. A change of several states of which only some changed again is told apart by states.
  ///
  /// - Parameter pending: changes not accepted, oldest first.
  /// - Returns: most serious first, then oldest first.
  package static func fold(_ pending: [RecordedChange]) -> [RecordedChange] {
    var chains: [ChainKey: [Chain]] = [:]
    for (index, recorded) in pending.enumerated() {
      let states = recorded.change.conditions.states
      for state in states.isEmpty ? [""] : states {
        extend(&chains[ChainKey(recorded, state: state), default: []], with: recorded.change, index, state)
      }
    }
    return lines(chains.values.flatMap { $0 }, pending).sorted { left, right in
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
  }

  private static func extend(_ chains: inout [Chain], with change: FactChange, _ index: Int, _ state: String)
  {
    let (start, end) = (change.before.map(FoldedText.of), change.after.map(FoldedText.of))
    if let place = chains.firstIndex(where: { $0.end == start && $0.members.last != index }) {
      chains[place].members.append(index)
      chains[place].end = end
    } else {
      chains.append(Chain(members: [index], state: state, end: end))
    }
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
      line.change.label = StateNames.list(states)
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
    let (before, after) = (line.change.before.map(FoldedText.of), line.change.after.map(FoldedText.of))
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
