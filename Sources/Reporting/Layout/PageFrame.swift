import Model
import Text

/// The kinds of pages; the raw value is the name of the first page of each kind.
enum Place: String, CaseIterable, Sendable {
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
    _ place: Place, number: Int = 1, of count: Int = 1, _ desk: ReportDesk, body: HTML
  ) -> ReportFile {
    let part = count > 1 ? ", page \(number) of \(count)" : ""
    let page: HTML =
      head(place.title + part) + navigation(place)
      + "<main id=\"content\">\n<h1>\(text: place.title + part)</h1>\n" + body + pager(place, number, count)
      + "</main>\n" + foot(desk) + "</body>\n</html>\n"
    return ReportFile(name: fileName(place.rawValue, number), page: page)
  }

  private static func head(_ title: String) -> HTML {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    <meta name="robots" content="noindex">
    <title>\(text: title) | feedwatch</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="\(attribute: styleSheet)">
    <script src="\(attribute: script)" defer></script>
    </head>
    <body>
    <a class="skip" href="#content">Skip to the content</a>

    """
  }

  private static func navigation(_ current: Place) -> HTML {
    let links = Place.allCases.map { place -> HTML in
      let mark: HTML = place == current ? " aria-current=\"page\"" : ""
      return "<li><a href=\"\(attribute: fileName(place.rawValue))\"\(mark)>\(text: place.title)</a></li>"
    }
    return
      "<header><nav aria-label=\"Pages of the report\"><ul>\n\(links.joined(separator: "\n"))\n</ul></nav></header>\n"
  }

  /// Ways to the neighbours and to both ends.
  private static func pager(_ place: Place, _ number: Int, _ count: Int) -> HTML {
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

  private static func foot(_ desk: ReportDesk) -> HTML {
    """
    <footer><p>Made \(desk.time.moment(desk.content.now)) by feedwatch \(Markup.text(desk.content.version)) from what it \
    has read. Times are in UTC. The pages of the agencies count, not this report: follow the link before you file.</p></footer>

    """
  }
}
