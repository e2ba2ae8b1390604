import Markup
import Model
import Text

/// Walks a document in reading order and cuts its text into blocks.
struct BlockWalker {
  let document: HTMLDocument
  let survey: DocumentSurvey
  private let base: URLBase
  let ignored: Set<Int>
  private(set) var blocks: [Block] = []
  /// Where the words of each block come from.
  private(set) var origins: [[ScopeTreeBuilder.Origin]] = []

  private var frames: [Frame] = []
  private var pending = PendingBlock()
  private var sections = SectionPath()
  private var tables: [TableFrame] = []
  private var region = Region.main
  private var unit = Unit(role: .other, node: 0)
  private var openLink: OpenLink?
  private var lead = Lead()
  private var contentDepth = 0

  init(document: HTMLDocument, survey: DocumentSurvey, baseURL: String, ignored: Set<Int>) {
    self.document = document
    self.survey = survey
    base = URLBase(baseURL)
    self.ignored = ignored
  }

  /// Reads everything below `start`, `start` included, up to the node `end`.
  mutating func walk(from start: Int, before end: Int? = nil) {
    let end = end ?? .max
    var node = start
    while true {
      if enter(node), let child = document.firstChild(node), child < end {
        node = child
        continue
      }
      leave(node)
      // Nodes are numbered in document order.
      func next(_ node: Int) -> Int? { document.next(node).flatMap { $0 < end ? $0 : nil } }
      while node != start, next(node) == nil, let parent = document.parent(node) {
        node = parent
        leave(node)
      }
      guard node != start, let next = next(node) else { break }
      node = next
    }
    flush()
  }

  // MARK: into an element

  /// Whether the walk goes below `node`.
  private mutating func enter(_ node: Int) -> Bool {
    guard document.isElement(node) else {
      if document.isText(node) { text(node) }
      return node == HTMLDocument.root
    }
    if document.tag(node) == .svg || document.tag(node) == .i {
      pending.noteIcon(document.iconName(of: node))
    }
    guard !ignored.contains(node), !document.isHidden(node, survey: survey) else {
      return false
    }
    var frame = Frame(node: node, unit: unit, region: region)
    enterRegion(node, &frame)
    enterBlock(node, &frame)
    pending.note(marksOf: node, in: document)
    enterInline(node, &frame)
    frames.append(frame)
    return true
  }

  private mutating func enterRegion(_ node: Int, _ frame: inout Frame) {
    let tag = document.tag(node)
    let inner = document.region(of: node, outer: region, insideContent: contentDepth > 0)
    if let inner, inner != region {
      flush()
      region = inner
      frame.sections = sections
      sections = inner == .main ? sections : SectionPath()
    }
    if tag == .main || tag == .article || tag == .section || tag == .td {
      contentDepth += 1
      frame.isContent = true
    }
    if frame.sections == nil, tag == .section || tag == .article || tag == .details || tag == .aside {
      frame.sections = sections
    }
  }

  private mutating func enterBlock(_ node: Int, _ frame: inout Frame) {
    let tag = document.tagOrTableRole(of: node)
    if let id = document.attribute("id", of: node), let head = survey.panelHeads[id], !tag.isHeading,
      tag != .button
    {
      breakBlock()
      sections.nest(head, scope: node)
    }
    switch tag {
    case .table where !survey.layoutTables.contains(node): enterTable(node)
    case .tr where isData: enterRow(node)
    case .td where isData, .th where isData: enterCell(node)
    case .li, .dt, .dd: enterItem(node, tag)
    case .caption, .legend, .figcaption: begin(.caption, node)
    case .br: pending.text.breakLine()
    default: enterPlain(node, tag)
    }
  }

  private var isData: Bool { !tables.isEmpty }

  private mutating func enterTable(_ node: Int) {
    breakBlock()
    tables.append(TableFrame(node: node))
  }

  private mutating func enterRow(_ node: Int) {
    let isFirst = tables[tables.count - 1].row < 0
    let isHead = HeadRows(document: document).isHead(node, isFirst: isFirst)
    tables[tables.count - 1].beginRow(isHead: isHead)
  }

  private mutating func enterCell(_ node: Int) {
    begin(document.tagOrTableRole(of: node) == .th ? .headCell : .cell, node)
    tables[tables.count - 1].beginCell(columnSpan: number("colspan", node), rowSpan: number("rowspan", node))
    unit.columnHead = document.attribute("data-label", of: node)?.withinHead
  }

  private func number(_ name: StaticString, _ node: Int) -> Int {
    document.attribute(name, of: node).flatMap { Int($0) } ?? 1
  }

  private mutating func enterItem(_ node: Int, _ tag: HTMLName) {
    if unit.isCell { return pending.text.breakLine() }
    headOverInnerList(node, tag)
    begin(tag == .li ? .listItem : tag == .dt ? .term : .definition, node)
  }

