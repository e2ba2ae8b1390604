import Model
import Text

/// A file of the report.
package struct ReportFile: Hashable, Sendable {
  /// A plain name, without a folder.
  package var name: String
  /// The whole content.
  package var text: String

  /// The page `name`.
  init(name: String, page: HTML) { self.init(name: name, text: page.source) }

  /// The file `name` with `text` in UTF-8.
  package init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}

/// The report as a web site: pages, one style sheet, one script that they can do without.
///
/// Every page is whole without the script. Nothing is fetched from anywhere, and the Content-Security-Policy of each page forbids
/// it. What documents say is text, never mark-up; only http and https addresses, telephone numbers and mail addresses become
/// links.
package enum ReportSite {
  /// The files of the site, the first page last, so that whoever follows a link of it finds a new page. The same content gives
  /// the same bytes.
  package static func files(_ content: ReportContent) -> [ReportFile] {
    let context = ReportContext(content)
    let pages =
      ChangePages.pages(context) + ContactPages.pages(context) + TimelinePages.pages(context)
      + AnnouncementPage.pages(context) + HealthPages.pages(context) + OverviewPage.pages(context)
    return [
      ReportFile(name: PageFrame.styleSheet, text: ReportStyle.text),
      ReportFile(name: PageFrame.script, text: FilterScript.text),
    ] + pages
  }
}

/// What the pages share: the content, the words for times and names, and where each source stands.
struct ReportContext: Sendable {
  let content: ReportContent
  let time: HTMLTime
  let naming: SourceNaming
  /// Which sources stand on which page of the contacts and of the history.
  let contacts: Pagination
  let timeline: Pagination

  init(_ content: ReportContent) {
    self.content = content
    time = HTMLTime(now: content.now)
    naming = SourceNaming(content.sources.map(\.source))
    contacts = Pagination(
      name: ReportPage.contacts.rawValue, sources: ContactPages.ordered(content.sources),
      weight: ContactPages.weight)
    timeline = Pagination(
      name: ReportPage.timeline.rawValue, sources: content.sources.filter { !$0.facts.isEmpty },
      weight: TimelinePages.weight)
  }

  /// A source's name for people.
  func name(of source: SourceID) -> HTML { HTML.line(naming.name(of: source), limit: 200) }
}
