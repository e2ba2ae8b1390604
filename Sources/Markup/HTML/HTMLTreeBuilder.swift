import Text

/// Puts tags and text into a tree: which elements end without an end tag, and how far an end tag reaches
/// (WHATWG HTML §13.2.6, without adoption and foster parenting, which move nothing a reader of text would notice).
struct HTMLTreeBuilder {
  private var tree = HTMLTree()
  private let limits: HTMLParser.Limits
  private let source: UnsafeBufferPointer<UInt8>
  /// Contents of raw text elements, as places in the source; the document has their numbers instead.
  private let rawTexts: [Range<Int>]
  /// The raw text element that has just begun: the next text is the number of its content.
  private var rawElement: HTMLName?
  /// Numbers of the open elements, the document first.
  private var open: [Int32] = [0]
  /// Elements above the depth limit that were started and not yet ended.
  private var suppressed = 0
  private var openParagraphs = 0
  /// Elements `svg` and `math` that are open.
  private var openForeign = 0
  private var sawDocumentStart = false
  private var sawDocumentEnd = false

  init(source: UnsafeBufferPointer<UInt8>, rawTexts: [Range<Int>], limits: HTMLParser.Limits) {
    self.source = source
    self.rawTexts = rawTexts
    self.limits = limits
    tree.nodes.reserveCapacity(source.count / 24 + 16)
    tree.pool.reserveCapacity(source.count)
    tree.nodes.append(HTMLDocument.Node(tag: .unknown, isElement: false, parent: -1))
  }

  /// No more nodes are taken.
  var isFull: Bool { tree.nodes.count >= limits.nodes }

  mutating func finish(isCut: Bool, endsInsideMarkup: Bool) -> HTMLDocument {
    tree.oddities.isCut = isCut || isFull
    tree.oddities.endsInsideMarkup = endsInsideMarkup
    tree.oddities.lacksEnd = sawDocumentStart && !sawDocumentEnd
    tree.openAtEnd = open
    tree.hasEnd = sawDocumentEnd
    return HTMLDocument(tree)
  }

  // MARK: text

