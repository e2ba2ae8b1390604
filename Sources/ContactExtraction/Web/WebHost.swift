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
  private var last: (origin: String, host: WebHost)?

  /// The parts of `url`; nil unless it is an `http` or `https` URL with a host.
  func address(_ url: String) -> WebAddress? {
    if let last, url.utf8.starts(with: last.origin.utf8), endsAuthority(url, last.origin.utf8.count) {
      return WebAddress(url, behind: last.origin.utf8.count, last.host)
    }
    guard let address = WebAddress(url) else { return nil }
    last = (String(url[..<address.path.startIndex]), address.host)
    return address
  }

  private func endsAuthority(_ url: String, _ length: Int) -> Bool {
    guard let next = url.utf8.dropFirst(length).first else { return true }
    return next == UInt8(ascii: "/") || next == UInt8(ascii: "?") || next == UInt8(ascii: "#")
  }
}
