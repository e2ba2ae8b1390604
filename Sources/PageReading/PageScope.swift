import Markup

/// The parts of a document that count.
struct PageScope {
  /// Where reading begins, in document order; none lies inside another.
  var starts: [Int]
  var ignored: Set<Int>
  /// The selector that matched nothing.
  var missedSelector: String?

  static func find(
    in document: HTMLDocument, select: String?, ignore: [String]
  ) throws(PageError) -> PageScope {
    var scope = PageScope(starts: [HTMLDocument.root], ignored: [])
    for text in ignore { scope.ignored.formUnion(try selector(text).matches(in: document)) }
    guard let select else { return scope }
    scope.starts = outermost(try selector(select).matches(in: document), in: document)
    if scope.starts.isEmpty { scope.missedSelector = select }
    return scope
  }

  /// `text` understood.
  static func selector(_ text: String) throws(PageError) -> Selector {
    do { return try Selector(text) } catch { throw .badSelector(text, reason: error.reason) }
  }

  private static func outermost(_ nodes: [Int], in document: HTMLDocument) -> [Int] {
    let all = Set(nodes)
    return nodes.filter { node in
      var parent = document.parent(node)
      while let here = parent {
        if all.contains(here) { return false }
        parent = document.parent(here)
      }
      return true
    }
  }
}
