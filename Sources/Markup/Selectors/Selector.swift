/// A list of selectors parted by commas (CSS Selectors Level 4, the part that page sources need), or an XPath expression.
package struct Selector: Sendable {
  enum Form: Sendable {
    case css([ComplexSelector])
    case xpath(String)
  }

  let form: Form

  /// Understands `text`: CSS, or XPath 1.0 after `xpath:`.
  ///
  /// CSS: type, `*`, `.class`, `#id`, `[attribute]` with `=`, `~=`, `|=`, `^=`, `$=`, `*=` and the flag `i`, descendant,
  /// `>`, `+`, `~`, `:first-child`, `:last-child`, `:only-child`, `:nth-child(an+b)`, `:nth-last-child`, `:first-of-type`,
  /// `:nth-of-type`, `:not(…)`, `:is(…)`, `:has(…)`, `:empty`, `:root`, `:contains("…")`.
  package init(_ text: String) throws(SelectorError) {
    let prefix = "xpath:"
    if text.hasPrefix(prefix) {
      let expression = String(text.dropFirst(prefix.count))
      try XPathQuery.check(expression)
      form = .xpath(expression)
    } else {
      var parser = SelectorParser(text)
      form = .css(try parser.list())
    }
  }

  /// The elements of `document` below `scope` that match, in document order, each once.
  package func matches(in document: HTMLDocument, below scope: Int = HTMLDocument.root) -> [Int] {
    switch form {
    case .xpath(let expression): XPathQuery.matches(expression, in: document, below: scope)
    case .css(let list): css(list, in: document, below: scope)
    }
  }

  private func css(_ list: [ComplexSelector], in document: HTMLDocument, below scope: Int) -> [Int] {
    let matcher = SelectorMatcher(document: document, list: list, below: scope)
    var found: [Int] = []
    document.forEachDescendant(scope) { node in
      if document.isElement(node), list.contains(where: { matcher.matches(node, $0) }) { found.append(node) }
    }
    return found
  }
}

/// Why a selector is not understood.
package struct SelectorError: Error, Sendable, Equatable {
  /// What is wrong, in lower case, without the selector itself.
  package var reason: String
}

/// Compound selectors joined by combinators, the last one first: matching goes from the element to its ancestors.
struct ComplexSelector: Sendable {
  enum Combinator: Sendable { case descendant, child, next, later }
  var last: CompoundSelector
  var before: [(combinator: Combinator, compound: CompoundSelector)] = []
}

extension ComplexSelector {
  /// Whether matching looks at an element's place among its siblings.
  var asksForSiblings: Bool {
    before.contains { $0.combinator == .next || $0.combinator == .later }
      || ([last] + before.map(\.compound)).contains { $0.conditions.contains(where: \.asksForSiblings) }
  }
}

extension CompoundSelector.Condition {
  fileprivate var asksForSiblings: Bool {
    switch self {
    case .nth: true
    case .not(let list), .any(let list), .has(let list): list.contains(where: \.asksForSiblings)
    default: false
    }
  }
}

/// Conditions on one element.
struct CompoundSelector: Sendable {
  var conditions: [Condition] = []

  indirect enum Condition: Sendable {
    case type(HTMLName, String)
    case id(String)
    case className(String)
    case attribute(String, AttributeTest)
    case nth(NthTest)
    case not([ComplexSelector])
    case any([ComplexSelector])
    case has([ComplexSelector])
    case empty, root
    case contains(String)
  }

  struct AttributeTest: Sendable {
    enum Operator: Sendable { case exists, equals, word, dash, prefix, suffix, substring }
    var kind: Operator
    var value = ""
    var ignoresCase = false
  }

  /// `an+b`, counted among siblings from the start or the end, all or those of the same type.
  struct NthTest: Sendable {
    var step: Int
    var offset: Int
    var fromEnd = false
    var ofType = false

    func holds(_ position: Int) -> Bool {
      step == 0 ? position == offset : (position - offset) % step == 0 && (position - offset) / step >= 0
    }
  }
}
