/// Places of elements among their siblings, counted once for a whole subtree, so that `:nth-child` stays linear.
///
/// Nodes are numbered in document order, so a subtree is a run of numbers.
struct SiblingIndex {
  private let first: Int
  private var previous: [Int32]
  private var fromStart: [Int32]
  private var fromEnd: [Int32]
  private var ofTypeFromStart: [Int32] = []
  private var ofTypeFromEnd: [Int32] = []

  /// Counts everything below `scope`.
  init(_ document: HTMLDocument, below scope: Int) {
    first = scope
    previous = [Int32](repeating: -1, count: document.endOfSubtree(scope) - scope)
    fromStart = previous
    fromEnd = previous
    ofTypeFromStart = previous
    ofTypeFromEnd = previous
    for parent in scope..<scope + previous.count {
      count(document.children(parent).filter(document.isElement), in: document)
    }
  }

  private mutating func count(_ elements: [Int], in document: HTMLDocument) {
    var types: [String: Int32] = [:]
    for (place, node) in elements.enumerated() {
      let slot = node - first
      previous[slot] = place > 0 ? Int32(elements[place - 1]) : -1
      fromStart[slot] = Int32(place + 1)
      fromEnd[slot] = Int32(elements.count - place)
      types[document.name(node), default: 0] += 1
      ofTypeFromStart[slot] = types[document.name(node)] ?? 1
    }
    for node in elements {
      ofTypeFromEnd[node - first] = (types[document.name(node)] ?? 1) - ofTypeFromStart[node - first] + 1
    }
  }

  /// The element before `node` under the same parent; nil outside the subtree.
  func elementBefore(_ node: Int) -> Int? {
    guard previous.indices.contains(node - first), previous[node - first] >= 0 else { return nil }
    return Int(previous[node - first])
  }

  /// The position that a test counts, from 1; 0 outside the subtree.
  func position(of node: Int, _ test: CompoundSelector.NthTest) -> Int {
    let node = node - first
    guard previous.indices.contains(node) else { return 0 }
    return switch (test.ofType, test.fromEnd) {
    case (false, false): Int(fromStart[node])
    case (false, true): Int(fromEnd[node])
    case (true, false): Int(ofTypeFromStart[node])
    case (true, true): Int(ofTypeFromEnd[node])
    }
  }
}
