import Markup
import Model
import Text

/// Entries.
extension XMLFeedParser {
  /// Reads the entry of the last start event.
  ///
  /// No format has entries inside entries: one that begins inside another ends it, for its end tag was forgotten. An empty
  /// one (`<item/>`) says nothing and is passed over.
  mutating func readItem() {
    var isOpen = true
    item = FeedItem()
    itemRanks = FieldRanks()
    itemDuration = nil
    let base = reader.fallbackBase
    defer { reader.fallbackBase = base }
    item.language = reader.language
    readItemAttributes()
    let depth = reader.depth
    loop: while reader.depth >= depth {
      switch reader.next() {
      case .start where startsItem():
        if isOpen { finishItem() }
        isOpen = false
        reader.note("an entry begins inside another one")
        readItem()
      case .start where isOpen:
        let child = FeedElement(number: reader.element)
        readItemChild()
        if reader.depthAtEnd > depth { item.cutPart = FeedItem.Part(child) }
      case .start: reader.skip()
      case .finished: break loop
      case .end, .text: break
      }
    }
    item.isCut = reader.depthAtEnd >= depth
    if isOpen { finishItem() }
  }

  private func startsItem() -> Bool {
    let (name, namespace) = current()
    return (name == .item || name == .entry) && namespace.isCore && !reader.isEmptyElement
  }

  /// `rdf:about` of RSS 1.0, `HREF` and `LASTMOD` of CDF.
  private mutating func readItemAttributes() {
    if let about = reader.attribute("about")?.trimmed.nonEmpty { item.id = about }
    if let link = reader.attribute("href")?.trimmed.nonEmpty {
      if let url = address(link, base: reader.base) {
        addLink(FeedLink(href: url, rel: "alternate", type: nil), rank: 2)
      }
    }
    if let date = reader.attribute("lastmod").flatMap({ FeedDate.written($0) }) {
      item.updated = date.instant
      item.days.set(.updated, date.isDay)
    }
  }

  private mutating func finishItem() {
    if let id = item.id, item.url == nil, itemRanks.id == 1 || itemRanks.id == 0 { item.url = permalink(id) }
    if let itemDuration, let first = item.attachments.indices.first, item.attachments[first].duration == nil {
      item.attachments[first].duration = itemDuration
    }
    itemCount += 1
    guard itemCount <= Limit.items else {
      if itemCount == Limit.items + 1 {
        reader.note("more than \(Limit.items) entries; the rest is not read")
      }
      return
    }
    if let onItem { onItem(item) } else { feed.items.append(item) }
  }

  /// A guid or rdf:about that is itself the address of the entry.
  private func permalink(_ id: String) -> String? {
    guard let scheme = URLReference.scheme(of: id), scheme == "http" || scheme == "https" else { return nil }
    return address(id, base: nil)
  }

  mutating func readItemChild() {
    let (name, namespace) = current()
    switch namespace {
    case .xhtml where name == .body || name == .div: readContent(isHTML: true)
    case _ where namespace.isCore: readItemCore(name, namespace)
    case .dc, .dcterms: readItemDublinCore(name)
    case .content where name == .encoded: readContent(isHTML: true)
    case .media: readMedia(name)
    case .itunes, .googlePlay: readItemPodcast(name)
    case .feedburner where name == .origlink: readOriginalLink()
    case .feedburner where name == .origenclosurelink: readOriginalEnclosure()
    default: reader.skip()
    }
  }

  private mutating func readItemCore(_ name: FeedElement, _ namespace: FeedNamespace) {
    switch name {
    case .title: setItemTitle(rank: namespace.isAtom && feed.format.escapesHTML ? 3 : 4)
    case .link: readItemLink(namespace)
    case .guid: readGuid()
    case .id: readItemID(rank: namespace.isAtom && feed.format.escapesHTML ? 2 : 3)
    case .description, .abstract: setSummary(rank: 3)
    case .summary: setSummary(rank: 4)
    case .content, .encoded: readContent(isHTML: nil)
    case .fullitem, .body, .div: readContent(isHTML: true)
    case .author: item.authors.add(person())
    case .contributor: item.contributors.add(person())
    case .category, .keywords: item.categories.add(readCategories(name, namespace))
    case .comments: readComments()
    case .enclosure: readEnclosure()
    case .source: readSource()
    case .rights, .copyright: item.rights = readText() ?? item.rights
    case .image: readItemImage()
    case .language: item.language = readLine() ?? item.language
    default: readItemDate(name)
    }
  }

  private mutating func readItemDate(_ name: FeedElement) {
    switch name {
    case .pubdate, .published: setItemPublished(rank: 5)
    case .issued: setItemPublished(rank: 4)
    case .created: setItemPublished(rank: 3)
    case .updated: setItemUpdated(rank: 5)
    case .modified: setItemUpdated(rank: 4)
    case .date: setItemPublished(rank: 1)
    default: reader.skip()
    }
  }

  private mutating func readItemDublinCore(_ name: FeedElement) {
    switch name {
    case .title: setItemTitle(rank: 2)
    case .description, .abstract: setSummary(rank: 2)
    case .creator, .author: item.authors.add(person())
    case .contributor: item.contributors.add(person())
    case .subject: item.categories.add(readCategories(name, .dc))
    case .rights: item.rights = item.rights ?? readText()
    case .language: item.language = readLine() ?? item.language
    case .date, .available: setItemPublished(rank: 2)
    case .issued: setItemPublished(rank: 3)
    case .created: setItemPublished(rank: 1)
    case .modified: setItemUpdated(rank: 3)
    default: reader.skip()
    }
  }

  private mutating func readItemPodcast(_ name: FeedElement) {
    switch name {
    case .title: setItemTitle(rank: 1)
    case .summary, .description: setSummary(rank: 2)
    case .subtitle: setSummary(rank: 1)
    case .author: item.authors.add(person())
    case .category, .keywords: item.categories.add(readCategories(name, .itunes))
    case .image: setItemImage(readImageReference(), rank: 3)
    case .duration: itemDuration = readLine().flatMap(Duration.seconds)
    default: reader.skip()
    }
  }
}

extension FeedItem.Part {
  init?(_ element: FeedElement) {
    switch element {
    case .guid, .id: self = .id
    case .link: self = .link
    case .enclosure: self = .enclosure
    default: return nil
    }
  }
}
