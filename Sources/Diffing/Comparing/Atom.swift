import Model

/// The smallest thing that can change: a fact, or one state of a filing address.
struct Atom {
  /// Index into the facts of its side.
  var fact: Int
  /// State code, empty where the fact has no state condition.
  var state: String
  /// Number of the state code, 0 where there is none.
  var stateNumber: Int
  var parts: ComparedFact

  /// The atoms of those `facts` that `isLeft` says are left.
  static func list(_ facts: [ComparedFact], where isLeft: [Bool], interner: inout Interner) -> [Atom] {
    var atoms: [Atom] = []
    for (index, fact) in facts.enumerated() where isLeft[index] {
      let states = fact.isRouted ? fact.fact.conditions.states : []
      for state in states.isEmpty ? [""] : states {
        atoms.append(
          Atom(fact: index, state: state, stateNumber: interner.number(ofExact: state), parts: fact))
      }
    }
    return atoms
  }

  /// The state and those parts of the place that are given.
  func key(_ parts: KeyPath<Place, Int>...) -> CellKey {
    var key = CellKey(state: stateNumber)
    if parts.contains(\.role) { key.role = self.parts.place.role }
    if parts.contains(\.scope) { key.scope = self.parts.place.scope }
    if parts.contains(\.row) { key.row = self.parts.place.row }
    return key
  }

  /// Key of everything that must be equal for a second mention to be no news.
  var mention: CellKey {
    CellKey(role: parts.place.role, scope: parts.usage, state: stateNumber, value: parts.value)
  }

  /// The value in its role, wherever it stands.
  var home: CellKey { CellKey(role: parts.place.role, state: stateNumber, value: parts.value) }

  /// The slot: everything but the value.
  var slot: CellKey {
    CellKey(role: parts.place.role, scope: parts.place.scope, row: parts.place.row, state: stateNumber)
  }
}

/// A group of atoms that a pass of the pairing looks at together; parts that do not matter are 0.
struct CellKey: Hashable {
  var role = 0
  var scope = 0
  var row = 0
  var state = 0
  var value = 0

  /// The key with a value.
  func with(_ value: Int) -> CellKey {
    var key = self
    key.value = value
    return key
  }
}
