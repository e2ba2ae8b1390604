import Markup
import Model
import Text

/// Children of the feed: what stands in `feed`, `channel` or `rdf:RDF`.
extension XMLFeedParser {
  /// Reads the children of the element of the last start event up to its end.
  mutating func readFeed(isChannel: Bool) {
    let depth = reader.depth
    while reader.depth >= depth {
      switch reader.next() {
      case .start: readFeedChild()
      case .finished: return
      case .end, .text: break
      }
    }
  }

  private mutating func readFeedChild() {
    let (name, namespace) = current()
    switch namespace {
    case _ where namespace.isCore: readFeedCore(name, namespace)
    case .dc, .dcterms: readFeedDublinCore(name)
    case .itunes, .googlePlay: readFeedPodcast(name)
    case .syndication: readSyndication(name)
    case .rdf where name == .rdf: readFeed(isChannel: false)
    case .media where name == .thumbnail || name == .content: readFeedMediaImage()
    case .media where name == .category || name == .keywords:
      feed.categories.add(readCategories(name, namespace))
    default: reader.skip()
    }
  }

  private mutating func readFeedCore(_ name: FeedElement, _ namespace: FeedNamespace) {
    switch name {
    case .channel:
      if let language = reader.language { feed.language = language }
      readChannelAttributes()
      readFeed(isChannel: true)
    case .item, .entry: readItem()
    case .title: setTitle(rank: 3)
    case .description, .subtitle, .tagline, .abstract: setSubtitle(rank: 3)
    case .info, .summary: setSubtitle(rank: 1)
    case .link: readFeedLink(namespace)
    case .id: if let id = readLine() { feed.id = feed.id ?? id }
    case .language: setLanguage(rank: 3)
    case .rights, .copyright: setRights(rank: 3)
    case .managingeditor, .author: feed.authors.add(person())
    case .contributor: feed.contributors.add(person())
    case .category, .keywords: feed.categories.add(readCategories(name, namespace))
    case .generator: readGenerator()
    case .image: readFeedImage()
    case .logo: setImage(readURL(), rank: 3)
    case .icon: feed.favicon = readURL() ?? feed.favicon
    case .ttl:
      feed.ttlMinutes = readLine().flatMap { Int($0) }.flatMap { $0 >= 0 && $0 <= 1_000_000 ? $0 : nil }
    default: readFeedDate(name)
    }
  }

  private mutating func readFeedDate(_ name: FeedElement) {
    switch name {
    case .pubdate, .published, .issued, .created: setPublished(rank: 3)
    case .lastbuilddate, .updated, .modified: setUpdated(rank: 3)
    default: reader.skip()
    }
  }

  private mutating func readFeedDublinCore(_ name: FeedElement) {
    switch name {
    case .title: setTitle(rank: 2)
    case .description, .abstract: setSubtitle(rank: 2)
    case .language: setLanguage(rank: 2)
    case .rights: setRights(rank: 2)
    case .creator, .author: feed.authors.add(person())
    case .contributor: feed.contributors.add(person())
    case .subject: feed.categories.add(readCategories(name, .dc))
    case .date, .modified: setUpdated(rank: 2)
    case .issued, .created: setPublished(rank: 2)
    default: reader.skip()
    }
  }

  private mutating func readFeedPodcast(_ name: FeedElement) {
    switch name {
    case .title: setTitle(rank: 1)
    case .subtitle: setSubtitle(rank: 1)
    case .summary, .description: setSubtitle(rank: 2)
    case .author: feed.authors.add(person())
    case .owner: feed.authors.add(person())
    case .category, .keywords: feed.categories.add(readCategories(name, .itunes))
    case .image: setImage(readImageReference(), rank: 2)
    case .link where reader.attribute("rel") == "image": setImage(readImageReference(), rank: 2)
    default: reader.skip()
    }
  }

  /// RSS 1.0 module syndication: how often the feed changes.
  private mutating func readSyndication(_ name: FeedElement) {
    let periods = ["hourly": 60, "daily": 1440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600]
    switch name {
    case .updateperiod: ranks.update.period = periods[(readLine() ?? "").lowercased()] ?? 0
    case .updatefrequency: ranks.update.frequency = max(1, Int(readLine() ?? "") ?? 1)
    default: reader.skip()
    }
  }

  private mutating func readFeedMediaImage() {
    let isImage = (reader.attribute("medium") ?? "image") == "image"
    let url = reader.attribute("url").flatMap { $0.trimmed.nonEmpty }.map { reader.resolved($0) }
    reader.skip()
    if isImage { setImage(url, rank: 1) }
  }

  /// Attributes that say what children say elsewhere: `rdf:about` of RDF, `HREF`, `BASE` and `LASTMOD` of CDF.
  mutating func readChannelAttributes() {
    if feed.format == .cdf, let base = reader.attribute("base") { reader.enterBase(base) }
    if feed.format == .cdf || reader.hasAttribute("lastmod") {
      if let link = reader.attribute("href")?.trimmed.nonEmpty, FieldRanks.wins(&ranks.link, 2) {
        feed.homePageURL = address(link, base: reader.base)
        if let url = feed.homePageURL { feed.links.append(FeedLink(href: url, rel: "alternate", type: nil)) }
      }
      feed.updated = feed.updated ?? reader.attribute("lastmod").flatMap { FeedDate.read($0) }
    } else if let about = reader.attribute("about")?.trimmed.nonEmpty {
      feed.id = feed.id ?? about
    }
  }
}
