import Markup
import Model
import Text

/// The JSON Feed 1.1 form of a feed; absent members are left out, as the format has it.
extension Feed {
  /// Writes the members JSON Feed has names for, without version and items.
  func writeStandardMembers(to json: inout JSONMemberWriter) {
    json.add("title", title?.titleText.nonEmpty)
    json.add("home_page_url", homePageURL)
    json.add("feed_url", feedURL)
    json.add("description", subtitle?.plain)
    json.add("icon", icon ?? image)
    json.add("favicon", favicon)
    json.add("language", language)
    json.add("authors", authors) { $0.writeStandard(to: &$1) }
  }

  /// Writes what JSON Feed has no names for.
  func writeExtension(to json: inout JSONMemberWriter) {
    json.beginObject("_feedwatch")
    json.add("format", format.rawValue)
    json.add("encoding", encoding)
    json.add("warnings", warnings.map(\.description))
    json.add("id", id)
    json.add("updated", updated?.rfc3339)
    json.add("published", published?.rfc3339)
    json.add("subtitle", subtitle?.plain)
    json.add("rights", rights?.plain)
    json.add("generator", generator)
    json.add("ttl_minutes", ttlMinutes)
    json.add("image", image ?? icon)
    json.add("links", links) { $0.write(to: &$1) }
    json.add("categories", categories) { $0.write(to: &$1) }
    json.add("authors", authors) { $0.write(to: &$1) }
    json.add("contributors", contributors) { $0.write(to: &$1) }
    json.endObject()
  }
}

extension FeedItem {
  /// Writes the item of JSON Feed, with its `_feedwatch` member, as the next element of an array.
  func write(to json: inout JSONMemberWriter) {
    json.beginObject()
    json.add("id", identifier)
    json.add("url", url)
    json.add("external_url", externalURL)
    json.add("title", title?.titleText.nonEmpty)
    json.add("summary", summary?.plain.nonEmpty)
    writeContent(to: &json)
    json.add("date_published", published?.rfc3339)
    json.add("date_modified", updated?.rfc3339)
    json.add("authors", authors) { $0.writeStandard(to: &$1) }
    let tags = tags
    if !tags.isEmpty { json.add("tags", tags) }
    json.add("language", language)
    json.add("image", image)
    json.add("attachments", attachments) { $0.write(to: &$1) }
    writeExtension(to: &json)
    json.endObject()
  }

  /// What people are shown: the content, or the summary where there is none; HTML is made harmless.
  private func writeContent(to json: inout JSONMemberWriter) {
    let texts = content.isEmpty ? [summary].compactMap(\.self) : content
    if let html = texts.first(where: \.isMarkup) {
      json.add("content_html", utf8: Sanitiser.utf8(html.value, base: html.base))
    }
    json.add("content_text", texts.first { !$0.isMarkup && !$0.value.isEmpty }?.value)
  }

  private var tags: [String] {
    var seen: Set<String> = []
    return categories.map { $0.label ?? $0.term }.filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  private func writeExtension(to json: inout JSONMemberWriter) {
    json.beginObject("_feedwatch")
    json.add("title_type", title?.type)
    json.add("links", links) { $0.write(to: &$1) }
    json.add("categories", categories) { $0.write(to: &$1) }
    json.add("authors", authors) { $0.write(to: &$1) }
    json.add("contributors", contributors) { $0.write(to: &$1) }
    json.add("content", content) { text, json in
      json.beginObject()
      text.writeMembers(to: &json)
    }
    if let summary {
      json.beginObject("summary")
      summary.writeMembers(to: &json)
    }
    json.add("rights", rights?.plain)
    source?.write(to: &json)
    json.add("comments_url", commentsURL)
    if days.contains(published == nil ? .updated : .published) { json.add("date_only", true) }
    json.endObject()
  }
}

extension FeedSource {
  fileprivate func write(to json: inout JSONMemberWriter) {
    json.beginObject("source")
    json.add("title", title)
    json.add("title_html", titleHTML)
    json.add("id", id)
    json.add("url", url)
    json.add("subtitle", subtitle)
    json.add("rights", rights)
    json.add("updated", updated?.rfc3339)
    json.add("icon", icon)
    json.add("logo", logo)
    json.add("generator", generator)
    json.add("links", links) { $0.write(to: &$1) }
    json.add("authors", authors) { $0.write(to: &$1) }
    json.add("contributors", contributors) { $0.write(to: &$1) }
    json.add("categories", categories) { $0.write(to: &$1) }
    json.endObject()
  }
}

extension FeedText {
  /// Writes the members of an object that was begun, and ends it.
  fileprivate func writeMembers(to json: inout JSONMemberWriter) {
    json.add("type", type)
    json.add("value", value)
    json.add("language", language)
    json.add("base", base)
    json.endObject()
  }
}

extension FeedPerson {
  /// `{name, url, avatar}`.
  fileprivate func writeStandard(to json: inout JSONMemberWriter) {
    json.beginObject()
    json.add("name", name ?? email)
    json.add("url", uri)
    json.add("avatar", avatar)
    json.endObject()
  }

  /// `{name, email, uri}`.
  fileprivate func write(to json: inout JSONMemberWriter) {
    json.beginObject()
    json.add("name", name)
    json.add("email", email)
    json.add("uri", uri)
    json.endObject()
  }
}

extension FeedLink {
  fileprivate func write(to json: inout JSONMemberWriter) {
    json.beginObject()
    json.add("href", href.nonEmpty)
    json.add("rel", rel)
    json.add("type", type)
    json.add("hreflang", hreflang)
    json.add("title", title)
    json.add("length", length)
    json.endObject()
  }
}

extension FeedCategory {
  fileprivate func write(to json: inout JSONMemberWriter) {
    json.beginObject()
    json.add("term", term.nonEmpty)
    json.add("scheme", scheme)
    json.add("label", label)
    json.endObject()
  }
}

extension FeedAttachment {
  fileprivate func write(to json: inout JSONMemberWriter) {
    json.beginObject()
    json.add("url", url)
    json.add("mime_type", type)
    json.add("size_in_bytes", size)
    json.add("duration_in_seconds", duration)
    json.endObject()
  }
}
