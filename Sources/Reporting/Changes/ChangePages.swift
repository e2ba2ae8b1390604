import DigestRendering
import Model
import Text

/// Every change ever seen, newest first, with who accepted it.
enum ChangePages {
  private static let perPage = 200

  static func pages(_ desk: ReportDesk) -> [ReportFile] {
    let maker = ChangeItems(time: PeopleTime(now: desk.content.now))
    let changes = Array(desk.content.changes.reversed())
    let pages = changes.pages(of: perPage)
    return pages.enumerated().map { index, slice in
      let body: HTML =
        slice.isEmpty ? "<p>No contact changes seen so far.</p>\n" : days(slice, maker, desk)
      let lead: HTML =
        "<p class=\"lead\">\(text: counted(changes.count, "contact change")) seen so far, newest first.</p>\n"
      return PageFrame.page(
        .changes, number: index + 1, of: pages.count, desk, body: changes.isEmpty ? body : lead + body)
    }
  }

  /// The changes under the days on which they were seen.
  private static func days(
    _ changes: ArraySlice<RecordedChange>, _ maker: ChangeItems, _ desk: ReportDesk
  ) -> HTML {
    var html: HTML = ""
    var day: String?
    for change in changes {
      let date = desk.time.date(change.firstSeen)
      let plain = desk.time.plainDate(change.firstSeen)
      if plain != day { html += "<h2>\(date)</h2>\n" }
      day = plain
      for item in maker.items([change]) { html += ChangeArticle.html(item, more: [review(change, desk)]) }
    }
    return html
  }

  private static func review(_ change: RecordedChange, _ desk: ReportDesk) -> (name: String, html: HTML) {
    switch change.state {
    case .pending: return ("review", "not reviewed")
    case .reverted: return ("review", "changed back before anybody reviewed it")
    case .accepted:
      guard let acceptance = change.acceptance else { return ("review", "accepted") }
      let note: HTML = acceptance.note.map { ": " + Markup.text($0) } ?? ""
      return (
        "review", "accepted by \(Markup.text(acceptance.by)), \(desk.time.moment(acceptance.at))\(note)"
      )
    }
  }
}
