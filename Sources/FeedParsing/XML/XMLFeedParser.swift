import Markup
import Model
import Text

/// Turns the events of one XML document into a feed.
///
/// RSS of every version, RDF, Atom and CDF share one vocabulary here: an element means what its local name says as long as
/// its namespace is one of the feed formats' own, and extension namespaces have their own table. Where several elements
/// fill one field, the better source wins whatever the order (``FieldRanks``).
struct XMLFeedParser: ~Copyable {
  /// Bounds on what is kept; reaching one is told as a warning.
  enum Limit {
    static let items = 100_000
    /// Bytes of one text, of a title, and of a name, address or date.
    static let text = 4_000_000
    static let title = 250_000
    static let line = 20_000
    /// Links, categories, people and enclosures of one item.
    static let list = 200
  }

  var reader: XMLReader
  var feed: Feed
  var ranks = FieldRanks()
  /// Bytes of the text being read; kept to be used again.
  var buffer: [UInt8] = []
  /// Called for each entry as it ends; without it entries are collected in the feed.
  let onItem: ((FeedItem) -> Void)?
  var itemCount = 0
  var item = FeedItem()
  var itemRanks = FieldRanks()
  /// `itunes:duration` of the entry, in seconds.
  var itemDuration: Double?
  private var unknownRoot = false

  init(_ text: UnsafeBufferPointer<UInt8>, base: String?, onItem: ((FeedItem) -> Void)? = nil) {
    reader = XMLReader(text, vocabulary: .feeds, base: base)
    feed = Feed(format: .unknown)
    self.onItem = onItem
    buffer.reserveCapacity(4096)
  }

  /// The element and namespace of the last start event; the namespace of an unknown root counts as the format's own.
  func current() -> (name: FeedElement, namespace: FeedNamespace) {
    var namespace = FeedNamespace(rawValue: reader.namespace) ?? .unknown
    if namespace == .unknown, unknownRoot, !reader.hasPrefix { namespace = .none }
    return (FeedElement(number: reader.element), namespace)
  }

  /// Reads the whole document.
  mutating func parse() throws(FeedError) {
    while true {
      switch reader.next() {
      case .start: try readRoot()
      case .finished:
        guard feed.format != .unknown || hasRoot else {
          throw .notAFeed(root: "no feed element in the document")
        }
        return
      case .end, .text: break
      }
    }
  }

  /// The feed, when the document is read.
  mutating func finished() -> Feed {
    if feed.format == .rss10, reader.declares(FeedNamespace.rss090.rawValue) { feed.format = .rss090 }
    resolveHomePage()
    if ranks.update.period > 0 {
      feed.ttlMinutes = feed.ttlMinutes ?? max(1, ranks.update.period / ranks.update.frequency)
    }
    feed.warnings = reader.warnings
    feed.lacksEnd = reader.depthAtEnd > 0
    return feed
  }

  var hasRoot = false
  private mutating func readRoot() throws(FeedError) {
    if hasRoot {
      // A second root: entries after a feed that was closed too early.
      let (name, namespace) = current()
      if (name == .item || name == .entry) && namespace.isCore { readItem() } else { reader.skip() }
      return
    }
    let (name, namespace) = current()
    unknownRoot = namespace == .unknown && !reader.hasPrefix
    switch name {
    case .html, .head, .body: throw .page
    case .rss: feed.format = rssVersion()
    case .rdf: feed.format = .rss10
    case .feed: feed.format = atomVersion(namespace)
    case .channel: feed.format = .cdf
    case .item: feed.format = .rss20
    case .entry: feed.format = atomVersion(namespace)
    default: throw .notAFeed(root: "the document's root is <\(reader.elementName.prefix(40))>")
    }
    hasRoot = true
    feed.language = reader.language ?? feed.language
    if name == .item || name == .entry { return readItem() }
    if name == .channel { readChannelAttributes() }
    readFeed(isChannel: name == .channel)
  }

  /// A relative home page that came before anything it could be relative to.
  private mutating func resolveHomePage() {
    guard let page = feed.homePageURL, URLReference.scheme(of: page) == nil else { return }
    feed.homePageURL = URLReference.resolve(page, base: reader.base) ?? page
  }

  private func rssVersion() -> FeedFormat {
    switch (reader.attribute("version") ?? "").trimmed {
    case let version where version.hasPrefix("0.90"): .rss090
    case let version where version.hasPrefix("0.91"): .rss091
    case let version
    where version.hasPrefix("0.92") || version.hasPrefix("0.93") || version.hasPrefix("0.94"): .rss092
    case let version where version.hasPrefix("1.0") || version.hasPrefix("1.1"): .rss10
    case let version where version.hasPrefix("2") || version.isEmpty: .rss20
    default: .rss20
    }
  }

  private func atomVersion(_ namespace: FeedNamespace) -> FeedFormat {
    if namespace == .atom03 { return .atom03 }
    if namespace == .atom10 { return .atom10 }
    return (reader.attribute("version") ?? "").hasPrefix("0.") ? .atom03 : .atom10
  }
}

/// How good the source of each field's value was; a better one replaces it.
struct FieldRanks {
  var title = 0
  var text = 0
  var link = 0
  var id = 0
  var published = 0
  var updated = 0
  var author = 0
  var language = 0
  var rights = 0
  var image = 0
  var update: (period: Int, frequency: Int) = (0, 1)

  /// Whether a value of rank `rank` replaces the one there, whose rank is `current`; notes it if so.
  static func wins(_ current: inout Int, _ rank: Int, orEqual: Bool = false) -> Bool {
    guard rank > current || orEqual && rank == current else { return false }
    current = rank
    return true
  }
}
