/// Tells whether an element fits a selector.
struct SelectorMatcher {
  let document: HTMLDocument
  /// Made where a selector asks for siblings.
  let siblings: SiblingIndex?

  init(document: HTMLDocument, list: [ComplexSelector], below scope: Int) {
    self.document = document
    siblings = list.contains(where: \.asksForSiblings) ? SiblingIndex(document, below: scope) : nil
  }

  func matches(_ node: Int, _ selector: ComplexSelector) -> Bool {
    matches(node, selector.last) && precedes(node, selector.before[...])
  }

  private func precedes(
    _ node: Int, _ rest: ArraySlice<(combinator: ComplexSelector.Combinator, compound: CompoundSelector)>
  ) -> Bool {
    guard let (combinator, compound) = rest.first else { return true }
    var candidate = step(from: node, combinator)
    while let here = candidate {
      if matches(here, compound), precedes(here, rest.dropFirst()) { return true }
      if combinator == .child || combinator == .next { return false }
      candidate = step(from: here, combinator)
    }
    return false
  }

  /// The element that a combinator looks at next.
  private func step(from node: Int, _ combinator: ComplexSelector.Combinator) -> Int? {
    switch combinator {
    case .descendant, .child: document.parent(node).flatMap { $0 == HTMLDocument.root ? nil : $0 }
    case .next, .later: previousElement(node)
    }
  }

  private func previousElement(_ node: Int) -> Int? {
    siblings?.elementBefore(node)
  }

  private func matches(_ node: Int, _ compound: CompoundSelector) -> Bool {
    compound.conditions.allSatisfy { holds($0, node) }
  }

  private func holds(_ condition: CompoundSelector.Condition, _ node: Int) -> Bool {
    switch condition {
    case .type(let tag, let name):
      document.tag(node) == tag && (tag != .unknown || document.name(node) == name)
    case .id(let id): document.attribute("id", of: node) == id
    case .className(let name): hasWord(name, in: document.attribute("class", of: node))
    case .attribute(let name, let test): holds(test, document.attribute(named: name, of: node))
    case .nth(let test): test.holds(siblings?.position(of: node, test) ?? 0)
    case .not(let list): !list.contains { matches(node, $0) }
    case .any(let list): list.contains { matches(node, $0) }
    case .has(let list): hasDescendant(node, list)
    case .empty: document.firstChild(node) == nil
    case .root: document.parent(node) == HTMLDocument.root
    case .contains(let text): document.text(of: node).contains(text)
    }
  }

  private func hasWord(_ word: String, in list: String?) -> Bool {
    list?.split(whereSeparator: \.isWhitespace).contains { $0 == word } ?? false
  }

  private func holds(_ test: CompoundSelector.AttributeTest, _ value: String?) -> Bool {
    guard var value else { return false }
    var wanted = test.value
    if test.ignoresCase {
      value = value.lowercased()
      wanted = wanted.lowercased()
    }
    switch test.kind {
    case .exists: return true
    case .equals: return value == wanted
    case .word: return !wanted.isEmpty && hasWord(wanted, in: value)
    case .dash: return value == wanted || value.hasPrefix(wanted + "-")
    case .prefix: return !wanted.isEmpty && value.hasPrefix(wanted)
    case .suffix: return !wanted.isEmpty && value.hasSuffix(wanted)
    case .substring: return !wanted.isEmpty && value.contains(wanted)
    }
  }

  private func hasDescendant(_ node: Int, _ list: [ComplexSelector]) -> Bool {
    var found = false
    document.forEachDescendant(node) { child in
      if !found, document.isElement(child) { found = list.contains { matches(child, $0) } }
    }
    return found
  }
}

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
