import Model
import Text

/// How the runs went and how the sources stand.
enum HealthPages {
  private static let perPage = 500

  static func pages(_ context: ReportContext) -> [ReportFile] {
    let sources = context.content.sources
    let pages = sources.pages(of: perPage)
    return pages.enumerated().map { index, slice in
      var body: HTML = ""
      if index == 0 {
        body =
          "<p class=\"lead\">\(text: sources.statesSentence)</p>\n" + RunPlots.html(context)
          + ProblemStrips.html(context)
      }
      body += table(slice, context)
      return PageFrame.page(.health, number: index + 1, of: pages.count, context, body: body)
    }
  }

  private static func table(_ sources: ArraySlice<SourceReport>, _ context: ReportContext) -> HTML {
    guard !sources.isEmpty else { return "" }
    let heads = ["Source", "State", "Last good read", "Announcements", "Contacts"]
    return "<h2>Sources</h2>\n" + FilterScript.field("sources")
      + HTML.table(
        "In the order of the configuration", heads, rows: sources.map { row($0, context) }.joined())
  }

  private static func row(_ source: SourceReport, _ context: ReportContext) -> HTML {
    let record = source.record
    let read: HTML =
      record?.lastGood.map { "\(context.time.moment($0)), \(text: context.time.ago($0))" } ?? "never"
    let problem = source.state == "disabled" ? nil : record?.problem
    let detail: HTML? = problem.map {
      "<br>\(text: $0.kind.rawValue) since \(context.time.date($0.since)): \(HTML.line($0.detail, limit: 300))"
    }
    let id = source.source.id
    let name: HTML =
      context.contacts.link(to: id).map { "<a href=\"\(attribute: $0)\">\(context.name(of: id))</a>" }
      ?? context.name(of: id)
    return """
      <tr data-entry><th scope="row">\(name)<br><span class="soft">\(HTML.link(source.url, source.url))</span></th>\
      <td data-name="state"><span class="state-\(attribute: source.state)">\(text: source.state)</span>\(detail ?? "")</td>\
      <td data-name="last good read">\(read)</td>\
      <td class="number" data-name="announcements">\(record?.entries ?? 0)</td>\
      <td class="number" data-name="contacts">\(record?.facts ?? 0)</td></tr>

      """
  }
}

/// When sources could not be read, over the last 90 days: a line for each source that had a problem.
enum ProblemStrips {
  private static let days: Int64 = 90
  private static let limit = 100

  static func html(_ context: ReportContext) -> HTML {
    let axis = TimeAxis(from: context.content.now.adding(seconds: -days * 86_400), to: context.content.now)
    let recent = context.content.problems.filter { $0.until.map { $0 > axis.start } ?? true }
    let bySource = Dictionary(grouping: recent, by: \.problem.source)
    let sources = context.content.sources.map(\.source.id).filter { bySource[$0] != nil }
    let title: HTML = "<h2>Problems of the last \(days) days</h2>\n"
    guard !sources.isEmpty else { return title + "<p>Every source could be read.</p>\n" }
    let rows = sources.prefix(limit).map { row($0, bySource[$0] ?? [], axis, context) }
    let rest: HTML =
      sources.count > limit ? "<p>And \(text: counted(sources.count - limit, "more source")).</p>\n" : ""
    return title
      + HTML.table(
        "From \(context.time.date(axis.start)) on the left to now on the right",
        ["Source", "What was wrong, newest first", "Time line"], rows: rows.joined()) + rest
  }

  private static func row(
    _ source: SourceID, _ problems: [PastProblem], _ axis: TimeAxis, _ context: ReportContext
  ) -> HTML {
    let strips = problems.map { past in
      axis.rectangle(
        from: past.problem.since, to: past.until ?? context.content.now, style: "problem",
        title: label(past, context))
    }
    let words = problems.suffix(10).reversed().map { past -> HTML in
      let detail = HTML.line(past.problem.detail, limit: 200)
      return "<li>\(text: label(past, context)): \(detail)</li>"
    }
    let rest: HTML = problems.count > 10 ? "<li>and \(problems.count - 10) more</li>" : ""
    return """
      <tr><th scope="row">\(context.name(of: source))</th><td><ol>\(words.joined())\(rest)</ol></td>\
      <td class="line">\(axis.track(strips.joined(), label: counted(problems.count, "problem")))</td></tr>

      """
  }

  private static func label(_ past: PastProblem, _ context: ReportContext) -> String {
    let start = context.time.plainDate(past.problem.since)
    return "\(past.problem.kind.rawValue), \(start) to " + (past.until.map(context.time.plainDate) ?? "now")
  }
}
