import Markup
import Model
import Text

/// Takes the entries of a list page apart.
struct EntryReader {
  private let document: HTMLDocument
  private let base: String
  private let title: OpenRows.RowSelector?
  private let link: OpenRows.RowSelector?
  private let date: OpenRows.RowSelector?
  private let ignored: Set<Int>
  private let rows: OpenRows
  /// The elements that hold one entry each.
  let places: [Int]

  init(
    _ document: HTMLDocument, base: String, selectors: Source.EntrySelectors, ignore: [String]
  ) throws(PageError) {
    self.document = document
    self.base = base
    ignored = try PageScope.find(in: document, select: nil, ignore: ignore).ignored
    let rows = OpenRows(try PageScope.selector(selectors.each).matches(in: document), in: document)
    self.rows = rows
    func prepared(_ text: String) throws(PageError) -> OpenRows.RowSelector {
      rows.prepared(try PageScope.selector(text))
    }
    title = try selectors.title.map { text throws(PageError) in try prepared(text) }
    link = try selectors.link.map { text throws(PageError) in try prepared(text) }
    date = try selectors.date.map { text throws(PageError) in try prepared(text) }
    places = rows.places.filter { [ignored] in !ignored.contains($0) }
  }

  var entries: [ListEntry] { places.map(entry) }

  private func entry(_ place: Int) -> ListEntry {
    let anchor = anchor(place)
    let text = visibleText(place)
    let head = titleNode(place) ?? anchor
    let title = head.map(visibleText) ?? text
    var summary = text
    if summary.hasPrefix(title) { summary.removeFirst(title.count) }
    let url = anchor.flatMap { document.attribute("href", of: $0) }.flatMap {
      URLReference.resolve($0, base: base)
    }
    return ListEntry(
      title: String(title.prefix(500)), url: url, text: text,
      documents: documents(place, besides: anchor), date: dateText(place),
      summary: String(summary.trimmedSpace.prefix(2_000)), isOpen: document.endsInside(place))
  }

  /// The element whose text is the title.
  private func titleNode(_ place: Int) -> Int? {
    if let title { return first(title, place) }
    return rows.content(of: place).first { document.tag($0).isHeading }
  }

  /// The link: what `link` finds, or the first one inside it.
  private func anchor(_ place: Int) -> Int? {
    guard let link else { return firstLink(place) }
    return first(link, place).flatMap { document.tag($0) == .a ? $0 : firstLink($0) }
  }

  /// The files that links of the entry lead to, its own link left out.
  private func documents(_ place: Int, besides own: Int?) -> [String] {
    rows.content(of: place).compactMap { node in
      guard node != own, document.tag(node) == .a, let target = document.attribute("href", of: node) else {
        return nil
      }
      return AnnouncementContent.isDocument(target) ? URLReference.resolve(target, base: base) : nil
    }
  }

  private func firstLink(_ place: Int) -> Int? {
    if document.tag(place) == .a, document.hasAttribute("href", place) { return place }
    return rows.content(of: place).first { document.tag($0) == .a && document.hasAttribute("href", $0) }
  }

  private func dateText(_ place: Int) -> String? {
    let node =
      date.map { first($0, place) } ?? rows.content(of: place).first { document.tag($0) == .time }
    return node.map { stamp(in: $0) ?? document.attribute("content", of: $0) ?? visibleText($0) }
  }

  /// The `datetime` of the element or of a `time` inside it.
  private func stamp(in node: Int) -> String? {
    var stamp = document.attribute("datetime", of: node)
    document.forEachDescendant(node) { child in
      if stamp == nil, document.isElement(child) { stamp = document.attribute("datetime", of: child) }
    }
    return stamp
  }

  private func first(_ selector: OpenRows.RowSelector, _ place: Int) -> Int? {
    rows.matches(of: selector, in: place).first { !ignored.contains($0) }
  }

  /// Text as a reader sees it, on one line.
  private func visibleText(_ place: Int) -> String {
    var walker = BlockWalker(
      document: document, survey: DocumentSurvey.empty, baseURL: base, ignored: ignored)
    walker.walk(from: place, before: rows.end(of: place))
    return walker.blocks.map(\.text).joined(separator: " ").replacingLines
  }
}

extension String {
  /// Line ends made spaces.
  var replacingLines: String { String(map { $0 == "\n" ? " " : $0 }) }

  /// Without white space and punctuation that only parts, at both ends.
  var trimmedSpace: String {
    let trims: Set<Character> = [" ", "\n", "|", "·", "-", "–", "—", ":"]
    var text = Substring(self)
    while let last = text.last, trims.contains(last) { text.removeLast() }
    while let first = text.first, trims.contains(first) { text.removeFirst() }
    return String(text)
  }
}

/// The rows of a list page, one for each entry. A row is the outermost element that matches, but where rows are never closed, each
/// lies inside the one before: then it ends where the next begins.
struct OpenRows {
  /// In document order.
  let places: [Int]
  /// Rows that lie inside another one that is open where the document ends.
  let inner: Set<Int>
  private let document: HTMLDocument

  /// The rows among the elements `matches`, which are in document order.
  init(_ matches: [Int], in document: HTMLDocument) {
    self.document = document
    let all = Set(matches)
    var (places, inner): ([Int], Set<Int>) = ([], [])
    for node in matches {
      // Around an element that is open at the end all are.
      if let outer = Self.row(around: node, among: all, in: document) {
        guard document.endsInside(outer) else { continue }
        inner.insert(node)
      }
      places.append(node)
    }
    (self.places, self.inner) = (places, inner)
  }

  private static func row(around node: Int, among all: Set<Int>, in document: HTMLDocument) -> Int? {
    var parent = document.parent(node)
    while let here = parent, !all.contains(here) { parent = document.parent(here) }
    return parent
  }

  /// The nodes of the row at `place`, in document order, without what lies in the rows that begin inside of it.
  func content(of place: Int) -> some Sequence<Int> {
    let end = end(of: place) ?? .max
    return document.descendants(of: place).lazy.prefix { $0 < end }
  }

  /// What `selector` finds in the row at `place`.
  func matches(of selector: RowSelector, in place: Int) -> [Int] {
    guard let end = end(of: place) else { return selector.selector.matches(in: document, below: place) }
    return Array(selector.all[Self.index(after: place, in: selector.all)...].prefix { $0 < end })
  }

  /// `selector`, ready to be looked for in each row.
  func prepared(_ selector: Selector) -> RowSelector {
    RowSelector(selector: selector, all: inner.isEmpty ? [] : selector.matches(in: document))
  }

  /// What is looked for in rows, and where it stands on the page where rows lie inside each other.
  struct RowSelector {
    fileprivate let selector: Selector
    fileprivate let all: [Int]
  }

  /// The first node of the next row, where that lies inside the one at `place`.
  func end(of place: Int) -> Int? {
    guard !inner.isEmpty, document.endsInside(place) else { return nil }
    let index = Self.index(after: place, in: places)
    return index < places.count && inner.contains(places[index]) ? places[index] : nil
  }

  /// The index of the first of the sorted `nodes` that is behind `node`.
  private static func index(after node: Int, in nodes: [Int]) -> Int {
    var (low, high) = (0, nodes.count)
    while low < high {
      let middle = (low + high) / 2
      if nodes[middle] > node { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
