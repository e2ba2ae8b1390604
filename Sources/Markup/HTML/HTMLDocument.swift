import Text

/// A parsed HTML page: nodes in document order in one array, so that a hostile depth costs neither stack nor time.
///
/// Node 0 is the document. Numbers of nodes are valid for the document that gave them. A class, because every rule that looks at
/// a node is handed the document.
package final class HTMLDocument: Sendable {
  /// A stretch of text: of the source, or of the pool of decoded text where `start` is negative.
  package struct Slice: Sendable {
    var start: Int32
    var length: Int32
    static let empty = Slice(start: 0, length: 0)
    /// Whether it holds no byte.
    package var isEmpty: Bool { length == 0 }
  }

  /// An attribute of a start tag: where its name and its value stand.
  package struct Attribute: Sendable {
    var name: Slice
    var value: Slice
  }

  struct Node: Sendable {
    var tag: HTMLName
    var isElement: Bool
    var parent: Int32
    var firstChild: Int32 = -1
    var lastChild: Int32 = -1
    var next: Int32 = -1
    /// Of a text node.
    var text = Slice.empty
    /// Of an element; for an unknown element the first one holds its name.
    var firstAttribute: Int32 = 0
    var attributeCount: Int32 = 0
    /// A bit for every name among the attributes (``HTMLDocument/bit(of:length:)``): most questions about attributes are
    /// answered by a bit that is not there.
    var attributeBits: UInt32 = 0
  }

  let tree: HTMLTree

  init(_ tree: HTMLTree) { self.tree = tree }

  /// What was wrong with the input beyond what browsers forgive silently.
  package var oddities: Oddities { tree.oddities }

  /// There is no end tag of `body` or `html`, and the document ended inside mark-up, inside another element than these, or with
  /// text outside of all others. End tags of the two may be left out (WHATWG HTML §13.1.2.4).
  package var endsInside: Bool {
    guard !tree.hasEnd else { return false }
    return oddities.endsInsideMarkup || endsWithText
      || tree.openAtEnd.dropFirst().contains { ![.html, .body].contains(tag(Int($0))) }
  }

  private var endsWithText: Bool {
    let last = count - 1
    return isText(last) && tree.nodes[last].parent == tree.openAtEnd.last
      && withText(last) { $0.contains { !$0.isHTMLSpace } }
  }

  /// Whether the document ended before the element `node` did.
  package func endsInside(_ node: Int) -> Bool { tree.openAtEnd.contains(Int32(node)) }

  /// What parsing noticed.
  package struct Oddities: Sendable {
    /// The input ends inside a tag, a comment or raw text.
    package internal(set) var endsInsideMarkup = false
    /// A start tag of `html` or `body` stands there, and no end tag of either.
    package internal(set) var lacksEnd = false
    /// Elements were nested deeper than is kept; the inner ones were read as siblings.
    package internal(set) var isTooDeep = false
    /// The input or its number of nodes is above the caps; the rest was left out.
    package internal(set) var isCut = false
  }

  /// The document node.
  package static let root = 0
  /// The number of nodes, the document among them; their numbers are `0..<count`.
  package var count: Int { tree.nodes.count }

  /// The name of an element; ``HTMLName/unknown`` for one without a number of its own. Of no meaning for other nodes.
  package func tag(_ node: Int) -> HTMLName { tree.nodes[node].tag }
  /// Whether `node` is an element.
  package func isElement(_ node: Int) -> Bool { tree.nodes[node].isElement }
  /// Whether `node` is a text node: it is no element, and not the document.
  package func isText(_ node: Int) -> Bool { !tree.nodes[node].isElement && node != HTMLDocument.root }
  /// The node that holds `node`; nil for the document.
  package func parent(_ node: Int) -> Int? { optional(tree.nodes[node].parent) }
  /// The first node inside `node`; nil where it holds none.
  package func firstChild(_ node: Int) -> Int? { optional(tree.nodes[node].firstChild) }
  /// The next node with the same parent; nil for the last one.
  package func next(_ node: Int) -> Int? { optional(tree.nodes[node].next) }
  private func optional(_ number: Int32) -> Int? { number < 0 ? nil : Int(number) }

  /// The children of a node, in order.
  package func children(_ node: Int) -> some Sequence<Int> {
    sequence(state: tree.nodes[node].firstChild) { [self] child in
      guard child >= 0 else { return nil }
      defer { child = tree.nodes[Int(child)].next }
      return Int(child)
    }
  }

  /// The node's name in lower case; empty for text.
  package func name(_ node: Int) -> String {
    let entry = tree.nodes[node]
    guard entry.isElement else { return "" }
    guard entry.tag == .unknown, entry.attributeCount > 0 else { return entry.tag.name }
    return string(tree.attributes[Int(entry.firstAttribute)].name)
  }

  /// The attributes of an element, names in lower case.
  package func attributes(_ node: Int) -> [(name: String, value: String)] {
    attributeRange(node).map { (string(tree.attributes[$0].name), string(tree.attributes[$0].value)) }
  }

  /// The value of the attribute `name` (lower case); nil where it is not there.
  package func attribute(_ name: StaticString, of node: Int) -> String? {
    attributeSlice(name, of: node).map(string)
  }

  /// Whether the attribute's value is `text`, letter for letter.
  package func attribute(_ name: StaticString, of node: Int, equals text: StaticString) -> Bool {
    attributeSlice(name, of: node).map { equals($0, text) } ?? false
  }

  /// Whether the attribute's value holds one of `parts`, in any letter case.
  package func attribute(_ name: StaticString, of node: Int, containsAnyOf parts: NameParts) -> Bool {
    guard let slice = attributeSlice(name, of: node), !slice.isEmpty else { return false }
    return withBytes(slice) { parts.areIn($0) }
  }

  /// Whether one of the words of the attribute's value, parted by spaces, is as `isWanted` says.
  package func attribute(
    _ name: StaticString, of node: Int, hasWord isWanted: (UnsafeBufferPointer<UInt8>) -> Bool
  ) -> Bool {
    guard let slice = attributeSlice(name, of: node), !slice.isEmpty else { return false }
    return withBytes(slice) { bytes in
      bytes.split(separator: 0x20).contains { isWanted(UnsafeBufferPointer(rebasing: $0)) }
    }
  }

  /// Whether the element has the attribute at all.
  package func hasAttribute(_ name: StaticString, _ node: Int) -> Bool {
    attributeSlice(name, of: node) != nil
  }

  /// The value of an attribute whose name is only known at run time.
  package func attribute(named name: String, of node: Int) -> String? {
    attributeRange(node).first { string(tree.attributes[$0].name) == name }.map {
      string(tree.attributes[$0].value)
    }
  }

  /// The first attribute's place for ordinary elements, the second's for those whose name is kept there.
  private func attributeRange(_ node: Int) -> Range<Int> {
    let entry = tree.nodes[node]
    let first = Int(entry.firstAttribute)
    let end = first + Int(entry.attributeCount)
    return (entry.isElement && entry.tag == .unknown ? min(first + 1, end) : first)..<end
  }

  /// The bit that stands for a name of an attribute; several names may share one.
  static func bit(of first: UInt8, length: Int) -> UInt32 {
    1 << ((UInt32(first) &* 7 &+ UInt32(truncatingIfNeeded: length)) & 31)
  }

  /// The bits of several names.
  package static func bits(of names: [StaticString]) -> UInt32 {
    names.reduce(0) { $0 | bit(of: $1.utf8Start[0], length: $1.utf8CodeUnitCount) }
  }

  /// Whether the element may have one of the attributes whose bits are `bits`: false where it has none for certain.
  package func mayHave(anyOf bits: UInt32, _ node: Int) -> Bool {
    tree.nodes[node].attributeBits & bits != 0
  }

  private func attributeSlice(_ name: StaticString, of node: Int) -> Slice? {
    let bit = Self.bit(of: name.utf8Start[0], length: name.utf8CodeUnitCount)
    guard tree.nodes[node].attributeBits & bit != 0 else { return nil }
    for place in attributeRange(node) where equals(tree.attributes[place].name, name) {
      return tree.attributes[place].value
    }
    return nil
  }

  private func equals(_ slice: Slice, _ text: StaticString) -> Bool {
    guard Int(slice.length) == text.utf8CodeUnitCount else { return false }
    return withBytes(slice) { bytes in
      for place in 0..<bytes.count where bytes[place] != text.utf8Start[place] { return false }
      return true
    }
  }

  /// The bytes of a text node, as they are, references decoded.
  package func withText<Result>(_ node: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    withBytes(tree.nodes[node].text, body)
  }

  func withBytes<Result>(_ slice: Slice, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    tree.withBytes(slice, body)
  }

  func string(_ slice: Slice) -> String { withBytes(slice) { String(decoding: $0, as: UTF8.self) } }

  /// All text below a node, as written (no folding), hidden or not.
  package func text(of node: Int) -> String {
    var bytes: [UInt8] = []
    forEachDescendant(node) { child in
      if isText(child) { withText(child) { bytes.append(contentsOf: $0) } }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Visits what is below a node in document order.
  package func forEachDescendant(_ node: Int, _ visit: (Int) -> Void) {
    var current = tree.nodes[node].firstChild
    while current >= 0 {
      let here = Int(current)
      visit(here)
      current = following(here, within: node)
    }
  }

  /// The number after those of everything below `node`: nodes are numbered in document order.
  package func endOfSubtree(_ node: Int) -> Int {
    var last = node
    while tree.nodes[last].lastChild >= 0 { last = Int(tree.nodes[last].lastChild) }
    return last + 1
  }

  /// What is below a node, in document order.
  package func descendants(of top: Int) -> some Sequence<Int> {
    sequence(state: tree.nodes[top].firstChild) { [self] node in
      guard node >= 0 else { return nil }
      let here = Int(node)
      node = following(here, within: top)
      return here
    }
  }

  /// The node after `node` in document order below `top`; -1 at the end.
  func following(_ node: Int, within top: Int) -> Int32 {
    if tree.nodes[node].firstChild >= 0 { return tree.nodes[node].firstChild }
    var here = node
    while here != top {
      if tree.nodes[here].next >= 0 { return tree.nodes[here].next }
      here = Int(tree.nodes[here].parent)
    }
    return -1
  }
}

/// What a document is made of, while it is built and afterwards.
struct HTMLTree: Sendable {
  var nodes: [HTMLDocument.Node] = []
  var attributes: [HTMLDocument.Attribute] = []
  /// All text, and the names and values of attributes.
  var pool: [UInt8] = []
  var oddities = HTMLDocument.Oddities()
  /// Numbers of the elements that were open where the document ended, the document first.
  var openAtEnd: [Int32] = []
  /// An end tag of `body` or `html` stands there.
  var hasEnd = false

  func withBytes<Result>(_ slice: HTMLDocument.Slice, _ body: (UnsafeBufferPointer<UInt8>) -> Result)
    -> Result
  {
    let start = Int(slice.start)
    return pool.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[start..<start + Int(slice.length)]))
    }
  }
}
