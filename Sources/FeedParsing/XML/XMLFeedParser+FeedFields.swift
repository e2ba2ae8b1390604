import Markup
import Model
import Text

/// Fields of the feed itself.
extension XMLFeedParser {
  mutating func setTitle(rank: Int) {
    let text = readText(limit: Limit.title)
    guard let text, FieldRanks.wins(&ranks.title, rank) else { return }
    feed.title = text
  }

  mutating func setSubtitle(rank: Int) {
    let text = readText()
    guard let text, FieldRanks.wins(&ranks.text, rank) else { return }
    feed.subtitle = text
  }

  mutating func setRights(rank: Int) {
    let text = readText()
    guard let text, FieldRanks.wins(&ranks.rights, rank) else { return }
    feed.rights = text
  }

  mutating func setLanguage(rank: Int) {
    let language = readLine()
    guard let language, FieldRanks.wins(&ranks.language, rank) else { return }
    feed.language = language
  }

  mutating func setPublished(rank: Int) {
    let date = readDate()
    guard let date, FieldRanks.wins(&ranks.published, rank, orEqual: true) else { return }
    feed.published = date
  }

  mutating func setUpdated(rank: Int) {
    let date = readDate()
    guard let date, FieldRanks.wins(&ranks.updated, rank, orEqual: true) else { return }
    feed.updated = date
  }

  mutating func setImage(_ url: String?, rank: Int) {
    guard let url, FieldRanks.wins(&ranks.image, rank) else { return }
    feed.image = url
  }

  mutating func readFeedLink(_ namespace: FeedNamespace) {
    guard let link = readLink() else { return }
    if feed.links.count < Limit.list { feed.links.append(link) }
    guard !link.href.isEmpty else { return }
    guessBase(from: link)
    switch link.rel {
    case "self": feed.feedURL = feed.feedURL ?? link.href
    case "alternate":
      let isPage = link.isOfPage ?? true
      if FieldRanks.wins(
        &ranks.link, (namespace.isAtom && feed.format.escapesHTML ? 1 : 3) + (isPage ? 1 : 0))
      {
        feed.homePageURL = link.href
      }
    case "icon", "shortcut icon": feed.favicon = feed.favicon ?? link.href
    default: break
    }
  }

  /// Without a base, what is relative starts from the feed's own address, else from its home page.
  private mutating func guessBase(from link: FeedLink) {
    guard link.rel == "self" || link.rel == "alternate" && feed.feedURL == nil,
      let scheme = URLReference.scheme(of: link.href), scheme == "http" || scheme == "https"
    else { return }
    reader.fallbackBase = link.href
  }

  mutating func readGenerator() {
    let uri = reader.attribute("uri") ?? reader.attribute("url")
    let name = readText().map { $0.isMarkup ? PlainText.fromHTML($0.value) : $0.value }
    feed.generator = name?.nonEmpty ?? uri ?? feed.generator
  }

  /// `<image>` of RSS: its `url` child; its other children are about the picture.
  mutating func readFeedImage() {
    if let url = reader.attribute("href") ?? reader.attribute("resource") ?? reader.attribute("url"),
      !url.trimmed.isEmpty
    {
      setImage(reader.resolved(url), rank: 2)
    }
    let depth = reader.depth
    buffer.removeAll(keepingCapacity: true)
    while reader.depth >= depth {
      switch reader.next() {
      case .start where current().name == .url: setImage(readURL(), rank: 3)
      case .start: reader.skip()
      case .finished: return
      case .end, .text: break
      }
    }
  }
}
