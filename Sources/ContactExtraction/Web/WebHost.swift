/// A host that a page links to, and what is known of it.
final class WebHost: Sendable {
  /// Lower case, without port and user.
  let name: String
  /// The social network it belongs to.
  let site: SocialSites.Site?
  /// What links to it are for, where it does one thing only.
  let kind: WebKind?
  /// It leads to single posts and videos of a social network.
  let isOfPosts: Bool

  /// nil where `name` is no host of the web.
  init?(_ name: String) {
    guard name.utf8.contains(UInt8(ascii: ".")) || name == "localhost" else { return nil }
    self.name = name
    site = SocialSites.site(of: name)
    kind = WebCues.hosts[name.hasPrefix("www.") ? String(name.dropFirst(4)) : name]
    isOfPosts = SocialSites.postHosts.contains(name)
  }
}

/// Takes the URLs of a page apart. The host that came last is kept, for most links of a page lead to one.
final class WebAddressReader {
  /// Scheme and authority as they were written last, and their host.
  private var last: (origin: [UInt8], host: WebHost)?

  /// The parts of `url`; nil unless it is an `http` or `https` URL with a host.
  func address(_ url: String) -> WebAddress? {
    var url = url
    if let last, url.withUTF8({ Self.begins($0, with: last.origin) }) {
      return WebAddress(url, behind: last.origin.count, last.host)
    }
    guard let address = WebAddress(url) else { return nil }
    last = (Array(address.origin.utf8), address.host)
    return address
  }

  /// Whether `url` has the scheme and authority `origin`, and no longer one.
  private static func begins(_ url: UnsafeBufferPointer<UInt8>, with origin: [UInt8]) -> Bool {
    guard url.count >= origin.count else { return false }
    for place in origin.indices where url[place] != origin[place] { return false }
    guard url.count > origin.count else { return true }
    let next = url[origin.count]
    return next == UInt8(ascii: "/") || next == UInt8(ascii: "?") || next == UInt8(ascii: "#")
  }
}
