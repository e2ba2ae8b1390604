import Model
import Text

/// Every change ever seen, newest first, with who accepted it.
enum ChangePages {
  private static let perPage = 200

  static func pages(_ context: ReportContext) -> [ReportFile] {
    let maker = ChangeItems(time: ReadableTime(now: context.content.now))
    let changes = Array(context.content.changes.reversed())
    let pages = changes.pages(of: perPage)
    return pages.enumerated().map { index, slice in
      let body: HTML =
        slice.isEmpty ? "<p>No contact changes seen so far.</p>\n" : days(slice, maker, context)
      let lead: HTML =
        "<p class=\"lead\">\(text: counted(changes.count, "contact change")) seen so far, newest first.</p>\n"
      return PageFrame.page(
        .changes, number: index + 1, of: pages.count, context, body: changes.isEmpty ? body : lead + body)
    }
  }

  /// The changes under the days on which they were seen.
  private static func days(
    _ changes: ArraySlice<RecordedChange>, _ maker: ChangeItems, _ context: ReportContext
  ) -> HTML {
    var html: HTML = ""
    var day: String?
    for change in changes {
      let date = context.time.date(change.firstSeen)
      let plain = context.time.plainDate(change.firstSeen)
      if plain != day { html += "<h2>\(date)</h2>\n" }
      day = plain
      for item in maker.items([change]) { html += ChangeArticle.html(item, more: [review(change, context)]) }
    }
    return html
  }

  private static func review(_ change: RecordedChange, _ context: ReportContext) -> (name: String, html: HTML)
  {
    switch change.state {
    case .pending: return ("review", "not reviewed")
    case .reverted: return ("review", "changed back before anybody reviewed it")
    case .accepted:
      guard let acceptance = change.acceptance else { return ("review", "accepted") }
      let note: HTML = acceptance.note.map { ": " + HTML.line($0) } ?? ""
      return (
        "review", "accepted by \(HTML.line(acceptance.by)), \(context.time.moment(acceptance.at))\(note)"
      )
    }
  }
}

/// One change, or one contradiction: was and now side by side, then what tells where, when and whence.
enum ChangeArticle {
  /// `item` under a heading of the third level; `more` are further named lines, their text already HTML.
  static func html(_ item: Item, more: [(name: String, html: HTML)] = []) -> HTML {
    let badge: HTML =
      item.badge.map { "<span class=\"badge \(attribute: $0)\">\(text: $0)</span>" } ?? ""
    let style: HTML = item.badge.map { " \(attribute: $0)" } ?? ""
    let lines =
      item.rows.filter { $0.role != .was && $0.role != .now }.map(line)
      + more.map { "<div><dt>\(text: $0.name)</dt><dd>\($0.html)</dd></div>\n" }
    return """
      <article class="item\(style)">
      <h3>\(badge)\(HTML.link(item.url, item.title))</h3>
      \(pair(item.rows))<dl>
      \(lines.joined())</dl>
      </article>

      """
  }

  private static func pair(_ rows: [Row]) -> HTML {
    let sides = rows.filter { $0.role == .was || $0.role == .now }
    guard !sides.isEmpty else { return "" }
    let boxes = sides.map { row -> HTML in
      let word = row.name.prefix(1).uppercased() + row.name.dropFirst()
      return """
        <div class="\(attribute: row.role.rawValue)"><p class="side">\(HTML.line(word))</p><p dir="auto">\
        \(HTML.marked(row.runs))</p></div>

        """
    }
    return "<div class=\"pair\">\n\(boxes.joined())</div>\n"
  }

  private static func line(_ row: Row) -> HTML {
    let text: HTML =
      switch row.role {
      case .link: HTML.link(row.text, row.text, limit: 4000)
      case .quote: "<q dir=\"auto\">\(HTML.line(row.text))</q>"
      case .was, .now, .plain: HTML.marked(row.runs)
      }
    return "<div><dt>\(HTML.line(row.name))</dt><dd>\(text)</dd></div>\n"
  }
}
