import Model
import PageReading

/// The feeds that a page offers, by `link rel=alternate` and by links in its text.
enum OfferedFeeds {
  /// Absolute URLs, without repeats, in the order of the page.
  static func of(_ body: [UInt8], contentType: String?, url: String) -> [String] {
    guard let page = try? PageReader.read(body, contentType: contentType, url: url) else { return [] }
    var found = page.alternates.filter { isFeedType($0.type) }.map(\.url)
    for block in page.blocks {
      for link in block.links {
        if let target = link.url, looksLikeFeed(target, name: link.name) { found.append(target) }
      }
    }
    var seen: Set<String> = []
    return found.filter { $0.hasPrefix("http") && seen.insert($0).inserted }
  }

  private static func isFeedType(_ type: String) -> Bool {
    ["application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"].contains(
      type.lowercased())
  }

  /// A link named RSS, or whose last path part says feed, rss or atom.
  private static func looksLikeFeed(_ url: String, name: String) -> Bool {
    let words = name.lowercased().split { !$0.isLetter }
    if words.contains("rss") || words.contains("atom") { return true }
    let path = url.prefix { $0 != "?" && $0 != "#" }.lowercased()
    return [
      ".rss", "/rss", "/feed", "/feed/", ".atom", "/atom", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml",
    ]
    .contains { path.hasSuffix($0) } || path.contains("/rss-feed/") || path.contains("/_res/rss/")
  }
}
