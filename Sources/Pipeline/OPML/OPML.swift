import Markup
package import Model
import Text

/// A list of subscriptions, as feed readers exchange them (OPML 2.0, http://opml.org/spec2.opml).
package enum OPML {
  /// A subscription: a feed, or a page that is linked.
  package struct Outline: Hashable, Sendable {
    package var kind: Source.Kind
    package var url: String
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
  package static func text(_ sources: [Source], title: String) -> String {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <opml version="2.0">
        <head><title>\(escaped(title))</title></head>
        <body>

      """
    for source in sources {
      let name = source.title ?? source.id.rawValue
      let url = PublicURL.of(source.url)
      let place = source.kind == .feed ? "type=\"rss\" xmlUrl" : "type=\"link\" url"
      text += "    <outline text=\"\(escaped(name))\" title=\"\(escaped(name))\" \(place)=\"\(escaped(url))\""
      if !source.tags.isEmpty {
        text +=
          " category=\"\(escaped(source.tags.map { $0.replacing(",", with: " ") }.joined(separator: ",")))\""
      }
      text += "/>\n"
    }
    return text + "  </body>\n</opml>\n"
  }

  /// A text between quotes (XML 1.0 section 2.4); what XML cannot hold is left out.
  private static func escaped(_ text: String) -> String { HTMLText.escaped(SafeText.line(text)) }
}
