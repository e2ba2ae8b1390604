package import Model
package import Text

/// A feed as its document says it, whatever the format was.
package struct Feed: Sendable {
  /// The format that the document declares, as far as it is known.
  package var format: FeedFormat
  /// Label of the encoding the document was read with.
  package var encoding = "utf-8"
  /// What was odd in the document, in the order in which it was noticed.
  package var warnings: [Warning] = []
  /// Atom's `id`, RDF's `rdf:about`, as written.
  package var id: String?
  /// Its name, as mark-up or plain text.
  package var title: FeedText?
  /// Atom's `subtitle`, RSS's `description`.
  package var subtitle: FeedText?
  /// The copyright notice.
  package var rights: FeedText?
  /// URL of the page that the feed belongs to.
  package var homePageURL: String?
  /// URL that the feed gives as its own.
  package var feedURL: String?
  /// BCP 47 tag as written.
  package var language: String?
  /// The program that wrote it.
  package var generator: String?
  /// When the feed was published, by its own word.
  package var published: Timestamp?
  /// When the feed was last changed, by its own word.
  package var updated: Timestamp?
  /// How long the feed asks to be left alone (`ttl`, `sy:updatePeriod`), in minutes.
  package var ttlMinutes: Int?
  /// URL of a picture: RSS's `image`, Atom's `logo`.
  package var image: String?
  /// URL of a square picture: JSON Feed's `icon`.
  package var icon: String?
  /// URL of a small picture for lists: Atom's `icon`, JSON Feed's `favicon`, a link of `rel="icon"`.
  package var favicon: String?
  /// All its links, in the order of the document, those behind the other URLs as well.
  package var links: [FeedLink] = []
  /// Its categories, each once.
  package var categories: [FeedCategory] = []
  /// Who wrote it, each once.
  package var authors: [FeedPerson] = []
  /// Who helped to write it, each once.
  package var contributors: [FeedPerson] = []
  /// Its entries, in the order of the document.
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
