/// A URL as it may be stored and shown: without the name and password that some carry.
package enum PublicURL {
  /// `https://name:secret@host/path` becomes `https://host/path`; anything else stays as it is.
  package static func of(_ url: String) -> String {
    let bytes = url.utf8
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), bytes[colon...].starts(with: "://".utf8) else {
      return url
    }
    let start = bytes.index(colon, offsetBy: 3)
    let authority = bytes[start...].prefix { !"/?#".utf8.contains($0) }
    guard let at = authority.lastIndex(of: UInt8(ascii: "@")) else { return url }
    return String(url[..<start] + url[bytes.index(after: at)...])
  }
}
