import Markup
package import Model
package import Text

/// A list of subscriptions, as feed readers exchange them (OPML 2.0, http://opml.org/spec2.opml).
package enum OPML {
  /// A subscription: a feed, or a page that is linked.
  package struct Outline: Hashable, Sendable {
    /// A feed (`xmlUrl`), or a page (`type="link"`, `url`).
    package var kind: Source.Kind
    /// As written in the list.
    package var url: String
    /// What the list calls it (`title`, else `text`); nil where it has no name.
    package var title: String?
    /// Names of the folders it stands in, outermost first, and its categories.
    package var tags: [String]

    /// A subscription to `url`.
    package init(kind: Source.Kind, url: String, title: String?, tags: [String]) {
      self.kind = kind
      self.url = url
      self.title = title
      self.tags = tags
    }
  }

  /// Sources as OPML: a feed as `type="rss"`, a page as `type="link"`, its tags as categories. Names and passwords in URLs are left out.
  package static func text(_ sources: [Source], title: String) -> XML {
    var text: XML = """
      <?xml version="1.0" encoding="UTF-8"?>
      <opml version="2.0">
        <head><title>\(text: SafeText.line(title))</title></head>
        <body>

      """
    for source in sources {
      let name = SafeText.line(source.title ?? source.id.rawValue)
      let url = SafeText.line(PublicURL.of(source.url))
      let place: XML = source.kind == .feed ? "type=\"rss\" xmlUrl" : "type=\"link\" url"
      text +=
        "    <outline text=\"\(attribute: name)\" title=\"\(attribute: name)\" \(place)=\"\(attribute: url)\""
      if !source.tags.isEmpty {
        let tags = source.tags.map { tag in tag.unicodeScalars.map { $0 == "," ? " " : String($0) }.joined() }
        text += " category=\"\(attribute: SafeText.line(tags.joined(separator: ",")))\""
      }
      text += "/>\n"
    }
    return text + "  </body>\n</opml>\n"
  }
}
