package import Model
package import Text

/// A feed as its document says it, whatever the format was.
package struct Feed: Sendable {
  package var format: FeedFormat
  /// Label of the encoding the document was read with.
  package var encoding = "utf-8"
  package var warnings: [Warning] = []
  package var id: String?
  package var title: FeedText?
  package var subtitle: FeedText?
  package var rights: FeedText?
  package var homePageURL: String?
  package var feedURL: String?
  package var language: String?
  package var generator: String?
  package var published: Timestamp?
  package var updated: Timestamp?
  /// How long the feed asks to be left alone (`ttl`, `sy:updatePeriod`), in minutes.
  package var ttlMinutes: Int?
  package var image: String?
  package var icon: String?
  package var favicon: String?
  package var links: [FeedLink] = []
  package var categories: [FeedCategory] = []
  package var authors: [FeedPerson] = []
  package var contributors: [FeedPerson] = []
  package var items: [FeedItem] = []
  /// The document ended before the feed did.
  package var lacksEnd = false

  /// An empty feed of `format`.
  package init(format: FeedFormat) { self.format = format }
}

/// The formats, under the names `parse` prints.
package enum FeedFormat: String, Sendable {
  case rss090 = "rss0.90"
  case rss091 = "rss0.91"
  case rss092 = "rss0.92"
  case rss10 = "rss1.0"
  case rss20 = "rss2.0"
  case atom03 = "atom0.3"
  case atom10 = "atom1.0"
  case jsonFeed10 = "jsonfeed1.0"
  case jsonFeed11 = "jsonfeed1.1"
  case cdf
  case unknown

  /// Whether titles and texts without a type are taken as HTML (RSS) and not as plain text (Atom).
  var escapesHTML: Bool { self != .atom03 && self != .atom10 }
}

/// Why a document is no feed.
package enum FeedError: Error, Sendable, Equatable {
  /// Binary data.
  case notText
  /// A page of HTML.
  case page
  /// XML or JSON of another kind; `root` names what was found.
  case notAFeed(root: String)
  /// Nothing but white space.
  case empty

  /// One lower-case line for people.
  package var message: String {
    switch self {
    case .notText: "not a feed: the document is binary data"
    case .page: "not a feed: the document is an HTML page; look for its feed with `feedwatch add`"
    case .notAFeed(let root): "not a feed: \(root)"
    case .empty: "not a feed: the document is empty"
    }
  }
}
