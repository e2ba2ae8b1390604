import Model

/// Which sources stand on which page, so that no page grows without end and every link finds its page.
struct PagePlan: Sendable {
  private let name: String
  /// The sources of each page; at least one page.
  let pages: [[SourceReport]]
  private let numbers: [SourceID: Int]

  /// Fills pages in the order of `sources`, each with a `weight` of about `limit`.
  init(name: String, sources: [SourceReport], limit: Int = 500, weight: (SourceReport) -> Int) {
    self.name = name
    var pages: [[SourceReport]] = [[]]
    var numbers: [SourceID: Int] = [:]
    var filled = 0
    for source in sources {
      let load = weight(source)
      if filled > 0, filled + load > limit {
        pages.append([])
        filled = 0
      }
      pages[pages.count - 1].append(source)
      numbers[source.source.id] = pages.count
      filled += load
    }
    self.pages = pages
    self.numbers = numbers
  }

  /// `contacts-2.html#source-uscis-contact`; nil where the source stands on no page.
  func link(to source: SourceID, from page: Int? = nil) -> String? {
    guard let number = numbers[source] else { return nil }
    return (number == page ? "" : PageFrame.fileName(name, number)) + "#" + Self.anchor(source)
  }

  /// The name of a source's place on its page: ids are of `[a-z0-9-]`.
  static func anchor(_ source: SourceID) -> String { "source-" + source.rawValue }
}

extension Array {
  /// The elements in runs of at most `size`; one empty run where there are none.
  func pages(of size: Int) -> [ArraySlice<Element>] {
    guard !isEmpty else { return [[]] }
    return stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
  }
}
