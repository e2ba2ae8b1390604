import Model
import PageReading
import Text

/// The feeds that a page offers, by `link rel=alternate` and by links in its text.
enum OfferedFeeds {
  /// Absolute URLs, without repeats, in the order of the page.
  static func of(_ body: [UInt8], contentType: String?, url: String) -> [OfferedFeed] {
    guard let page = try? PageReader.read(body, contentType: contentType, url: url) else { return [] }
    var found = page.alternates.filter { isFeedType($0.type) }.map {
      OfferedFeed(url: $0.url, title: $0.title)
    }
    for block in page.blocks {
      for link in block.links {
        guard let target = link.url, looksLikeFeed(target, name: link.name) else { continue }
        found.append(OfferedFeed(url: target, title: link.name))
      }
    }
    var seen: Set<String> = []
    return found.filter { $0.url.hasPrefix("http") && seen.insert($0.url).inserted }
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

/// Links of a page found by what they are called.
enum DiscoveredLinks {
  /// Links whose text holds `words`, blind to case, white space and plural; each target once, in the order of the page.
  static func of(
    _ body: [UInt8], contentType: String?, url: String, words: String
  ) -> [(name: String, url: String)] {
    guard let page = try? PageReader.read(body, contentType: contentType, url: url) else { return [] }
    let wanted = folded(words)
    guard !wanted.isEmpty else { return [] }
    var seen: Set<String> = [withoutFragment(url)]
    var found: [(name: String, url: String)] = []
    for block in page.blocks {
      for link in block.links {
        guard let target = link.url.map(withoutFragment), target.hasPrefix("http"),
          folded(link.name).contains(wanted), seen.insert(target).inserted
        else { continue }
        found.append((SafeText.line(link.name, limit: 120), target))
      }
    }
    return found
  }

  private static func folded(_ text: String) -> String {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }

  private static func withoutFragment(_ url: String) -> String { String(url.prefix { $0 != "#" }) }
}
