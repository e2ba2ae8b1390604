import Model
import Text

/// The first page: what waits for review, the most serious first, and what cannot be read.
enum OverviewPage {
  private static let limit = 200
  private static let problemLimit = 50

  static func pages(_ context: ReportContext) -> [ReportFile] {
    let body =
      lead(context) + pending(context) + conflicts(context) + problems(context)
      + AnnouncementPage.newest(context)
    return [PageFrame.page(.overview, context, body: body)]
  }

  private static func lead(_ context: ReportContext) -> HTML {
    let content = context.content
    let waiting = content.pending.count { $0.state == .pending }
    let review =
      waiting == 0
      ? "No contact changes wait for review." : "\(counted(waiting, "contact change")) to review."
    let run: HTML? = content.runs.last.map {
      "Last run \(context.time.moment($0.finished)), \(text: context.time.ago($0.finished))."
    }
    return """
      <p class="lead">\(text: review)</p>
      <p>\(text: content.sources.statesSentence) \(run ?? "No run has ended yet.")</p>

      """
  }

  private static func pending(_ context: ReportContext) -> HTML {
    let lines = context.content.pending
    let maker = ChangeItems(time: ReadableTime(now: context.content.now), showsAge: true)
    let items = maker.items(lines)
    guard !items.isEmpty else {
      return
        "<h2>To review</h2>\n<p>Nothing. <a href=\"changes.html\">All changes</a> lists what was accepted.</p>\n"
    }
    let rest = rest(items.count - limit, "feedwatch diff")
    return "<h2>To review</h2>\n" + items.prefix(limit).map { ChangeArticle.html($0) }.joined() + rest
  }

  private static func conflicts(_ context: ReportContext) -> HTML {
    let items = ConflictItems.items(context.content.conflicts)
    guard !items.isEmpty else { return "" }
    let rest = rest(items.count - limit, "feedwatch diff")
    return "<h2>Sources that contradict each other</h2>\n"
      + items.prefix(limit).map { ChangeArticle.html($0) }.joined() + rest
  }

  private static func problems(_ context: ReportContext) -> HTML {
    let present = context.content.sources.filter { $0.source.isEnabled && $0.record?.problem != nil }
    guard !present.isEmpty else { return "" }
    let rows = present.prefix(problemLimit).compactMap { source in
      source.record?.problem.map { problem -> HTML in
        """
        <li><strong>\(context.name(of: source.source.id))</strong>: \(text: problem.kind.rawValue) since \
        \(context.time.moment(problem.since)): \(HTML.line(problem.detail))</li>

        """
      }
    }
    return "<h2>Not readable</h2>\n<ul>\n\(rows.joined())</ul>\n"
      + rest(present.count - problemLimit, "feedwatch status")
  }

  private static func rest(_ count: Int, _ command: String) -> HTML {
    count > 0 ? "<p>And \(count) more: <code>\(text: command)</code></p>\n" : ""
  }
}

extension [SourceReport] {
  /// How the sources stand, in one sentence: `21 sources: 19 ok, 1 blocked, 1 suspect.`
  var statesSentence: String {
    let order = ["ok", "new", "failing", "blocked", "suspect", "gone", "disabled"]
    var counts: [String: Int] = [:]
    for source in self { counts[source.state, default: 0] += 1 }
    let parts = order.compactMap { state in counts[state].map { "\($0) \(state)" } }
    let total = counted(count, "source")
    return parts.isEmpty ? "\(total)." : "\(total): \(parts.joined(separator: ", "))."
  }
}
