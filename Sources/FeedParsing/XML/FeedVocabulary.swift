import Markup

/// Element names that mean something in some feed format; lower-case, the reader is blind to case.
enum FeedElement: String, CaseIterable {
  case unknown = ""
  case rss, rdf, feed, channel, item, entry, title, link, guid, id, description, summary, content, encoded
  case subtitle, tagline, info, abstract, fullitem, body, div, pubdate, lastbuilddate, updated, modified,
    published, issued
  case created, date, author, creator, name, email, uri, url, homepage, contributor, managingeditor,
    webmaster, publisher
  case category, subject, keywords, comments, enclosure, source, rights, copyright, language, generator,
    image, logo
  case icon, ttl, items, textinput, group, thumbnail, credit, player, owner, duration, origlink, updateperiod
  case updatefrequency, commentrss, html, head, about
  case itunesSummary = "explicit"
  case schedule, intervaltime, seq, li
  case complete, redirect, log, bag, value, person, origenclosurelink, available, datesubmitted, keyword,
    isodate, opml
  case urlset, sitemapindex, svg
  case svcdoc = "service"

  private static let numbered: [FeedElement] = Array(allCases)
  /// The table the reader looks names up in; `unknown` is number 0.
  static let table = NameTable(allCases.dropFirst().map(\.rawValue))

  /// The element the reader found.
  init(number: UInt8) { self = Self.numbered[Int(number)] }
}

/// Namespaces that mean something in some feed format.
enum FeedNamespace: UInt8 {
  /// RSS without a namespace.
  case none = 0
  case rss, rss10, rss090, atom10, atom03, rdf, dc, dcterms, content, media, itunes, syndication, slash,
    wellFormedWeb
  case feedburner, xhtml, googlePlay, foaf
  case unknown = 255

  /// Whether elements of this namespace are those of the feed format itself.
  var isCore: Bool { rawValue <= Self.atom03.rawValue }
  var isAtom: Bool { self == .atom10 || self == .atom03 }
}

extension XMLVocabulary {
  /// What feeds are written with.
  static let feeds = XMLVocabulary(
    elements: FeedElement.table,
    namespaces: Dictionary(
      addresses.map { ($0.0, $0.1.rawValue) } + addresses.map { (XMLVocabulary.loose($0.0), $0.1.rawValue) }
    ) { first, _ in first },
    usualPrefixes: [
      "atom": FeedNamespace.atom10.rawValue, "dc": FeedNamespace.dc.rawValue,
      "dcterms": FeedNamespace.dcterms.rawValue,
      "content": FeedNamespace.content.rawValue, "media": FeedNamespace.media.rawValue,
      "itunes": FeedNamespace.itunes.rawValue, "sy": FeedNamespace.syndication.rawValue,
      "slash": FeedNamespace.slash.rawValue, "wfw": FeedNamespace.wellFormedWeb.rawValue,
      "feedburner": FeedNamespace.feedburner.rawValue, "rdf": FeedNamespace.rdf.rawValue,
      "xhtml": FeedNamespace.xhtml.rawValue, "googleplay": FeedNamespace.googlePlay.rawValue,
    ], roots: ["rss", "rdf", "feed"])

  private static let addresses: [(String, FeedNamespace)] = [
    ("http://www.w3.org/2005/Atom", .atom10), ("http://purl.org/atom/ns#", .atom03),
    ("http://purl.org/atom/ns", .atom03),
    ("http://purl.org/rss/1.0/", .rss10), ("http://my.netscape.com/rdf/simple/0.9/", .rss090),
    ("http://channel.netscape.com/rdf/simple/0.9/", .rss090),
    ("http://my.netscape.com/publish/formats/rss-0.91.dtd", .rss),
    ("http://backend.userland.com/rss", .rss), ("http://backend.userland.com/rss2", .rss),
    ("http://blogs.law.harvard.edu/tech/rss", .rss), ("http://purl.org/net/rss1.1#", .rss10),
    ("http://backend.userland.com/RSS2", .rss), ("http://cyber.law.harvard.edu/rss/rss.html", .rss),
    ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", .rdf), ("http://purl.org/dc/elements/1.1/", .dc),
    ("http://purl.org/dc/elements/1.0/", .dc), ("http://purl.org/dc/terms/", .dcterms),
    ("http://purl.org/rss/1.0/modules/content/", .content), ("http://search.yahoo.com/mrss/", .media),
    ("http://search.yahoo.com/mrss", .media), ("http://tools.search.yahoo.com/mrss/", .media),
    ("http://www.itunes.com/dtds/podcast-1.0.dtd", .itunes),
    ("http://example.com/dtds/podcast-1.0.dtd", .itunes),
    ("http://purl.org/rss/1.0/modules/syndication/", .syndication),
    ("http://purl.org/rss/1.0/modules/slash/", .slash),
    ("http://wellformedweb.org/CommentAPI/", .wellFormedWeb),
    ("http://rssnamespace.org/feedburner/ext/1.0", .feedburner),
    ("http://www.w3.org/1999/xhtml", .xhtml),
    ("http://www.google.com/schemas/play-podcasts/1.0", .googlePlay),
    ("http://xmlns.com/foaf/0.1/", .foaf), ("http://purl.org/rss/2.0/", .rss),
    ("http://purl.org/rss/2.0", .rss),
  ]
}
