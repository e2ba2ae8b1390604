import Markup
package import Model
import Text

/// A feed as the pipeline wants it.
package struct FeedReading: Sendable {
  /// The title as plain text; nil where the feed has none.
  package var title: String?
  /// URL of the page that the feed belongs to.
  package var homePageURL: String?
  /// BCP 47 tag as written.
  package var language: String?
  /// How long the feed asks to be left alone (`ttl`, `sy:updatePeriod`), in seconds; 0 where it says nothing.
  package var minimumInterval: Int64
  /// In the order of the document.
  package var announcements: [Announcement]
  /// What was odd in the document, in the order in which it was noticed.
  package var warnings: [Warning]
  /// How the document ends; an entry inside of which it does is not among the announcements.
  package var ending: DocumentEnding
  /// That entry as it stands; nil where nothing of it came.
  package var half: Announcement?
  /// A page that lists announcements ends inside a tag.
  package var endsInMarkup: Bool

  /// A reading.
  package init(
    title: String? = nil, homePageURL: String? = nil, language: String? = nil, minimumInterval: Int64 = 0,
    announcements: [Announcement] = [], warnings: [Warning] = [],
    ending: DocumentEnding = .complete, half: Announcement? = nil, endsInMarkup: Bool = false
  ) {
    self.title = title
    self.homePageURL = homePageURL
    self.language = language
    self.minimumInterval = minimumInterval
    self.announcements = announcements
    self.warnings = warnings
    self.ending = ending
    self.half = half
    self.endsInMarkup = endsInMarkup
  }
}

/// Reads the announcements of a feed.
package enum FeedReader {
  /// Longest summary that is kept, in characters.
  private static let longestSummary = 2000
  /// Longest title that is kept, in characters; identity goes by the whole title.
  private static let longestTitle = 1000

  /// The announcements that `bytes`, read from `url`, hold.
  ///
  /// - Parameters:
  ///   - contentType: the Content-Type header, if any.
  ///   - contentLocation: the Content-Location header, if any: the address relative references start from (RFC 9110, 8.7).
  /// - Throws: ``FeedError`` when the document is no feed.
  package static func read(
    _ bytes: [UInt8], contentType: String?, url: String, contentLocation: String? = nil
  ) throws(FeedError) -> FeedReading {
    let base = contentLocation.flatMap { URLReference.resolve($0, base: url) } ?? url
    // Entries of an XML feed are shortened as they come, so that a long feed never stands in memory as a whole.
    var entries: [Announcement] = []
    var half: Announcement?
    let feed = try FeedParser.parse(bytes, contentType: contentType, base: base) {
      // Half an entry has half a title, and perhaps no key that the whole one has.
      if $0.isCut { half = announcement($0.withoutCutPart) } else { entries.append(announcement($0)) }
    }
    entries += feed.items.map(announcement)
    return FeedReading(
      title: feed.title?.titleText.nonEmpty, homePageURL: feed.homePageURL, language: feed.language,
      minimumInterval: Int64(feed.ttlMinutes ?? 0) * 60, announcements: distinct(entries),
      warnings: feed.warnings, ending: half != nil ? .inside : feed.lacksEnd ? .open : .complete,
      half: half.flatMap { $0.isEmpty ? nil : $0 })
  }

  /// `entries` without repetitions; keys that several share say nothing and are left out, so that none is lost.
  private static func distinct(_ entries: [Announcement]) -> [Announcement] {
    var uses: [String: Int] = [:]
    for entry in entries { for key in entry.keys { uses[key, default: 0] += 1 } }
    var seen: Set<Announcement> = []
    var list = entries.filter { seen.insert($0).inserted }
    for index in list.indices {
      let own = list[index].keys.filter { uses[$0] == 1 }
      list[index].keys = own.isEmpty ? contentKeys(list[index]) : own
    }
    return list
  }

  /// Keys of an entry all of whose keys are shared: the content tells such entries apart.
  private static func contentKeys(_ entry: Announcement) -> [String] {
    ["hash:" + String(entry.contentHash, radix: 16)]
  }

  private static func announcement(_ item: FeedItem) -> Announcement {
    let title = item.title?.titleText ?? ""
    let content = item.content.first?.plain
    let text = item.summary?.plain ?? content ?? ""
    let categories = item.categories.map { $0.label ?? $0.term }.filter { !$0.isEmpty }
    let url = item.url ?? item.attachments.first?.url
    return Announcement(
      keys: AnnouncementIdentity.keys(
        id: item.id, url: url, title: title, published: item.published ?? item.updated),
      id: item.identifier, url: url, title: head(of: title, longestTitle),
      summary: head(of: text, longestSummary),
      published: item.published, updated: item.updated, days: item.days,
      contentHash: AnnouncementContent(
        title: title, text: content ?? text, documents: item.attachments.map(\.url) + linkedDocuments(item)
      ).hash,
      categories: categories, isAlert: AlertMarks.match(title: title, categories: categories))
  }

  /// Files that the text of `item` links to.
  private static func linkedDocuments(_ item: FeedItem) -> [String] {
    (item.content.isEmpty ? [item.summary].compactMap(\.self) : item.content).filter(\.isMarkup)
      .flatMap { HTMLLinks.targets($0.value, base: $0.base, where: AnnouncementContent.isDocument) }
  }

  /// At most `count` characters of `text`; no text has more characters than bytes.
  private static func head(of text: String, _ count: Int) -> String {
    text.utf8.count <= count ? text : String(text.prefix(count))
  }
}

/// Words by which agencies mark what cannot wait.
enum AlertMarks {
  /// Whether a category is one of alerts, or the title begins with the word.
  static func match(title: String, categories: [String]) -> Bool {
    let title = title.lowercased()
    return ["alert:", "alert -", "alert –", "alert —", "urgent:", "alerta:"].contains { title.hasPrefix($0) }
      || categories.contains {
        ["alert", "alerts", "emergency", "urgent", "alerta", "alertas"].contains($0.lowercased())
      }
  }
}
