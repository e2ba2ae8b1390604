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
