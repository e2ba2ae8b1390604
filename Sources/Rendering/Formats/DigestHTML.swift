import Model
import Text

/// A digest as one HTML page: no scripts, no images, nothing remote; what a document says is text, never mark-up.
enum DigestHTML {
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
    .head(
      title: title, policy: "default-src 'none'; style-src 'unsafe-inline'",
      more: "<style>\n\(DigestStyle.sheet)\n</style>\n")
  }

  private static func append(_ section: DigestSection, to page: inout HTML) {
    page += "<section class=\"\(attribute: section.name)\">\n<h2>\(text: section.title)</h2>\n"
    if let source = section.source {
      page += "<p>\(HTML.link(source.text, shown: HTML(text: source.text)))</p>\n"
    }
    for item in section.items {
      page += "<div class=\"item\">\n<h3>"
      if let badge = item.badge { page += "<span class=\"badge\">\(text: badge)</span> " }
      page += (HTML.link(item.url, shown: HTML(text: item.title))) + "</h3>\n"
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
    case .link: return .link(row.text, shown: HTML(text: row.text))
    case .quote: return "<q dir=\"auto\">\(text: row.text)</q>"
    case .was, .now, .plain:
      return .marked(row.runs)
    }
  }

  private static func paragraph(_ text: String) -> HTML { "<p>\(text: text)</p>\n" }
}

/// The looks of the HTML digest: one style sheet inside the page, light and dark, readable from 360 px on; nothing remote.
enum DigestStyle {
  static let sheet: HTML = """
    :root{color-scheme:light dark}
    body{margin:0;padding:16px;background:#fff;color:#1b1b1b;font:16px/1.5 -apple-system,"Segoe UI",Roboto,Arial,sans-serif}
    main{max-width:46em;margin:0 auto}
    h1,h2,h3,p{overflow-wrap:anywhere}
    h1{font-size:1.3em;line-height:1.3;margin:0 0 .6em}
    h2{font-size:1.1em;margin:2em 0 .4em;padding-bottom:.2em;border-bottom:2px solid #767676}
    h3{font-size:1em;margin:0 0 .3em}
    .item{margin:1.2em 0;padding:.2em 0 .2em .8em;border-left:4px solid #8a8a8a}
    .critical .item{border-left-color:#b50909}
    .contact .item{border-left-color:#a05a00}
    .badge{font-size:.8em;font-weight:bold;text-transform:uppercase;border:1px solid;padding:0 .4em;margin-right:.4em}
    table{border-collapse:collapse;width:100%}
    th{width:4.8em;padding:.1em .6em .1em 0;text-align:left;vertical-align:top;font-weight:normal;color:#565c65}
    td{padding:.1em 0;vertical-align:top;overflow-wrap:anywhere;word-break:break-word}
    .was td{background:#fbeaea;padding-left:.4em}
    .now td{background:#e7f4e4;padding-left:.4em}
    td b{text-decoration:underline;text-decoration-thickness:2px}
    a{color:#005ea2}
    .coverage{font-weight:bold}
    footer{margin-top:2em;color:#565c65;font-size:.9em}
    @media screen and (prefers-color-scheme:dark){
    body{background:#1b1b1b;color:#f0f0f0}
    th,footer{color:#b6bac2}
    a{color:#8cc3f5}
    .was td{background:#4a2326}
    .now td{background:#1f3d24}
    .critical .item{border-left-color:#f2938c}
    .contact .item{border-left-color:#f0b35e}
    }
    @media print{.item{break-inside:avoid}}
    """
}
