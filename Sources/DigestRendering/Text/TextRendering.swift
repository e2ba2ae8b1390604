import Model

/// A digest as plain text, under 78 columns.
enum TextRendering {
  static let width = 77

  static func render(_ document: DigestDocument) -> String {
    let layout = PlainLayout(width: width)
    var blocks: [[String]] = [
      layout.paragraph(document.subject), document.lead.flatMap { layout.paragraph($0) },
    ]
    for section in document.sections {
      blocks.append(layout.heading(section.title) + (section.source.map { layout.paragraph($0.text) } ?? []))
      blocks += section.items.map { layout.lines($0) }
      if let rest = section.rest { blocks.append(layout.paragraph(rest)) }
    }
    blocks.append(layout.heading("Coverage") + layout.paragraph(document.coverage))
    blocks.append(["-- "] + document.footer.flatMap { layout.paragraph($0) })
    return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }
}
