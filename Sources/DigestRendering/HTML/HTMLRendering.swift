import Model
package import Text

/// A digest as one HTML page: no scripts, no images, nothing remote; what a document says is text, never mark-up.
package enum HTMLRendering {
  static func render(_ document: DigestDocument) -> HTML {
    var page = head(document.subject)
    page += "<body>\n<main>\n<h1>\(text: document.subject)</h1>\n"
    for line in document.lead { page += paragraph(line) }
    for section in document.sections { append(section, to: &page) }
    page += "<h2>Coverage</h2>\n<p class=\"coverage\">\(text: document.coverage)</p>\n<footer>\n"
    for line in document.footer { page += paragraph(line) }
    return page + "</footer>\n</main>\n</body>\n</html>\n"
  }

  private static func head(_ title: String) -> HTML {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <title>\(text: title)</title>
    <style>
    \(HTMLStyle.sheet)
    </style>
    </head>

    """
  }

  private static func append(_ section: DigestSection, to page: inout HTML) {
    page += "<section class=\"\(attribute: section.name)\">\n<h2>\(text: section.title)</h2>\n"
    if let source = section.source { page += "<p>\(link(source.text, text: source.text))</p>\n" }
    for item in section.items {
      page += "<div class=\"item\">\n<h3>"
      if let badge = item.badge { page += "<span class=\"badge\">\(text: badge)</span> " }
      page += (item.url.map { link($0, text: item.title) } ?? HTML(text: item.title)) + "</h3>\n"
      page += table(item.rows) + "</div>\n"
    }
    if let rest = section.rest { page += paragraph(rest) }
    page += "</section>\n"
  }

  /// The named lines of an item.
  static func table(_ rows: [Row]) -> HTML {
    var table: HTML = "<table>\n"
    for row in rows {
      let style: HTML =
        row.role == .was || row.role == .now ? " class=\"\(attribute: row.role.rawValue)\"" : ""
      table += "<tr\(style)><th scope=\"row\">\(text: row.name)</th><td>\(cell(row))</td></tr>\n"
    }
    return table + "</table>\n"
  }

  private static func cell(_ row: Row) -> HTML {
    switch row.role {
    case .link: return link(row.text, text: row.text)
    case .quote: return "<q dir=\"auto\">\(text: row.text)</q>"
    case .was, .now, .plain:
      return marked(row.runs)
    }
  }

  /// Text with what differs in bold, which the style sheets underline too.
  package static func marked(_ runs: [TextRun]) -> HTML {
    runs.map { run in
      run.isMarked ? "<b>\(text: run.text)</b>" : HTML(text: run.text)
    }.joined()
  }

  /// A link where `url` is one, else the text alone.
  private static func link(_ url: String, text shown: String) -> HTML {
    guard let link = WebLink(url) else { return HTML(text: shown) }
    return "<a href=\"\(attribute: link.url)\" rel=\"noopener noreferrer\">\(text: shown)</a>"
  }

  private static func paragraph(_ text: String) -> HTML { "<p>\(text: text)</p>\n" }
}
