import Model
import Text

/// The parts of an absolute web URL.
struct WebAddress {
  let host: WebHost
  private let url: String
  private let pathStart: Int
  private let pathEnd: Int
  private let end: Int

  /// nil unless `url` is an `http` or `https` URL with a host.
  init?(_ url: String) {
    guard let authority = URLAuthority.of(url) else { return nil }
    let scheme = url[..<url.utf8.index(authority.startIndex, offsetBy: -"://".utf8.count)].lowercased()
    guard scheme == "http" || scheme == "https", let host = WebHost(Self.name(in: authority)) else {
      return nil
    }
    self.init(url, behind: url.utf8.distance(from: url.startIndex, to: authority.endIndex), host)
  }

  /// Without user and port.
  private static func name(in authority: Substring) -> String {
    let bytes = authority.utf8
    let start = bytes.lastIndex(of: UInt8(ascii: "@")).map(bytes.index(after:)) ?? bytes.startIndex
    return Substring(bytes[start...].prefix { $0 != UInt8(ascii: ":") }).lowercased()
  }

  /// The URL on `host` whose path begins at byte `start`.
  init(_ url: String, behind start: Int, _ host: WebHost) {
    var url = url
    let (pathEnd, end) = url.withUTF8 { bytes in
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "#")) ?? bytes.count
      return (bytes[start..<end].firstIndex(of: UInt8(ascii: "?")) ?? end, end)
    }
    (self.host, self.url, pathStart, self.pathEnd, self.end) = (host, url, start, pathEnd, end)
  }

  var path: Substring { slice(pathStart..<pathEnd) }
  var query: Substring { slice(min(pathEnd + 1, end)..<end) }
  /// Scheme and authority as written.
  var origin: Substring { slice(0..<pathStart) }

  private func slice(_ range: Range<Int>) -> Substring {
    let start = url.utf8.index(url.startIndex, offsetBy: range.lowerBound)
    return url[start..<url.utf8.index(start, offsetBy: range.count)]
  }
}

extension String {
  /// Where `part` first stands.
  func firstRange(of part: String) -> Range<String.Index>? {
    var (text, part) = (self, part)
    let offset = text.withUTF8 { bytes in part.withUTF8 { Self.offset(of: $0, in: bytes) } }
    guard let offset else { return nil }
    let start = utf8.index(startIndex, offsetBy: offset)
    return start..<utf8.index(start, offsetBy: part.utf8.count)
  }

  private static func offset(of part: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>)
    -> Int?
  {
    guard let first = part.first, bytes.count >= part.count else { return nil }
    for start in 0...bytes.count - part.count where bytes[start] == first {
      if part.indices.allSatisfy({ bytes[start + $0] == part[$0] }) { return start }
    }
    return nil
  }
}

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
