/// A URL as it may be stored and shown: without the name and password that some carry.
package enum PublicURL {
  /// `https://name:secret@host/path` becomes `https://host/path`; anything else stays as it is.
  package static func of(_ url: String) -> String {
    guard let scheme = url.firstRange(of: "://") else { return url }
    let rest = url[scheme.upperBound...]
    let authorityEnd = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
    guard let at = rest[..<authorityEnd].lastIndex(of: "@") else { return url }
    return String(url[..<scheme.upperBound] + rest[rest.index(after: at)...])
  }
}
