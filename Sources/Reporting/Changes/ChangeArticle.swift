import DigestRendering
import Model
import Text

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
      <h3>\(badge)\(Markup.link(item.url, item.title))</h3>
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
        <div class="\(attribute: row.role.rawValue)"><p class="side">\(Markup.text(word))</p><p dir="auto">\
        \(HTMLRendering.marked(row.runs))</p></div>

        """
    }
    return "<div class=\"pair\">\n\(boxes.joined())</div>\n"
  }

  private static func line(_ row: Row) -> HTML {
    let text: HTML =
      switch row.role {
      case .link: Markup.link(row.text, row.text, limit: 4000)
      case .quote: "<q dir=\"auto\">\(Markup.text(row.text))</q>"
      case .was, .now, .plain: HTMLRendering.marked(row.runs)
      }
    return "<div><dt>\(Markup.text(row.name))</dt><dd>\(text)</dd></div>\n"
  }
}
