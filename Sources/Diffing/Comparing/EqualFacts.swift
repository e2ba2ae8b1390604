import Model

/// The names that one reading uses.
struct NamesInUse {
  /// Scopes: form and scenario, or section.
  let scopes: Set<Int>
  /// Rows: conditions or labels.
  let rows: Set<Int>

  /// The names in `facts`.
  init(_ facts: [ComparedFact]) {
    scopes = Set(facts.map(\.place.scope))
    rows = Set(facts.map(\.place.row))
  }
}

/// Facts that are the same in both readings: most of them at most reads, struck before anything is expanded.
enum EqualFacts {
  private struct Key: Hashable {
    var place: FactPlace
    var value: Int
    var form: Int
    var states: [String]

    init(_ fact: ComparedFact) {
      place = fact.place
      value = fact.value
      form = fact.form
      states = fact.isRouted ? fact.fact.conditions.states : []
    }
  }

  /// Links of whole facts, and which facts of each side are left.
  static func strike(
    _ before: [ComparedFact], _ after: [ComparedFact]
  ) -> (links: [Outcome], leftBefore: [Bool], leftAfter: [Bool]) {
    var links: [Outcome] = []
    var (leftBefore, leftAfter) = (before.map { _ in true }, after.map { _ in true })
    var waiting: [Key: [Int]] = [:]
    for index in after.indices.reversed() { waiting[Key(after[index]), default: []].append(index) }
    for (index, fact) in before.enumerated() {
      guard let other = waiting[Key(fact)]?.popLast() else { continue }
      links.append(Outcome(operation: .same, before: index, after: other, state: ""))
      (leftBefore[index], leftAfter[other]) = (false, false)
    }
    return (links, leftBefore, leftAfter)
  }
}