  /// Takes a piece of text, references decoded, or the number of a raw text.
  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard !isFull else { return }
    let start = tree.pool.count
    if let rawElement {
      self.rawElement = nil
      appendRawText(numbered: bytes, of: rawElement)
    } else {
      tree.pool.append(contentsOf: bytes)
    }
    let length = Int32(tree.pool.count - start)
    let last = tree.nodes.count - 1
    if last > 0, !tree.nodes[last].isElement, tree.nodes[last].parent == open.last {
      tree.nodes[last].text.length += length
    } else {
      let node = append(HTMLDocument.Node(tag: .unknown, isElement: false, parent: 0))
      tree.nodes[node].text = HTMLDocument.Slice(start: Int32(start), length: length)
    }
  }

  private mutating func appendRawText(numbered digits: UnsafeBufferPointer<UInt8>, of tag: HTMLName) {
    let number = digits.reduce(0) { $0 &* 10 &+ Int($1 &- 0x30) }
    guard rawTexts.indices.contains(number) else { return }
    let content = UnsafeBufferPointer(rebasing: source[rawTexts[number]])
    if tag.decodesReferences {
      CharacterReference.decode(content, into: &tree.pool)
    } else {
      tree.pool.append(contentsOf: content)
    }
  }

  private mutating func pooled(_ bytes: UnsafeBufferPointer<UInt8>) -> HTMLDocument.Slice {
    let start = tree.pool.count
    tree.pool.append(contentsOf: bytes)
    return HTMLDocument.Slice(start: Int32(start), length: Int32(bytes.count))
  }

  private mutating func append(_ node: HTMLDocument.Node) -> Int {
    let number = tree.nodes.count
    let parent = open[open.count - 1]
    var node = node
    node.parent = parent
    tree.nodes.append(node)
    let last = tree.nodes[Int(parent)].lastChild
    if last < 0 {
      tree.nodes[Int(parent)].firstChild = Int32(number)
    } else {
      tree.nodes[Int(last)].next = Int32(number)
    }
    tree.nodes[Int(parent)].lastChild = Int32(number)
    return number
  }

  // MARK: start tags

  /// Takes a start tag; names are lower-case.
  mutating func start(
    _ name: UnsafeBufferPointer<UInt8>, _ attributes: HTMLAttributeList, isSelfClosing: Bool
  ) {
    let tag = HTMLName(bytes: name)
    rawElement = tag.isRawText || tag == .plaintext ? tag : nil
    if isRepeated(tag) { return }
    closeImplied(before: tag)
    let node = append(HTMLDocument.Node(tag: tag, isElement: true, parent: 0))
    keep(attributes, of: node, named: tag == .unknown ? name : nil)
    let isForeignAndEmpty = isSelfClosing && (tag == .unknown || tag == .svg || tag == .math)
    if !tag.isVoid, !isForeignAndEmpty { push(node, tag) }
  }

  /// A second `html`, `head` or `body` tag starts nothing.
  private mutating func isRepeated(_ tag: HTMLName) -> Bool {
    guard tag == .html || tag == .body || tag == .head else { return false }
    if tag != .head { sawDocumentStart = true }
    if tag == .body { closeHead() }
    return open.count > 1 && (tag == .html || isOpen(.body) || (tag == .head && isOpen(.head)))
  }

  private mutating func closeHead() {
    if let place = open.lastIndex(where: { tree.nodes[Int($0)].tag == .head }) { pop(to: place) }
  }

  private func isOpen(_ tag: HTMLName) -> Bool {
    open.prefix(4).contains { tree.nodes[Int($0)].tag == tag }
  }

  private mutating func push(_ node: Int, _ tag: HTMLName) {
    guard open.count < limits.depth else {
      tree.oddities.isTooDeep = true
      suppressed += 1
      return
    }
    if tag == .p { openParagraphs += 1 }
    if tag == .svg || tag == .math { openForeign += 1 }
    open.append(Int32(node))
  }

  /// Keeps the attributes of `node`, and the name of an element that has no tag of its own.
  private mutating func keep(
    _ attributes: HTMLAttributeList, of node: Int, named name: UnsafeBufferPointer<UInt8>?
  ) {
    guard name != nil || !attributes.isEmpty else { return }
    let first = tree.attributes.count
    var bits: UInt32 = 0
    if let name { tree.attributes.append(HTMLDocument.Attribute(name: pooled(name), value: .empty)) }
    attributes.visitAll { name, value in
      bits |= HTMLDocument.bit(of: name[0], length: name.count)
      let (name, value) = (pooled(name), pooled(value))
      tree.attributes.append(HTMLDocument.Attribute(name: name, value: value))
    }
    tree.nodes[node].firstAttribute = Int32(first)
    tree.nodes[node].attributeBits = bits
    tree.nodes[node].attributeCount = Int32(tree.attributes.count - first)
  }

  // MARK: what ends by itself

  private mutating func closeImplied(before tag: HTMLName) {
    if openForeign > 0, tag.endsForeign { closeForeign() }
    switch tag {
    case .li: close(.li, within: [.ul, .ol, .menu, .dir])
    case .dt, .dd: closeAny([.dt, .dd], within: [.dl])
    case .option, .optgroup: close(.option, within: [.select, .datalist])
    case .tr: closeAny([.td, .th, .tr, .caption, .colgroup], within: [.table])
    case .td, .th: closeAny([.td, .th, .caption], within: [.table, .tr])
    case .tbody, .thead, .tfoot:
      closeAny([.td, .th, .tr, .tbody, .thead, .tfoot, .caption, .colgroup], within: [.table])
    case .a: close(.a, within: [.table])
    case .button: close(.button, within: [.form, .table])
    case .h1, .h2, .h3, .h4, .h5, .h6: closeHeadingOnTop()
    default: break
    }
    if openParagraphs > 0, tag.closesParagraph { closeParagraph() }
    if sawDocumentStart, !tag.belongsToHead { closeHeadOnTop() }
  }

  /// Ends the SVG and MathML that is open, as far as no element in it may hold HTML.
  private mutating func closeForeign() {
    var place = open.count - 1
    var outermost: Int?
    while place > 0, !mayHoldHTML(Int(open[place])) {
      let tag = tree.nodes[Int(open[place])].tag
      if tag == .svg || tag == .math { outermost = place }
      place -= 1
    }
    if let outermost { pop(to: outermost) }
  }

  /// Whether `node` is an element of SVG or MathML that may hold HTML (HTML §13.2.6, integration points).
  private func mayHoldHTML(_ node: Int) -> Bool {
    let tag = tree.nodes[node].tag
    guard tag == .unknown else { return tag == .title }
    return Self.integrationPoints.contains {
      isNamed(node, UnsafeBufferPointer(start: $0.utf8Start, count: $0.utf8CodeUnitCount))
    }
  }

  private static let integrationPoints: [StaticString] = [
    "foreignobject", "desc", "annotation-xml", "mi", "mo", "mn", "ms", "mtext",
  ]

  private mutating func closeHeadOnTop() {
    if tree.nodes[Int(open[open.count - 1])].tag == .head { pop(to: open.count - 1) }
  }

  private mutating func closeHeadingOnTop() {
    closeParagraphOnTop()
    if tree.nodes[Int(open[open.count - 1])].tag.isHeading { pop(to: open.count - 1) }
  }

  private mutating func closeParagraphOnTop() {
    if tree.nodes[Int(open[open.count - 1])].tag == .p { pop(to: open.count - 1) }
  }

  private mutating func closeParagraph() {
    var place = open.count - 1
    while place > 0 {
      let tag = tree.nodes[Int(open[place])].tag
      if tag == .p { return pop(to: place) }
      if tag.isScopeBoundary || tag == .button { return }
      place -= 1
    }
  }

  private mutating func close(_ tag: HTMLName, within boundaries: [HTMLName]) {
    closeAny([tag], within: boundaries)
  }

  /// Ends the outermost open element out of `tags` that lies inside the nearest boundary.
  private mutating func closeAny(_ tags: [HTMLName], within boundaries: [HTMLName]) {
    var place = open.count - 1
    var found: Int?
    while place > 0 {
      let tag = tree.nodes[Int(open[place])].tag
      if tags.contains(tag) {
        found = place
      } else if boundaries.contains(tag) || tag.isScopeBoundary && !tags.contains(tag) {
        break
      }
      place -= 1
    }
    if let found { pop(to: found) }
  }

  private mutating func pop(to place: Int) {
    for node in open[place...] {
      switch tree.nodes[Int(node)].tag {
      case .p: openParagraphs -= 1
      case .svg, .math: openForeign -= 1
      default: break
      }
    }
    open.removeSubrange(place...)
  }

  // MARK: end tags

  /// Takes an end tag; its name is lower-case.
  mutating func end(_ name: UnsafeBufferPointer<UInt8>) {
    rawElement = nil
    let tag = HTMLName(bytes: name)
    if tag == .body || tag == .html { sawDocumentEnd = true }
    guard tag != .body, tag != .html, !tag.isVoid else {
      if tag == .br { _ = append(HTMLDocument.Node(tag: .br, isElement: true, parent: 0)) }
      return
    }
    guard suppressed == 0 else {
      suppressed -= 1
      return
    }
    if let place = reach(of: tag, name) { pop(to: place) }
  }

  /// The place of the open element that an end tag ends.
  private func reach(of tag: HTMLName, _ name: UnsafeBufferPointer<UInt8>) -> Int? {
    var place = open.count - 1
    while place > 0 {
      let node = Int(open[place])
      let here = tree.nodes[node].tag
      if here == tag || (tag.isHeading && here.isHeading) {
        if tag != .unknown || isNamed(node, name) { return place }
      }
      if stops(here, endTag: tag) { return nil }
      place -= 1
    }
    return nil
  }

  private func stops(_ here: HTMLName, endTag tag: HTMLName) -> Bool {
    switch tag {
    case .template, .noscript: false
    case .table: here.isApart
    case .tr, .tbody, .thead, .tfoot, .td, .th, .caption: here == .table || here.isApart
    case .li: here.isScopeBoundary || here == .ul || here == .ol
    default:
      tag.isSpecial ? here.isScopeBoundary && here != tag : here.isSpecial && !(here == .p && tag == .a)
    }
  }

  private func isNamed(_ node: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    let first = Int(tree.nodes[node].firstAttribute)
    return tree.withBytes(tree.attributes[first].name) { kept in
      kept.count == name.count && zip(kept, name).allSatisfy { $0 == $1 }
    }
  }
}

extension HTMLName {
  /// What may stand in a `head`; the first other tag ends it.
  var belongsToHead: Bool {
    switch self {
    case .html, .head, .title, .base, .link, .meta, .style, .script, .noscript, .template: true
    default: false
    }
  }
}
