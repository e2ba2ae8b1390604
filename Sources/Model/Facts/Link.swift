/// An absolute URL (RFC 3986 §4.3) of a page or a profile.
package struct Link: Hashable, Sendable {
  /// As the page gives it, resolved against the page's own URL; of a profile the canonical URL.
  package let text: String

  /// Reads a URL; nil without a scheme and an authority.
  package init?(text: String) {
    guard Self.authorityStart(of: text) != nil, text.first?.isLetter == true else { return nil }
    self.text = text
  }

  /// Host and port in lower case, without `www.`: that makes no other site.
  package var host: String {
    let name = text[start..<pathStart].lowercased()
    return name.hasPrefix("www.") ? String(name.dropFirst(4)) : name
  }

  /// What stands between host and query, slashes at its end left out.
  package var path: Substring { Self.withoutSlashes(beforeFragment.prefix { $0 != UInt8(ascii: "?") }) }

  /// What stands behind the question mark, without the fragment; empty where there is none.
  package var query: Substring {
    Substring(beforeFragment.drop { $0 != UInt8(ascii: "?") }.dropFirst())
  }

  /// Path and query, slashes at the end left out.
  package var pathAndQuery: Substring { Self.withoutSlashes(beforeFragment) }

  private var beforeFragment: Substring.UTF8View.SubSequence {
    text[pathStart...].utf8.prefix { $0 != UInt8(ascii: "#") }
  }

  private var start: String.Index { Self.authorityStart(of: text) ?? text.startIndex }

  private var pathStart: String.Index {
    text.utf8[start...].firstIndex {
      $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#")
    }
      ?? text.endIndex
  }

  private static func withoutSlashes(_ path: Substring.UTF8View.SubSequence) -> Substring {
    var path = path
    while path.last == UInt8(ascii: "/") { path.removeLast() }
    return Substring(path)
  }

  /// Behind the `://` that follows a scheme.
  private static func authorityStart(of text: String) -> String.Index? {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")),
      text.utf8[colon...].starts(with: "://".utf8)
    else { return nil }
    return text.utf8.index(colon, offsetBy: 3)
  }
}
