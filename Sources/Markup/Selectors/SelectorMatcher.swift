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
