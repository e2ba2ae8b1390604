import Model
import PageReading
import Text

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
