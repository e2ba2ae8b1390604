import Model
import Text

/// A digest as CommonMark: what a document says is text, never mark-up.
enum DigestMarkdown {
  static func render(_ document: DigestDocument) -> Markdown {
    var blocks: [Markdown] = ["# \(text: document.subject)"] + document.lead.map { Markdown(text: $0) }
    for section in document.sections {
      blocks.append("## \(text: section.title)")
      if let source = section.source { blocks.append(link(source.text)) }
      blocks += section.items.map(item)
      if let rest = section.rest { blocks.append(Markdown(text: rest)) }
    }
    blocks += ["## Coverage", Markdown(text: document.coverage), "---"]
    blocks += document.footer.map { Markdown(text: $0) }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private static func item(_ item: Item) -> Markdown {
    let badge: Markdown = item.badge.map { "**\(text: $0):** " } ?? ""
    return "### \(badge)\(text: item.title)\n\n" + item.rows.map(row).joined(separator: "\n")
  }

  private static func row(_ row: Row) -> Markdown {
    let text: Markdown =
      switch row.role {
      case .link: link(row.text)
      case .quote: "\u{201C}\(text: row.text)\u{201D}"
      case .was, .now, .plain: row.runs.map(run).joined()
      }
    return "- *\(text: row.name)*: \(text)"
  }

  /// A marked run in bold; blanks stay outside, where CommonMark wants them.
  private static func run(_ run: TextRun) -> Markdown {
    guard run.isMarked else { return Markdown(text: run.text) }
    let core = run.text.utf8.drop { $0 == 0x20 }
    let head = run.text.utf8.count - core.count
    let isFollowed = core.last == 0x20
    let bold = isFollowed ? core.dropLast() : core
    guard !bold.isEmpty else { return Markdown(text: run.text) }
    return Markdown(text: String(repeating: " ", count: head))
      + "**\(text: String(Substring(bold)))**\(text: isFollowed ? " " : "")"
  }

  private static func link(_ url: String) -> Markdown {
    WebLink(url).map { "\(link: $0)" } ?? Markdown(text: url)
  }
}
