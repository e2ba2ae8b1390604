@testable import Markup

/// The tree as nested names and texts.
func outline(_ html: String) -> String {
  let document = HTMLParser.parse(Array(html.utf8))
  func describe(_ node: Int) -> String {
    if document.isText(node) { return document.withText(node) { String(decoding: $0, as: UTF8.self) } }
    let inner = document.children(node).map(describe).joined(separator: " ")
    return inner.isEmpty ? document.name(node) : "\(document.name(node))(\(inner))"
  }
  return document.children(HTMLDocument.root).map(describe).joined(separator: " ")
}

extension HTMLDocument {
  /// Names of the elements that were open where the document ended, each once, the outermost first, `html` and `body` left out;
  /// behind them `<` where it ended inside mark-up.
  var openAtEnd: [String] {
    var names: [String] = []
    for node in tree.openAtEnd.dropFirst() where ![.html, .body].contains(tag(Int(node))) {
      let name = name(Int(node))
      if !names.contains(name) { names.append(name) }
    }
    return oddities.endsInsideMarkup ? names + ["<"] : names
  }
}
