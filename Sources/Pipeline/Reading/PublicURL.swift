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

/// What stands between `://` and the path of a URL (RFC 3986 section 3.2).
enum URLAuthority {
  /// Name, password, host and port as written; nil where there is no `://`.
  static func of(_ url: String) -> Substring? {
    let bytes = url.utf8
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), bytes[colon...].starts(with: "://".utf8) else {
      return nil
    }
    let authority = bytes[bytes.index(colon, offsetBy: 3)...].prefix {
      $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#")
    }
    return url[authority.startIndex..<authority.endIndex]
  }
}
