import Model
import Text

/// How the runs went and how the sources stand.
enum HealthPages {
  private static let perPage = 500

  static func pages(_ desk: ReportDesk) -> [ReportFile] {
    let sources = desk.content.sources
    let pages = sources.pages(of: perPage)
    return pages.enumerated().map { index, slice in
      var body: HTML = ""
      if index == 0 {
        body =
          "<p class=\"lead\">\(text: Coverage.sentence(sources))</p>\n" + RunPlots.html(desk)
          + ProblemStrips.html(desk)
      }
      body += table(slice, desk)
      return PageFrame.page(.health, number: index + 1, of: pages.count, desk, body: body)
    }
  }

  private static func table(_ sources: ArraySlice<SourceReport>, _ desk: ReportDesk) -> HTML {
    guard !sources.isEmpty else { return "" }
    let heads = ["Source", "State", "Last good read", "Announcements", "Contacts"]
    return "<h2>Sources</h2>\n" + FilterScript.field("sources")
      + Markup.table(
        "In the order of the configuration", heads, rows: sources.map { row($0, desk) }.joined())
  }

  private static func row(_ source: SourceReport, _ desk: ReportDesk) -> HTML {
    let record = source.record
    let read: HTML =
      record?.lastGood.map { "\(desk.time.moment($0)), \(text: desk.time.ago($0))" } ?? "never"
    let problem = source.state == "disabled" ? nil : record?.problem
    let detail: HTML? = problem.map {
      "<br>\(text: $0.kind.rawValue) since \(desk.time.date($0.since)): \(Markup.text($0.detail, limit: 300))"
    }
    let id = source.source.id
    let name: HTML =
      desk.contacts.link(to: id).map { "<a href=\"\(attribute: $0)\">\(desk.name(of: id))</a>" }
      ?? desk.name(of: id)
    return """
      <tr data-entry><th scope="row">\(name)<br><span class="soft">\(Markup.link(source.url, source.url))</span></th>\
      <td data-name="state"><span class="state-\(attribute: source.state)">\(text: source.state)</span>\(detail ?? "")</td>\
      <td data-name="last good read">\(read)</td>\
      <td class="number" data-name="announcements">\(record?.entries ?? 0)</td>\
      <td class="number" data-name="contacts">\(record?.facts ?? 0)</td></tr>

      """
  }
}
