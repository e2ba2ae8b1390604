/// `feedwatch.yaml(5)`: every key of the configuration, from the tables of the documentation.
struct ConfigurationPage {
  var reference: Reference
  /// `November 24, 2026`.
  var date: String

  /// The page in mdoc.
  var text: String {
    var page = Roff()
    page.macro("Dd \(date)")
    page.macro("Dt FEEDWATCH.YAML 5")
    page.macro("Os")
    page.macro("Sh NAME")
    page.macro("Nm feedwatch.yaml")
    page.macro("Nd what feedwatch watches, and who is told")
    page.macro("Sh DESCRIPTION")
    page.prose(
      """
      The configuration is YAML. Every mistake is told with its line, all of them at once; a key that is not known is a \
      mistake. The command feedwatch init writes a file with comments to begin with.
      """)
    page.macro("Bl -bullet")
    for form in reference.forms {
      page.macro("It")
      page.prose(form)
    }
    page.macro("El")
    for table in reference.configuration { section(table, &page) }
    page.macro("Sh EXAMPLES")
    page.verbatim(Self.example)
    page.macro("Sh SEE ALSO")
    page.macro("Xr feedwatch 1")
    return page.text
  }

  private func section(_ table: MarkdownTable, _ page: inout Roff) {
    page.macro("Ss \(Roff.argument(table.heading))")
    for line in table.introduction { page.prose(line) }
    page.macro("Bl -tag -width Ds")
    for row in table.rows where row.count >= 2 {
      page.macro("It Cm \(Roff.argument(MarkdownTable.plain(row[0])))")
      for (head, cell) in zip(table.heads, row).dropFirst() where !cell.isEmpty {
        let text = MarkdownTable.plain(cell)
        let isMeaning = head == "meaning"
        page.prose(
          (isMeaning ? text.first.map { $0.uppercased() + text.dropFirst() } ?? "" : "\(head): \(text)") + "."
        )
      }
    }
    page.macro("El")
  }

  private static let example = [
    "store: state/feedwatch.db",
    "defaults: {every: 24h}",
    "sources:",
    "  - id: agency-contact",
    "    kind: page",
    "    url: https://www.agency.example/contact",
    "    every: 6h",
    "notify:",
    "  - id: archive",
    "    file: digests/{date}.html",
  ]
}
