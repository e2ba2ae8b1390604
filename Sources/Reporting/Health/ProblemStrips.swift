import Model
import Text

/// When sources could not be read, over the last 90 days: a line for each source that had a problem.
enum ProblemStrips {
  private static let days: Int64 = 90
  private static let limit = 100

  static func html(_ desk: ReportDesk) -> HTML {
    let axis = TimeAxis(from: desk.content.now.adding(seconds: -days * 86_400), to: desk.content.now)
    let recent = desk.content.problems.filter { $0.until.map { $0 > axis.start } ?? true }
    let bySource = Dictionary(grouping: recent, by: \.problem.source)
    let sources = desk.content.sources.map(\.source.id).filter { bySource[$0] != nil }
    let title: HTML = "<h2>Problems of the last \(days) days</h2>\n"
    guard !sources.isEmpty else { return title + "<p>Every source could be read.</p>\n" }
    let rows = sources.prefix(limit).map { row($0, bySource[$0] ?? [], axis, desk) }
    let rest: HTML =
      sources.count > limit ? "<p>And \(text: counted(sources.count - limit, "more source")).</p>\n" : ""
    return title
      + Markup.table(
        "From \(desk.time.date(axis.start)) on the left to now on the right",
        ["Source", "What was wrong, newest first", "Time line"], rows: rows.joined()) + rest
  }

  private static func row(
    _ source: SourceID, _ problems: [PastProblem], _ axis: TimeAxis, _ desk: ReportDesk
  ) -> HTML {
    let strips = problems.map { past in
      axis.rectangle(
        from: past.problem.since, to: past.until ?? desk.content.now, style: "problem",
        title: label(past, desk))
    }
    let words = problems.suffix(10).reversed().map { past -> HTML in
      let detail = Markup.text(past.problem.detail, limit: 200)
      return "<li>\(text: label(past, desk)): \(detail)</li>"
    }
    let rest: HTML = problems.count > 10 ? "<li>and \(problems.count - 10) more</li>" : ""
    return """
      <tr><th scope="row">\(desk.name(of: source))</th><td><ol>\(words.joined())\(rest)</ol></td>\
      <td class="line">\(axis.track(strips.joined(), label: counted(problems.count, "problem")))</td></tr>

      """
  }

  private static func label(_ past: PastProblem, _ desk: ReportDesk) -> String {
    let start = desk.time.plainDate(past.problem.since)
    return "\(past.problem.kind.rawValue), \(start) to " + (past.until.map(desk.time.plainDate) ?? "now")
  }
}
