package import Model

/// A web page as a reader with a browser takes it in: blocks of text in reading order, with what stands above and beside them.
package struct Page: Sendable {
  /// The text of `title`, folded; nil where the page has none.
  package var title: String?
  /// BCP 47 tag.
  package var language: String?
  /// The URL that relative links are resolved with.
  package var baseURL: String
  /// Where the document was read.
  package var url: String
  /// What a reader sees, in reading order.
  package var blocks: [Block]
  /// What stands inside what.
  package var scopes = ScopeTree()
  /// Contents of `<script type="application/ld+json">`.
  package var jsonLD: [String]
  /// Microdata and RDFa, outermost items only, in document order.
  package var structured: [StructuredItem] = []
  /// Other forms of the page that its head offers: feeds, translations.
  package var alternates: [Alternate] = []
  /// What the page shows of its own state: a wall, a missing part, an end that never came.
  package var signs: PageSigns
  /// What was odd in the document, in the order in which it was noticed.
  package var warnings: [Warning]

  /// An empty page read at `url`.
  package init(url: String) {
    self.url = url
    baseURL = url
    blocks = []
    jsonLD = []
    signs = PageSigns()
    warnings = []
  }

  /// A `<link rel="alternate">`.
  package struct Alternate: Hashable, Sendable {
    /// Absolute.
    package var url: String
    /// MIME type; empty where none is given.
    package var type: String
    /// What the page calls it; nil where it has no `title`.
    package var title: String?
  }
}

/// Why bytes could not be read as a page.
package enum PageError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A picture, a PDF or another binary format.
  case notText
  /// `select`, `ignore` or an `entries` selector that cannot be understood: the selector, and why.
  case badSelector(String, reason: String)

  /// One lower-case line for people, with what to do.
  package var description: String {
    switch self {
    case .notText: "not a web page: the bytes are those of a binary format (give an HTML document)"
    case .badSelector(let selector, let reason):
      "selector \"\(selector)\": \(reason) (use a CSS selector, or xpath: and an XPath 1.0 expression)"
    }
  }
}
