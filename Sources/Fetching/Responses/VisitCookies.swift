import Text

/// Cookies of one visit (RFC 6265): kept from hop to hop while a document is fetched, never stored.
///
/// Some servers answer the first request with a cookie and a redirect to the same address, and give the document to who
/// comes back with it.
struct VisitCookies: Sendable {
  private struct Cookie: Hashable, Sendable {
    var name: String
    var value: String
    /// The host that it goes back to.
    var host: String
    /// Its subdomains get it too.
    var includesSubdomains: Bool
    var path: String
    var isSecure: Bool
  }

  /// Most cookies kept, and bytes of one; browsers keep a few more.
  private static let (most, longest) = (30, 4096)
  private var cookies: [Cookie] = []

  /// Takes over what an answer from `address` sets.
  mutating func take(_ head: ResponseHead, from address: FetchURL) {
    for line in head.cookies { set(line, address) }
  }

  /// The cookies for a request to `address`, as the value of its Cookie line; nil where there are none.
  func value(for address: FetchURL) -> String? {
    let path = Self.path(address.target)
    let sent = cookies.filter { cookie in
      let isHost =
        address.host == cookie.host
        || cookie.includesSubdomains && address.host.hasSuffix("." + cookie.host)
      let isPath =
        path == cookie.path || path.hasPrefix(cookie.path.hasSuffix("/") ? cookie.path : cookie.path + "/")
      return isHost && isPath && (!cookie.isSecure || address.scheme == "https")
    }
    return sent.isEmpty ? nil : sent.map { "\($0.name)=\($0.value)" }.joined(separator: "; ")
  }

  private mutating func set(_ line: String, _ address: FetchURL) {
    guard line.utf8.count <= Self.longest else { return }
    let parts = line.split(separator: ";", omittingEmptySubsequences: false).map { String($0).trimmed }
    guard let (name, value) = Self.pair(parts[0]), !name.isEmpty, Self.isPlain(name), Self.isPlain(value)
    else { return }
    var cookie = Cookie(
      name: name, value: value, host: address.host, includesSubdomains: false,
      path: Self.folder(Self.path(address.target)), isSecure: false)
    var isOver = false
    for part in parts.dropFirst() {
      let (key, text) = Self.pair(part) ?? (part, "")
      switch key.lowercased() {
      case "domain":
        let domain =
          text.lowercased().hasPrefix(".") ? String(text.lowercased().dropFirst()) : text.lowercased()
        guard !domain.isEmpty else { continue }
        // A name without a dot would be all of a top-level domain.
        guard domain == address.host || address.host.hasSuffix("." + domain) && domain.contains(".") else {
          return
        }
        (cookie.host, cookie.includesSubdomains) = (domain, true)
      case "path" where text.hasPrefix("/"): cookie.path = text
      case "secure": cookie.isSecure = true
      case "max-age": isOver = (Int64(text) ?? 1) <= 0
      case "expires": isOver = isOver || HTTPDate.read(text).map { $0.seconds <= 86_400 } ?? false
      default: break
      }
    }
    cookies.removeAll { ($0.name, $0.host, $0.path) == (cookie.name, cookie.host, cookie.path) }
    if !isOver, cookies.count < Self.most { cookies.append(cookie) }
  }

  private static func pair(_ text: String) -> (String, String)? {
    guard let sign = text.firstIndex(of: "=") else { return nil }
    return (String(text[..<sign]).trimmed, String(text[text.index(after: sign)...]).trimmed)
  }

  /// Nothing that could end the line or the pair.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: ";") }
  }

  private static func path(_ target: String) -> String {
    let path = String(target.prefix { $0 != "?" && $0 != "#" })
    return path.hasPrefix("/") ? path : "/" + path
  }

  /// The path up to its last slash (RFC 6265, section 5.1.4).
  private static func folder(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return "/" }
    return String(path[..<slash])
  }
}
