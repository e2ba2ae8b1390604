import Model
import Text

/// Announcements by source, alerts first.
struct AnnouncementSections: Sendable {
  var digest: Digest
  var time: ReadableTime
  var detail = Detail.full

  /// How much is said of each announcement.
  enum Detail: Sendable {
    /// All there is.
    case full
    /// Its title and, on a line of its own, where it leads.
    case links
    /// Its title, which is a link where the form has any.
    case titles
  }

  /// One section per source: those with alerts first, then in the order of their first entry.
  var sections: [DigestSection] {
    var order: [SourceID] = []
    var groups: [SourceID: [AnnouncementNews]] = [:]
    for news in digest.entries {
      if groups[news.source] == nil { order.append(news.source) }
      groups[news.source, default: []].append(news)
    }
    let (calm, alert) = (order.filter { !hasAlert(groups[$0]) }, order.filter { hasAlert(groups[$0]) })
    var left = digest.limit.map { max(0, $0) } ?? .max
    var (sections, hidden): ([DigestSection], (count: Int, sources: Int)) = ([], (0, 0))
    for (source, news) in (alert + calm).compactMap({ source in groups[source].map { (source, $0) } }) {
      let shown = min(left, news.count)
      left -= shown
      if shown > 0 { sections.append(section(source, news, count: shown)) }
      if shown < news.count { hidden = (hidden.count + news.count - shown, hidden.sources + 1) }
    }
    if hidden.count > 0, !sections.isEmpty {
      sections[sections.count - 1].rest = rest(hidden.count, sources: hidden.sources)
    }
    return sections
  }

  private func hasAlert(_ news: [AnnouncementNews]?) -> Bool {
    news?.contains { $0.announcement.isAlert } ?? false
  }

  /// The first `count` of `news`, alerts first.
  private func section(_ source: SourceID, _ news: [AnnouncementNews], count: Int) -> DigestSection {
    let sorted = news.filter(\.announcement.isAlert) + news.filter { !$0.announcement.isAlert }
    let shown = sorted.prefix(count)
    let title = SafeText.line(digest.sourceTitles[source] ?? source.rawValue, limit: 200)
    var section = DigestSection(name: "news", title: title, items: shown.map(item))
    section.source = digest.sourceURLs[source].map { Row("source", SafeText.line($0), role: .link) }
    return section
  }

  /// Says what is left out, and which of the commands finds it.
  private func rest(_ count: Int, sources: Int) -> String {
    "and \(count) more\(sources > 1 ? " from \(sources) sources" : ""): feedwatch diff lists contact changes only; feedwatch search finds announcements."
  }

  private func item(_ news: AnnouncementNews) -> Item {
    let entry = news.announcement
    var item = Item(title: title(entry), url: entry.url.map(SafeText.line))
    item.badge = badge(news)
    item.updated = news.seen
    item.key =
      "entry-\(news.source.rawValue)-\(entry.id)-\(entry.updated?.rfc3339 ?? "")-\(news.kind.rawValue)"
    if detail != .full {
      if detail == .links, let url = item.url { item.rows.append(Row("url", url, role: .link)) }
      return item
    }
    if news.kind == .updated { item.rows += difference(news) }
    let summary = SafeText.line(entry.summary, limit: 300)
    if !summary.isEmpty, news.kind != .withdrawn, summary != item.title,
      !item.rows.contains(where: { $0.name == "now" })
    {
      item.rows.append(Row("says", summary))
    }
    item.rows.append(Row("dated", dates(news)))
    if !news.alsoIn.isEmpty { item.rows.append(Row("also in", others(news))) }
    if let url = item.url ?? digest.sourceURLs[news.source].map(SafeText.line) {
      item.rows.append(Row("url", url, role: .link))
    }
    return item
  }

  private func title(_ entry: Announcement) -> String {
    let title = SafeText.line(entry.title, limit: 300)
    if !title.isEmpty { return title }
    let summary = SafeText.line(entry.summary, limit: 100)
    return summary.isEmpty ? "(without a title)" : summary
  }

  private func badge(_ news: AnnouncementNews) -> String? {
    switch news.kind {
    case .new: news.announcement.isAlert ? "alert" : nil
    case .updated: news.announcement.isAlert ? "alert, updated" : "updated"
    case .withdrawn: "withdrawn"
    }
  }

  /// What an updated entry was: its title where that differs, else its text.
  private func difference(_ news: AnnouncementNews) -> [Row] {
    let pairs = [
      (news.previousTitle, news.announcement.title), (news.previousSummary, news.announcement.summary),
    ]
    for case (let previous?, let current) in pairs {
      let (was, now) = (SafeText.line(previous, limit: 500), SafeText.line(current, limit: 500))
      guard was != now, !was.isEmpty, !now.isEmpty else { continue }
      let runs = WordDiff.runs(was, now)
      return [Row("was", runs: runs.before, role: .was), Row("now", runs: runs.after, role: .now)]
    }
    return []
  }

  private func dates(_ news: AnnouncementNews) -> String {
    let read = "read \(time.moment(news.seen))"
    if news.kind == .withdrawn { return "not listed any more; \(read)" }
    let entry = news.announcement
    let day: Announcement.DayFields = news.kind == .updated && entry.updated != nil ? .updated : .published
    guard let date = day == .updated ? entry.updated : entry.published else {
      return "no date given; \(read)"
    }
    return "\(time.date(date, isDay: entry.days.contains(day))); \(read)"
  }

  private func others(_ news: AnnouncementNews) -> String {
    news.alsoIn.map { SafeText.line(digest.sourceTitles[$0] ?? $0.rawValue, limit: 100) }.joined(
      separator: ", ")
  }
}
