import Model
import Text

/// The newest announcements, with a field to find words in them.
enum AnnouncementPage {
  /// How many the page holds.
  static let limit = 1000

  static func pages(_ context: ReportContext) -> [ReportFile] {
    let content = context.content
    guard !content.announcements.isEmpty else {
      return [PageFrame.page(.announcements, context, body: "<p>No announcements have been read yet.</p>\n")]
    }
    let shown = content.announcements.prefix(limit)
    let rest = content.announcementCount - shown.count
    let more: HTML =
      rest > 0 ? " Older ones, \(rest) of them, are found by <code>feedwatch search</code>." : ""
    let body: HTML =
      "<p class=\"lead\">The newest \(text: counted(shown.count, "announcement")).\(more)</p>\n"
      + FilterScript.field("announcements") + months(shown, context)
    return [PageFrame.page(.announcements, context, body: body)]
  }

  /// The first few, for the first page.
  static func newest(_ context: ReportContext) -> HTML {
    let entries = context.content.announcements.prefix(10)
    guard !entries.isEmpty else { return "" }
    return "<h2>Newest announcements</h2>\n<ul class=\"entries\">\n"
      + entries.map { item($0, context) }.joined()
      + "</ul>\n<p><a href=\"announcements.html\">All announcements</a></p>\n"
  }

  private static func months(_ entries: ArraySlice<ReportedAnnouncement>, _ context: ReportContext) -> HTML {
    var html: HTML = ""
    var month: String?
    for entry in entries {
      let name = Self.month(entry.date)
      if name != month {
        html +=
          (month == nil ? "" : "</ul></section>\n")
          + "<section data-group>\n<h2>\(text: name)</h2>\n<ul class=\"entries\">\n"
        month = name
      }
      html += item(entry, context)
    }
    return html + "</ul></section>\n"
  }

  private static func item(_ entry: ReportedAnnouncement, _ context: ReportContext) -> HTML {
    let announcement = entry.known.announcement
    let alert: HTML = announcement.isAlert ? "<span class=\"badge high\">alert</span>" : ""
    let withdrawn: HTML = entry.known.isWithdrawn ? " <strong>(withdrawn)</strong>" : ""
    let title = announcement.title.isEmpty ? announcement.url ?? "Without a title" : announcement.title
    let also = entry.alsoIn.prefix(5).map { ", " + context.name(of: $0) }.joined()
    let summary: HTML =
      announcement.summary.isEmpty
      ? "" : "<p dir=\"auto\">\(HTML.line(announcement.summary, limit: 280))</p>"
    return """
      <li data-entry><p>\(alert)<strong dir="auto">\(HTML.link(announcement.url, title, limit: 300))</strong>\(withdrawn)</p>\(summary)\
      <p class="soft">\(context.time.date(entry.date)), \(context.name(of: entry.source))\(also)</p></li>

      """
  }

  private static func month(_ instant: Timestamp) -> String {
    let date = CivilDate(instant)
    return "\(CalendarNames.months[date.month - 1]) \(date.year)"
  }
}
