import Markup
import Model
import Text

/// Fields of an entry.
extension XMLFeedParser {
  mutating func setItemTitle(rank: Int) {
    let text = readText(limit: Limit.title)
    guard let text, FieldRanks.wins(&itemRanks.title, rank) else { return }
    item.title = text
  }

  mutating func setSummary(rank: Int) {
    let text = readText()
    guard let text, FieldRanks.wins(&itemRanks.text, rank) else { return }
    item.summary = text
  }

  mutating func setItemPublished(rank: Int) {
    let date = readLine().flatMap { FeedDate.written($0) }
    guard let date, FieldRanks.wins(&itemRanks.published, rank, orEqual: true) else { return }
    item.published = date.instant
    item.days.set(.published, date.isDay)
  }

  mutating func setItemUpdated(rank: Int) {
    let date = readLine().flatMap { FeedDate.written($0) }
    guard let date, FieldRanks.wins(&itemRanks.updated, rank, orEqual: true) else { return }
    item.updated = date.instant
    item.days.set(.updated, date.isDay)
  }

  mutating func setItemImage(_ url: String?, rank: Int) {
    guard let url, FieldRanks.wins(&itemRanks.image, rank) else { return }
    item.image = url
  }

  mutating func readContent(isHTML: Bool?) {
    let source = reader.attribute("src")?.trimmed.nonEmpty.flatMap { address($0, base: reader.base) }
    let type = reader.attribute("type")?.trimmed.nonEmpty
    let text = readText(isHTML: isHTML)
    let typed = text ?? (source != nil ? type.map { FeedText("", type: $0) } : nil)
    if let typed, item.content.count < Limit.list { item.content.append(typed) }
    if let source { addLink(FeedLink(href: source, rel: "alternate", type: type), rank: 1) }
  }

  /// RSS 2.0: a guid is an address unless `isPermaLink` says otherwise; what it says must be "true" then.
  mutating func readGuid() {
    let isPermanent = (reader.attribute("ispermalink") ?? "true").trimmed.lowercased() == "true"
    guard let id = readLine() else { return }
    item.id = id
    itemRanks.id = isPermanent ? 1 : 4
  }

  mutating func readItemID(rank: Int) {
    guard let id = readLine(), FieldRanks.wins(&itemRanks.id, rank) else { return }
    item.id = id
  }

  mutating func readItemLink(_ namespace: FeedNamespace) {
    guard let link = readLink() else { return }
    let isForeign = namespace.isAtom && feed.format.escapesHTML
    let isPage = link.isOfPage ?? true
    addLink(link, rank: (isForeign ? 3 : 5) + (isPage ? 1 : 0))
  }

  mutating func addLink(_ link: FeedLink, rank: Int) {
    if item.links.count < Limit.list { item.links.append(link) }
    guard !link.href.isEmpty else { return }
    switch link.rel {
    case "alternate":
      guard FieldRanks.wins(&itemRanks.link, rank) else { return }
      item.url = link.href
      if let scheme = URLReference.scheme(of: link.href), scheme.hasPrefix("http") {
        reader.fallbackBase = link.href
      }
    case "enclosure":
      add(FeedAttachment(url: link.href, type: link.type, size: link.length, duration: nil))
    case "related": item.externalURL = item.externalURL ?? link.href
    case "replies" where link.isOfPage == true:
      item.commentsURL = item.commentsURL ?? link.href
    default: break
    }
  }

  /// The entry's own address behind a counting redirect.
  mutating func readOriginalLink() {
    guard let url = readURL(), FieldRanks.wins(&itemRanks.link, 9) else { return }
    item.url = url
  }

  /// The enclosure's own address behind a counting redirect; it stands beside the enclosure it belongs to.
  mutating func readOriginalEnclosure() {
    guard let url = readURL() else { return }
    if item.attachments.isEmpty {
      item.attachments.append(FeedAttachment(url: url))
    } else {
      item.attachments[0].url = url
    }
  }

  /// `comments` holds an address; anything with white space inside is none.
  mutating func readComments() {
    let base = reader.base
    guard let text = readLine(), !text.hasByte(UInt8(ascii: " ")) else { return }
    item.commentsURL = address(text, base: base) ?? item.commentsURL
  }

  mutating func readEnclosure() {
    let base = reader.base
    let url = reader.attribute("url") ?? reader.attribute("href") ?? reader.attribute("resource")
    let type = reader.attribute("type")?.trimmed.nonEmpty
    let size = reader.attribute("length").flatMap { Int($0.trimmed) }.flatMap { $0 > 0 ? $0 : nil }
    let text = readLine()
    guard let target = (url?.trimmed.nonEmpty ?? text).flatMap({ address($0, base: base) }) else { return }
    add(FeedAttachment(url: target, type: type, size: size, duration: nil))
  }

  mutating func add(_ attachment: FeedAttachment) {
    guard item.attachments.count < Limit.list else { return }
    if let index = item.attachments.firstIndex(where: { $0.url == attachment.url }) {
      item.attachments[index].type = item.attachments[index].type ?? attachment.type
      item.attachments[index].size = item.attachments[index].size ?? attachment.size
      item.attachments[index].duration = item.attachments[index].duration ?? attachment.duration
    } else {
      item.attachments.append(attachment)
    }
  }

  mutating func readItemImage() {
    if let url = reader.attribute("href") ?? reader.attribute("url") ?? reader.attribute("src") {
      setItemImage(address(url, base: reader.base), rank: 2)
    }
    let depth = reader.depth
    let base = reader.base
    var text: [UInt8] = []
    while reader.depth >= depth {
      switch reader.next() {
      case .start where current().name == .url: setItemImage(readURL(), rank: 2)
      case .start: reader.skip()
      case .text: if text.count < Limit.line { reader.appendText(to: &text) }
      case .finished: return
      case .end: break
      }
    }
    if Self.cut(&text, to: Limit.line) { noteCut(Limit.line) }
    let line = PlainText.folded(String(decoding: text, as: UTF8.self))
    if line.hasByte(UInt8(ascii: "/")) { setItemImage(address(line, base: base), rank: 1) }
  }
}

/// Lengths of recordings: `3600`, `1:02:03`, `02:03`.
enum Duration {
  /// Seconds, or nil when `text` is no length.
  static func seconds(_ text: String) -> Double? {
    let parts = text.trimmed.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count) else { return nil }
    var seconds = 0.0
    for part in parts {
      guard let value = Double(String(part).trimmed), value >= 0, value < 1e7 else { return nil }
      seconds = seconds * 60 + value
    }
    return seconds
  }
}
