package import Model

/// Values that go to and fro between two states, as where two servers behind one name show different pages.
package struct Alternation {
  /// Seconds that a change is remembered for.
  package static let memory: Int64 = 60 * 86_400
  /// Good readings after which a value has stayed.
  private static let staying = 4
  /// Changes to and fro that are told: there, back, and there again.
  private static let told = 3

  private let changes: [RecordedChange]

  /// What is known of a source: its `changes` of late, oldest first.
  package init(_ changes: [RecordedChange]) { self.changes = changes }

  /// Whether `change`, found now, is one more of a value that alternates and has not stayed in between.
  package func isQuiet(_ change: FactChange) -> Bool { row(change) >= Self.told }

  /// How many changes between the same values stand right before `change`, none of which has stayed.
  private func row(_ change: FactChange) -> Int {
    var row = 0
    for earlier in changes.reversed() where Self.isAbout(earlier.change, change) {
      guard earlier.reads < Self.staying else { break }
      row += 1
    }
    return row
  }

  /// Whether two changes lead between the same two values of the same thing.
  private static func isAbout(_ one: FactChange, _ other: FactChange) -> Bool {
    guard one.channel == other.channel, one.factKind == other.factKind else { return false }
    let (before, after) = (other.before, other.after)
    return one.before == before && one.after == after || one.before == after && one.after == before
  }
}
