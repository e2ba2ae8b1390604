/// Why bytes could not be read as a page.
package enum PageError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A picture, a PDF or another binary format.
  case notText
  /// `select`, `ignore` or an `entries` selector that cannot be understood: the selector, and why.
  case badSelector(String, reason: String)

  package var description: String {
    switch self {
    case .notText: "not a web page: the bytes are those of a binary format (give an HTML document)"
    case .badSelector(let selector, let reason):
      "selector \"\(selector)\": \(reason) (use a CSS selector, or xpath: and an XPath 1.0 expression)"
    }
  }
}
