import Model

/// A URL as it may be stored and shown: without the name and password that some carry.
package enum PublicURL {
  /// `https://name:secret@host/path` becomes `https://host/path`; anything else stays as it is.
  package static func of(_ url: String) -> String {
    guard let authority = URLAuthority.of(url), let at = authority.utf8.lastIndex(of: UInt8(ascii: "@"))
    else {
      return url
    }
    return String(url[..<authority.startIndex] + url[url.utf8.index(after: at)...])
  }
}
