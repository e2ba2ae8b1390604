import Model
import Text

/// The kinds of pages; the raw value is the name of the first page of each kind.
enum ReportPage: String, CaseIterable, Sendable {
  case overview = "index"
  case changes, contacts, timeline, announcements, health

  var title: String {
    switch self {
    case .overview: "What changed"
    case .changes: "All changes"
    case .contacts: "Contacts"
    case .timeline: "History of facts"
    case .announcements: "Announcements"
    case .health: "Health of the sources"
    }
  }
}

/// What stands around every page: head, policy, ways to the others.
enum PageFrame {
  static let styleSheet = "report.css"
  static let script = "report.js"

  /// `page-2.html`; the first page has no number.
  static func fileName(_ place: String, _ number: Int = 1) -> String {
    number == 1 ? place + ".html" : "\(place)-\(number).html"
  }

  /// The page number `number` of `count` of its kind.
  static func page(
    _ place: ReportPage, number: Int = 1, of count: Int = 1, _ context: ReportContext, body: HTML
  ) -> ReportFile {
    let part = count > 1 ? ", page \(number) of \(count)" : ""
    let page: HTML =
      head(place.title + part) + navigation(place)
      + "<main id=\"content\">\n<h1>\(text: place.title + part)</h1>\n" + body + pager(place, number, count)
      + "</main>\n" + foot(context) + "</body>\n</html>\n"
    return ReportFile(name: fileName(place.rawValue, number), page: page)
  }

  private static let policy: HTMLAttributeValue =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; base-uri 'none'; form-action 'none'"

  private static func head(_ title: String) -> HTML {
    .head(
      title: title + " | feedwatch", policy: policy,
      more: """
        <meta name="robots" content="noindex">
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="\(attribute: styleSheet)">
        <script src="\(attribute: script)" defer></script>

        """)
      + "<body>\n<a class=\"skip\" href=\"#content\">Skip to the content</a>\n"
  }

  private static func navigation(_ current: ReportPage) -> HTML {
    let links = ReportPage.allCases.map { place -> HTML in
      let mark: HTML = place == current ? " aria-current=\"page\"" : ""
      return "<li><a href=\"\(attribute: fileName(place.rawValue))\"\(mark)>\(text: place.title)</a></li>"
    }
    return
      "<header><nav aria-label=\"Pages of the report\"><ul>\n\(links.joined(separator: "\n"))\n</ul></nav></header>\n"
  }

  /// Ways to the neighbours and to both ends.
  private static func pager(_ place: ReportPage, _ number: Int, _ count: Int) -> HTML {
    guard count > 1 else { return "" }
    let ways: [(to: Int, word: String)] = [
      (1, "First page"), (number - 1, "Previous page"), (number + 1, "Next page"), (count, "Last page"),
    ]
    let links = ways.filter { (1...count).contains($0.to) && $0.to != number }.map { way -> HTML in
      "<li><a href=\"\(attribute: fileName(place.rawValue, way.to))\">\(text: way.word) (\(way.to))</a></li>"
    }
    return
      "<nav class=\"pager\" aria-label=\"More pages\"><ul>\n\(links.joined(separator: "\n"))\n</ul></nav>\n"
  }

  private static func foot(_ context: ReportContext) -> HTML {
    """
    <footer><p>Made \(context.time.moment(context.content.now)) by feedwatch \(HTML.line(context.content.version)) from what it \
    has read. Times are in UTC. The pages of the agencies count, not this report: follow the link before you file.</p></footer>

    """
  }
}

/// Which sources stand on which page, so that no page grows without end and every link finds its page.
struct Pagination: Sendable {
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
