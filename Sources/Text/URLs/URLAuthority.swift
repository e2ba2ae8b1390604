/// What stands between `://` and the path of a URL (RFC 3986 section 3.2).
package enum URLAuthority {
  /// Name, password, host and port as written; nil where there is no `://`.
  package static func of(_ url: String) -> Substring? {
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
