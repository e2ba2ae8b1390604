import FeedParsing
import Markup
package import Model
import Text

/// A page that lists announcements, as it was read.
package struct ListReading: Sendable {
  /// The title of the page.
  package var title: String?
  /// In the order of the page.
  package var announcements: [Announcement]
  /// Of a page without its end, the innermost entry inside of which it ends, as it stands; it is not among the others.
  package var half: Announcement?
  /// How the page ends.
  package var ending: DocumentEnding
  /// The page ends inside a tag.
  package var endsInMarkup: Bool
  /// What was odd in the page, in the order in which it was noticed.
  package var warnings: [Warning]
  /// What the page shows of its own state.
  package var signs: PageSigns
}

/// Reads a page that lists announcements: where each entry stands, and in it title, link and date.
package enum ListPageReader {
  /// The entries of the page in order.
  ///
  /// - A missing `title` is the first heading of the entry, else its first link, else its text; a missing `link` the first
  ///   link, a missing `date` the first `time`. A title without a link is an entry all the same.
  /// - A date counts when it reads as one. The same `datetime` on every one of at least three entries is a default of the
  ///   template and is left out, with a warning.
  /// - An `each` that matches nothing is told in `signs.missedSelector`; a page that says in words that there is nothing to
  ///   list, in `signs.saysThatNothingIsListed`. A row that says no more than that is no entry.
  package static func read(
    _ bytes: [UInt8], contentType: String?, url: String, selectors: Source.EntrySelectors,
    ignore: [String] = []
  ) throws(PageError) -> ListReading {
    let decoded = try PageReader.decode(bytes, contentType: contentType)
    let document = HTMLParser.parse(decoded.text)
    let page = try PageReader.page(of: document, decoded, url: url, select: nil, ignore: ignore)
    let reader = try EntryReader(document, base: page.baseURL, selectors: selectors, ignore: ignore)
    let emptiness = EmptyList(title: page.title, blocks: page.blocks)
    let entries = reader.entries.filter { !($0.url == nil && emptiness.isMessage($0.text)) }
    var signs = page.signs
    var warnings = page.warnings
    if reader.places.isEmpty { signs.missedSelector = selectors.each }
    signs.saysThatNothingIsListed = entries.isEmpty && emptiness.isSaid(in: page.blocks)
    let dates = TemplateDates.withoutDefaults(entries.map(\.date), warnings: &warnings)
    let untitled = entries.filter(\.title.isEmpty).count
    if untitled > 0 {
      warnings.append(Warning("\(untitled) of \(entries.count) entries have no title and were left out"))
    }
    var read = ListReading(
      title: page.title, announcements: [], half: nil,
      ending: signs.ending, endsInMarkup: document.oddities.endsInsideMarkup,
      warnings: warnings, signs: signs)
    let last = signs.ending == .inside ? entries.lastIndex(where: \.isOpen) : nil
    for (index, date) in dates.enumerated() {
      guard let announcement = announcement(entries[index], date) else { continue }
      if index == last {
        read.half = announcement
      } else {
        read.announcements.append(announcement)
      }
    }
    return read
  }

  private static func announcement(_ entry: ListEntry, _ date: FeedDate.Written?) -> Announcement? {
    guard !entry.title.isEmpty else { return nil }
    return Announcement(
      keys: AnnouncementIdentity.keys(id: nil, url: entry.url, title: entry.title, published: date?.instant),
      id: entry.url ?? entry.title, url: entry.url, title: entry.title, summary: entry.summary,
      published: date?.instant, days: date?.isDay == true ? .published : [],
      contentHash: AnnouncementContent(title: entry.title, text: entry.summary, documents: entry.documents)
        .hash)
  }
}

/// One entry of a list page as it stands there.
struct ListEntry {
  var title: String
  var url: String?
  /// All that a reader sees of it, on one line.
  var text: String
  /// Files that it links to beside its own link.
  var documents: [String]
  /// As written: a `datetime`, or text.
  var date: String?
  /// The rest of its text, at most 2,000 characters.
  var summary: String
  /// The document ended before it did.
  var isOpen: Bool
}

/// Dates of list entries that mean something.
enum TemplateDates {
  /// Entries below which equal dates are no sign of a template.
  private static let fewest = 3

  /// The dates as instants; all nil where every entry carries the same machine-readable stamp.
  static func withoutDefaults(_ texts: [String?], warnings: inout [Warning]) -> [FeedDate.Written?] {
    let dates = texts.map { $0.flatMap(FeedDate.written) }
    let stamps = texts.compactMap { $0 }
    guard stamps.count >= fewest, stamps.count == texts.count, Set(stamps).count == 1, dates[0] != nil else {
      return dates
    }
    warnings.append(
      Warning(
        "every entry has the same date \"\(stamps[0].prefix(40))\"; it was left out as a default of the template"
      ))
    return dates.map { _ in nil }
  }
}