  /// The text of an item before its inner list is the head over that list.
  private mutating func headOverInnerList(_ node: Int, _ tag: HTMLName) {
    guard tag == .li, unit.role == .listItem, unit.node != node, !pending.text.isEmpty else { return }
    let head = pending.text.finished
    let outer = unit.node
    flush()
    if head.utf8.count < 120 { sections.nest(head.trimmingColon, scope: outer) }
  }

  private mutating func enterPlain(_ node: Int, _ tag: HTMLName) {
    if let level = tag.headingLevel, !unit.isCell {
      begin(.heading(level), node)
      return sections.cut(to: level)
    }
    if document.isPanelHead(node), !unit.isCell, !unit.isHead {
      return begin(tag == .summary ? .summary : .button, node)
    }
    guard tag.isBlock else { return }
    if unit.isCell || unit.isHead || (unit.role == .listItem || unit.role == .definition) && tag != .table {
      pending.text.breakLine()
    } else {
      begin(tag == .p || tag == .pre ? .paragraph : tag == .address ? .address : .other, node)
    }
  }

  private mutating func begin(_ role: Block.Role, _ node: Int) {
    flush()
    unit = Unit(role: role, node: node)
  }

  private mutating func breakBlock() {
    if unit.isCell { pending.text.breakLine() } else { flush() }
  }

  private mutating func enterInline(_ node: Int, _ frame: inout Frame) {
    switch document.tag(node) {
    case .a, .area, .button:
      finishLink()
      openLink = OpenLink(node: node, start: pending.text.nextOffset)
    case .b, .strong: pending.beginBold()
    case .sup where isMark(node): pending.text.space()
    case .img:
      pending.noteImage(document.attribute("alt", of: node))
      pending.noteIcon(document.iconName(of: node))
    case .i: break
    default:
      pending.noteIcon(document.iconName(of: node))
      if document.hasAttribute("data-cfemail", node) {
        finishLink()
        openLink = OpenLink(node: node, start: pending.text.nextOffset)
      }
    }
  }

  /// A footnote's mark: it is no part of the word before it.
  private func isMark(_ node: Int) -> Bool {
    let text = document.text(of: node).trimmingSpace
    return text.utf8.count <= 4 && !text.isEmpty && text.utf8.allSatisfy { ($0 | 0x20) &- 0x61 >= 26 }
      || text.utf8.count == 1
  }

  private mutating func text(_ node: Int) {
    let keepsLines =
      unit.node < document.count && document.parent(node).map { document.tag($0) == .pre } == true
    document.withText(node) { pending.append($0, from: node, keepsLines: keepsLines) }
  }

  // MARK: out of an element

  private mutating func leave(_ node: Int) {
    guard let frame = frames.last, frame.node == node else { return }
    frames.removeLast()
    leaveInline(node)
    let tag = document.tagOrTableRole(of: node)
    if unit.node == node { endUnit(node, tag) } else if tag.isBlock { leavePlain(tag) }
    if tag == .table, tables.last?.node == node { tables.removeLast() }
    sections.leave(node)
    if frame.region != region || frame.sections != nil { flush() }
    if let kept = frame.sections { sections = kept }
    region = frame.region
    unit = frame.unit
    if frame.isContent { contentDepth -= 1 }
  }

  private mutating func leavePlain(_ tag: HTMLName) {
    if unit.isCell || unit.isHead || unit.role == .listItem || unit.role == .definition {
      pending.text.breakLine()
    } else {
      flush()
    }
  }

  private mutating func leaveInline(_ node: Int) {
    if openLink?.node == node { finishLink() }
    switch document.tag(node) {
    case .b, .strong: pending.endBold()
    case .span, .label, .abbr, .i, .em: pending.endsInline(isLabel: isLabel(node))
    default: break
    }
  }

  private static let labels = NameParts(["label", "lbl"])

  private func isLabel(_ node: Int) -> Bool {
    if document.tag(node) == .label { return true }
    guard document.attribute("class", of: node, containsAnyOf: Self.labels),
      let names = document.attribute("class", of: node)?.lowercased()
    else { return false }
    return names.hasSuffix("label") || names.hasSuffix("lbl")
  }

  /// A heading, an item, a cell ends: its block is cut, and what it heads begins.
  private mutating func endUnit(_ node: Int, _ tag: HTMLName) {
    let text = pending.text.finished
    switch unit.role {
    case .heading(let level):
      flush()
      sections.push(text, level: level)
      lead = Lead()
    case .summary, .button, .caption:
      flush()
      if tag != .figcaption, let parent = document.parent(node) { sections.nest(text, scope: parent) }
    case .cell, .headCell: endCell(text)
    case .term:
      flush()
      lead = Lead(text: text.withinHead.trimmingColon, container: container(of: node))
    default: flush()
    }
  }

