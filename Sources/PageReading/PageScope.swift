import Markup

/// The parts of a document that count.
struct PageScope {
  /// Where reading begins, in document order.
  var starts: [Int]
  var ignored: Set<Int>
  /// The selector that matched nothing.
  var missedSelector: String?

  static func find(in document: HTMLDocument, select: String?, ignore: [String]) throws(PageError)
    -> PageScope
  {
    PageScope(starts: [HTMLDocument.root], ignored: [], missedSelector: nil)
  }
}
