import Markup
import Model
import Text

/// Media RSS, and the feed an entry was taken from.
extension XMLFeedParser {
  /// One element of the media namespace; groups and contents hold others.
  mutating func readMedia(_ name: FeedElement) {
    switch name {
    case .group: readMediaChildren()
    case .content:
      readMediaContent()
      readMediaChildren()
    case .thumbnail: setItemImage(readImageReference(), rank: 2)
    case .title: setItemTitle(rank: 1)
    case .description: setSummary(rank: 1)
    case .credit: readCredit()
    case .category, .keywords: item.categories.add(readCategories(name, .media))
    default: reader.skip()
    }
  }

  private mutating func readMediaChildren() {
    let depth = reader.depth
    while reader.depth >= depth {
      switch reader.next() {
      case .start where current().namespace == .media: readMedia(current().name)
      case .start: reader.skip()
      case .finished: return
      case .end, .text: break
      }
    }
  }

  private mutating func readMediaContent() {
    guard let url = reader.attribute("url")?.trimmed.nonEmpty.flatMap({ address($0, base: reader.base) })
    else { return }
    let type = reader.attribute("type")?.trimmed.nonEmpty
    let medium = (reader.attribute("medium") ?? "").lowercased()
    if medium == "image" || type?.hasPrefix("image/") == true { setItemImage(url, rank: 1) }
    add(
      FeedAttachment(
        url: url, type: type, size: reader.attribute("filesize").flatMap { Int($0.trimmed) },
        duration: reader.attribute("duration").flatMap(Duration.seconds)))
  }

  /// Source: Media RSS 1.5.1, `media:credit`; only authors are kept, and only where the entry names none.
  private mutating func readCredit() {
    let role = (reader.attribute("role") ?? "").lowercased()
    let name = readLine()
    if role == "author", let name, item.authors.isEmpty { item.authors.append(FeedPerson(name: name)) }
  }

  /// `source` of RSS (`url` and a title) and of Atom (the elements of a feed).
  mutating func readSource() {
    var source = FeedSource()
    source.url = reader.attribute("url")?.trimmed.nonEmpty.flatMap { address($0, base: reader.base) }
    let depth = reader.depth
    var text: [UInt8] = []
    while reader.depth >= depth {
      switch reader.next() {
      case .start: readSourceChild(&source)
      case .text: if text.count < Limit.line { reader.appendText(to: &text) }
      case .finished:
        item.source = source
        return
      case .end: break
      }
    }
    if Self.cut(&text, to: Limit.line) { noteCut(Limit.line) }
    source.title = source.title ?? PlainText.fromHTML(String(decoding: text, as: UTF8.self)).nonEmpty
    item.source = source
  }

  private mutating func readSourceChild(_ source: inout FeedSource) {
    let (name, _) = current()
    switch name {
    case .title:
      guard let title = readText() else { return }
      source.title = title.plain
      source.titleHTML = title.isMarkup ? title.value : nil
    case .subtitle, .tagline: source.subtitle = readText()?.plain ?? source.subtitle
    case .rights, .copyright: source.rights = readText()?.plain ?? source.rights
    case .id: source.id = readLine() ?? source.id
    case .updated, .modified: source.updated = readDate() ?? source.updated
    case .icon: source.icon = readURL() ?? source.icon
    case .logo: source.logo = readURL() ?? source.logo
    case .generator: source.generator = readLine() ?? source.generator
    case .author:
      if let person = person(), source.authors.count < Limit.list { source.authors.append(person) }
    case .contributor:
      if let person = person(), source.contributors.count < Limit.list { source.contributors.append(person) }
    case .category:
      let term = reader.attribute("term") ?? ""
      let scheme = reader.attribute("scheme")
      let label = reader.attribute("label")
      reader.skip()
      if source.categories.count < Limit.list {
        source.categories.append(FeedCategory(term: term, scheme: scheme, label: label))
      }
    case .link:
      guard let link = readLink(), source.links.count < Limit.list else { return }
      source.links.append(link)
      if link.rel == "alternate" { source.url = source.url ?? link.href }
    default: reader.skip()
    }
  }

}

extension FeedText {
  /// The text without mark-up, white space folded.
  package var plain: String { isMarkup ? PlainText.fromHTML(value) : PlainText.folded(value) }
}
