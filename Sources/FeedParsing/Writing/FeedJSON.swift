import Markup
import Model

/// The JSON Feed 1.1 form of a feed; absent members are left out, as the format has it.
extension Feed {
  /// The members JSON Feed has names for, without version and items.
  var standardMembers: [(key: String, value: JSONValue)] {
    var object = JSONObject()
    object.add("title", title?.titleText.nonEmpty)
    object.add("home_page_url", homePageURL)
    object.add("feed_url", feedURL)
    object.add("description", subtitle?.plain)
    object.add("icon", icon ?? image)
    object.add("favicon", favicon)
    object.add("language", language)
    object.add("authors", authors.map(\.standardJSON))
    return object.members
  }

  /// What JSON Feed has no names for.
  var extensionJSON: JSONValue {
    var object = JSONObject()
    object.add("format", format.rawValue)
    object.add("encoding", encoding)
    object.members.append(("warnings", JSONValue(warnings.map(\.description))))
    object.add("id", id)
    object.add("updated", updated?.rfc3339)
    object.add("published", published?.rfc3339)
    object.add("subtitle", subtitle?.plain)
    object.add("rights", rights?.plain)
    object.add("generator", generator)
    object.add("ttl_minutes", ttlMinutes)
    object.add("image", image ?? icon)
    object.add("links", links.map(\.json))
    object.add("categories", categories.map(\.json))
    object.add("authors", authors.map(\.json))
    object.add("contributors", contributors.map(\.json))
    return object.json
  }
}

extension FeedItem {
  /// The item of JSON Feed, with its `_feedwatch` member.
  var json: JSONValue {
    var object = JSONObject()
    object.add("id", identifier)
    object.add("url", url)
    object.add("external_url", externalURL)
    object.add("title", title?.titleText.nonEmpty)
    object.add("summary", summary?.plain.nonEmpty)
    addContent(to: &object)
    object.add("date_published", published?.rfc3339)
    object.add("date_modified", updated?.rfc3339)
    object.add("authors", authors.map(\.standardJSON))
    object.add("tags", tags.map { .string($0) })
    object.add("language", language)
    object.add("image", image)
    object.add("attachments", attachments.map(\.json))
    object.members.append(("_feedwatch", extensionJSON))
    return object.json
  }

  /// What people are shown: the content, or the summary where there is none; HTML is made harmless.
  private func addContent(to object: inout JSONObject) {
    let texts = content.isEmpty ? [summary].compactMap(\.self) : content
    if let html = texts.first(where: \.isMarkup) {
      object.add("content_html", Sanitiser.html(html.value, base: html.base).nonEmpty)
    }
    object.add("content_text", texts.first { !$0.isMarkup && !$0.value.isEmpty }?.value)
  }

  private var tags: [String] {
    var seen: Set<String> = []
    return categories.map { $0.label ?? $0.term }.filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  private var extensionJSON: JSONValue {
    var object = JSONObject()
    object.add("title_type", title?.type)
    object.add("links", links.map(\.json))
    object.add("categories", categories.map(\.json))
    object.add("authors", authors.map(\.json))
    object.add("contributors", contributors.map(\.json))
    object.add("content", content.map(\.json))
    if let summary { object.members.append(("summary", summary.json)) }
    object.add("rights", rights?.plain)
    if let source { object.members.append(("source", source.json)) }
    object.add("comments_url", commentsURL)
    return object.json
  }
}

extension FeedSource {
  fileprivate var json: JSONValue {
    var object = JSONObject()
    object.add("title", title)
    object.add("title_html", titleHTML)
    object.add("id", id)
    object.add("url", url)
    object.add("subtitle", subtitle)
    object.add("rights", rights)
    object.add("updated", updated?.rfc3339)
    object.add("icon", icon)
    object.add("logo", logo)
    object.add("generator", generator)
    object.add("links", links.map(\.json))
    object.add("authors", authors.map(\.json))
    object.add("contributors", contributors.map(\.json))
    object.add("categories", categories.map(\.json))
    return object.json
  }
}

extension FeedText {
  fileprivate var json: JSONValue {
    var object = JSONObject()
    object.add("type", type)
    object.add("value", value)
    object.add("language", language)
    object.add("base", base)
    return object.json
  }
}

extension FeedPerson {
  /// `{name, url, avatar}`.
  fileprivate var standardJSON: JSONValue {
    var object = JSONObject()
    object.add("name", name ?? email)
    object.add("url", uri)
    object.add("avatar", avatar)
    return object.json
  }

  /// `{name, email, uri}`.
  fileprivate var json: JSONValue {
    var object = JSONObject()
    object.add("name", name)
    object.add("email", email)
    object.add("uri", uri)
    return object.json
  }
}

extension FeedLink {
  fileprivate var json: JSONValue {
    var object = JSONObject()
    object.add("href", href.nonEmpty)
    object.add("rel", rel)
    object.add("type", type)
    object.add("hreflang", hreflang)
    object.add("title", title)
    object.add("length", length)
    return object.json
  }
}

extension FeedCategory {
  fileprivate var json: JSONValue {
    var object = JSONObject()
    object.add("term", term.nonEmpty)
    object.add("scheme", scheme)
    object.add("label", label)
    return object.json
  }
}

extension FeedAttachment {
  fileprivate var json: JSONValue {
    var object = JSONObject()
    object.add("url", url)
    object.add("mime_type", type)
    object.add("size_in_bytes", size)
    if let duration { object.members.append(("duration_in_seconds", Self.number(duration))) }
    return object.json
  }

  private static func number(_ value: Double) -> JSONValue {
    Int64(exactly: value).map { .integer($0) } ?? .number(value)
  }
}

/// An object under construction; absent values are not added.
private struct JSONObject {
  var members: [(key: String, value: JSONValue)] = []

  var json: JSONValue { .object(members) }

  mutating func add(_ key: String, _ value: String?) {
    if let value { members.append((key, .string(value))) }
  }

  mutating func add(_ key: String, _ value: Int?) {
    if let value { members.append((key, .integer(Int64(value)))) }
  }

  mutating func add(_ key: String, _ values: [JSONValue]) {
    if !values.isEmpty { members.append((key, .array(values))) }
  }
}