  private mutating func endCell(_ text: String) {
    flush()
    guard var table = tables.popLast() else { return }
    if table.isAcross, !table.isHeadRow {
      sections.push(text, level: SectionPath.rowLevel, scope: table.node)
    } else {
      table.endCell(text)
    }
    tables.append(table)
  }

  // MARK: blocks

  private mutating func finishLink() {
    guard let link = openLink else { return }
    openLink = nil
    // Browsers strip white space around a URL (WHATWG URL, basic URL parser).
    let href = document.attribute("href", of: link.node).map { $0.trimmingSpace }
    let start = min(link.start, pending.text.bytes.count)
    let name = String(decoding: pending.text.bytes[start...], as: UTF8.self)
    pending.links.append(
      Block.Link(
        range: start..<pending.text.bytes.count, href: href,
        url: href.flatMap(base.resolve),
        name: name.isEmpty ? document.nameOfLinkWithoutText(link.node) : name,
        attributes: document.addressAttributes(of: link.node)))
  }

  /// Cuts the block that was gathered so far.
  private mutating func flush() {
    let reopened = openLink?.node
    if openLink != nil { finishLink() }
    defer {
      pending.reset()
      if let reopened { openLink = OpenLink(node: reopened, start: 0) }
    }
    pending.links.removeAll { $0.name.isEmpty && $0.href == nil && $0.attributes.isEmpty }
    guard !pending.text.isEmpty || !pending.links.isEmpty || !pending.images.isEmpty else { return }
    var block = Block(role: unit.role, region: region, section: sections.texts, text: pending.text.finished)
    block.links = pending.links
    block.marks = pending.marks
    block.images = pending.images
    block.icons = pending.icons
    block.container = container(of: unit.node)
    block.outerContainer = document.parent(block.container) ?? block.container
    block.cell = cell
    block.label = label(of: block)
    blocks.append(block)
    origins.append(pending.origins)
  }

  private var cell: Block.Cell? {
    guard unit.isCell, let table = tables.last else { return nil }
    return Block.Cell(
      table: table.node, row: table.row, column: table.column,
      columnHead: table.isHeadRow ? nil : unit.columnHead ?? table.columnHead,
      rowHead: table.column == 0 ? nil : table.rowHead)
  }

  /// What the block shares with its neighbours: the row of a cell, the list of an item, the element around a paragraph.
  private func container(of node: Int) -> Int {
    let isLeaf = node < survey.holdsBlocks.count && !survey.holdsBlocks[node]
    let isItem = unit.isCell || unit.role == .listItem || unit.role == .definition || unit.role == .term
    return isLeaf || isItem ? document.parent(node) ?? node : node
  }

  private mutating func label(of block: Block) -> String? {
    if let bold = pending.boldLead {
      if bold.utf8.count < block.text.utf8.count { return bold.trimmingColon }
      if !unit.isCell, bold.utf8.count < 100 {
        lead = Lead(text: bold.trimmingColon, container: block.container)
        return nil
      }
    }
    if let head = block.cell?.rowHead { return head }
    return lead.container == block.container ? lead.text : nil
  }
}

extension BlockWalker {
  /// What an element changes, to be put back when it ends.
  struct Frame {
    var node: Int
    var unit: Unit
    var region: Region
    /// The headings to return to; nil where they stay in force.
    var sections: SectionPath?
    var isContent = false
  }

  /// The element whose text becomes one block.
  struct Unit {
    var role: Block.Role
    var node: Int
    var columnHead: String?

    /// A cell takes all its text into one block.
    var isCell: Bool { role == .cell || role == .headCell }
    var isHead: Bool {
      switch role {
      case .heading, .summary, .button, .caption: true
      default: false
      }
    }
  }

  struct OpenLink {
    var node: Int
    var start: Int
  }

  /// A line of its own that introduces what follows in the same container.
  struct Lead {
    var text: String?
    var container = -1
  }
}

extension String {
  /// The text without spaces and line ends at its ends.
  var trimmingSpace: String {
    guard let first = utf8.first, let last = utf8.last, first <= 0x20 || last <= 0x20 else { return self }
    let start = utf8.firstIndex { $0 > 0x20 } ?? endIndex
    let end = utf8.lastIndex { $0 > 0x20 }.map { utf8.index(after: $0) } ?? endIndex
    return String(self[start..<end])
  }

  /// The text without a colon at its end, and the space before it.
  package var trimmingColon: String {
    func isEdge(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ":") || byte == 0x20 || byte == 0x0A }
    guard let last = utf8.last, isEdge(last) else { return self }
    guard let end = utf8.lastIndex(where: { !isEdge($0) }) else { return "" }
    return String(self[...end])
  }
}
