import Markup

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
