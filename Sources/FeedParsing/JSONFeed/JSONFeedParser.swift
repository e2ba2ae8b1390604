import Markup
import Model
import Text

/// JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1).
struct JSONFeedParser {
  private typealias Limit = XMLFeedParser.Limit

  private let root: JSONValue
  private let base: String?

  /// The feed `text` holds; `base` is the address that relative references start from.
  static func parse(_ text: [UInt8], base: String?) throws(FeedError) -> Feed {
    guard let root = JSONReader.read(text) else {
      throw .notAFeed(root: "the document is not well-formed JSON")
    }
    guard case .object = root,
      root["items"]?.array != nil || root["version"]?.text?.contains("jsonfeed") == true
    else {
      throw .notAFeed(root: "the JSON document has no list of items")
    }
    return JSONFeedParser(root: root, base: base).feed()
  }

  private func feed() -> Feed {
    let version = root["version"]?.text ?? ""
    var feed = Feed(format: version.hasSuffix("/1.1") ? .jsonFeed11 : .jsonFeed10)
    feed.feedURL = root["feed_url"]?.text.flatMap(address)
    feed.homePageURL = root["home_page_url"]?.text.flatMap(address)
    feed.title = root["title"]?.text.map { FeedText($0.trimmed.cut(to: Limit.title), type: "text/plain") }
    feed.subtitle = root["description"]?.text.map {
      FeedText($0.trimmed.cut(to: Limit.text), type: "text/plain")
    }
    feed.icon = root["icon"]?.text.flatMap(address)
    feed.favicon = root["favicon"]?.text.flatMap(address)
    feed.language = root["language"]?.text?.trimmed.nonEmpty
    feed.authors = people(root)
    let items = root["items"]?.array ?? []
    if items.count > Limit.items {
      feed.warnings.append(Warning("more than \(Limit.items) entries; the rest is not read"))
    }
    if isTooLong(root) || items.contains(where: isTooLong) {
      feed.warnings.append(Warning("texts longer than they may be were cut"))
    }
    feed.items = items.prefix(Limit.items).compactMap { item($0) }
    if feed.items.count < min(items.count, Limit.items) {
      feed.warnings.append(Warning("an item that is no object was passed over"))
    }
    if version.isEmpty { feed.warnings.append(Warning("the feed does not say its version")) }
    return feed
  }

  private func isTooLong(_ value: JSONValue) -> Bool {
    let texts = ["description", "summary", "content_html", "content_text"]
    return value["title"]?.text.map { $0.utf8.count > Limit.title } == true
      || texts.contains { value[$0]?.text.map { $0.utf8.count > Limit.text } == true }
  }

  private func item(_ value: JSONValue) -> FeedItem? {
    guard case .object = value else { return nil }
    var item = FeedItem()
    item.id = value["id"]?.text?.trimmed.nonEmpty
    item.url = value["url"]?.text.flatMap(address)
    item.externalURL = value["external_url"]?.text.flatMap(address)
    item.title = value["title"]?.text?.trimmed.nonEmpty.map {
      FeedText($0.cut(to: Limit.title), type: "text/plain")
    }
    item.summary = value["summary"]?.text?.trimmed.nonEmpty.map {
      FeedText($0.cut(to: Limit.text), type: "text/plain")
    }
    if let html = value["content_html"]?.text?.nonEmpty?.cut(to: Limit.text) {
      item.content.append(FeedText(HTMLAddresses.resolved(html, base: base), type: "text/html", base: base))
    }
    if let text = value["content_text"]?.text?.nonEmpty?.cut(to: Limit.text) {
      item.content.append(FeedText(text, type: "text/plain"))
    }
    let published = value["date_published"]?.text.flatMap { FeedDate.written($0) }
    let updated = value["date_modified"]?.text.flatMap { FeedDate.written($0) }
    (item.published, item.updated) = (published?.instant, updated?.instant)
    item.days.set(.published, published?.isDay ?? false)
    item.days.set(.updated, updated?.isDay ?? false)
    item.language = value["language"]?.text?.trimmed.nonEmpty
    item.image = (value["image"] ?? value["banner_image"])?.text.flatMap(address)
    item.authors = people(value)
    for tag in value["tags"]?.array ?? [] {
      if let term = tag.text?.trimmed.nonEmpty { item.categories.add([FeedCategory(term: term)]) }
    }
    item.attachments = (value["attachments"]?.array ?? []).prefix(Limit.list).compactMap(
      attachment)
    return item
  }

  private func attachment(_ value: JSONValue) -> FeedAttachment? {
    guard let url = value["url"]?.text.flatMap(address) else { return nil }
    return FeedAttachment(
      url: url, type: value["mime_type"]?.text?.trimmed.nonEmpty,
      size: (value["size_in_bytes"] ?? value["size"])?.double.flatMap { Int(exactly: $0.rounded()) },
      duration: value["duration_in_seconds"]?.double)
  }

  /// `authors` of 1.1, `author` of 1.0.
  private func people(_ value: JSONValue) -> [FeedPerson] {
    let authors = value["authors"]
    let listed = authors?.array ?? [authors].compactMap(\.self)
    var people: [FeedPerson] = []
    for entry in listed + [value["author"]].compactMap(\.self) {
      if case .string(let name) = entry { people.add(PersonText.read(name)) }
      let person = FeedPerson(
        name: entry["name"]?.text?.trimmed.nonEmpty, uri: entry["url"]?.text.flatMap(address),
        avatar: entry["avatar"]?.text.flatMap(address))
      people.add(person.isEmpty ? nil : person)
    }
    return people
  }

  private func address(_ text: String) -> String? {
    guard !text.trimmed.isEmpty, !URLReference.isActive(text) else { return nil }
    return (URLReference.resolve(text, base: base) ?? text.trimmed).nonEmpty
  }
}

extension JSONValue {
  /// A string, or a number or truth value written as one: ids are often numbers.
  fileprivate var text: String? {
    switch self {
    case .string(let text): text
    case .integer(let number): String(number)
    case .number(let number): "\(number)"
    default: nil
    }
  }

  /// A number, or a string that holds one.
  fileprivate var double: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .number(let number): number
    case .string(let text): Double(text.trimmed)
    default: nil
    }
  }
}

extension String {
  /// The first `limit` bytes, cut between two characters; the whole text when it is no longer than that.
  fileprivate func cut(to limit: Int) -> String {
    guard utf8.count > limit else { return self }
    var bytes = Array(utf8.prefix(limit + 1))
    return XMLFeedParser.cut(&bytes, to: limit) ? String(decoding: bytes, as: UTF8.self) : self
  }
}
