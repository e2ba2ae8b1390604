package import Text

/// What makes two entries the same entry, at different times and in different feeds.
///
/// The rule is kept for ever (Decision 0001): stored keys are compared with new ones, so a change here needs a migration.
package enum AnnouncementIdentity {
  /// Identity keys, strongest first: `id:` and the id, `url:` and the normalised link, `title:` and title with time.
  ///
  /// - An id that is a web address is normalised like a link, so a feed that moves to https or adds tracking parameters
  ///   stays the same.
  /// - The `title:` key is given where there is neither id nor link, and beside them as the last resort where the title has
  ///   an instant of its own, for feeds whose ids and links both change.
  /// - Never empty: an entry without anything has the key `title:`.
  package static func keys(id: String?, url: String?, title: String, published: Timestamp?) -> [String] {
    var keys: [String] = []
    if let id = id.map(WhiteSpace.folded), !id.isEmpty { keys.append("id:" + normalised(id)) }
    if let url = url.map(WhiteSpace.folded), !url.isEmpty {
      let key = "url:" + normalised(url)
      keys.append(key)
    }
    let title = WhiteSpace.folded(title).lowercased()
    let time = published.map { "|" + $0.rfc3339 } ?? ""
    if keys.isEmpty || (!title.isEmpty && !time.isEmpty) { keys.append("title:" + title + time) }
    return keys
  }

  /// A number for an entry of a feed that names it in no other way. Ids are made of it, so it is never changed; what counts as
  /// content is told by ``AnnouncementContent``.
  package static func contentHash(title: String, url: String?, text: String) -> UInt64 {
    var hash = StableHash()
    for part in [title, url.map { normalised(WhiteSpace.folded($0)) } ?? "", text] {
      hash.combine(WhiteSpace.folded(part))
      hash.combine(0x1F)
    }
    return hash.value
  }

  /// `address` as ``normalised(_:)``, and without what a server puts in anew at each visit: sessions, nonces, signatures, times.
  ///
  /// Two addresses may agree in it and mean two documents (`?sid=` is a story to some), so it is weighed with other marks.
  package static func stable(_ address: String) -> String {
    let address = normalised(address)
    guard
      address.utf8.contains(where: { [UInt8(ascii: "?"), UInt8(ascii: ";"), UInt8(ascii: "(")].contains($0) })
    else {
      return address
    }
    let parts = address.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts[0].split(separator: "/", omittingEmptySubsequences: false).compactMap {
      segment -> Substring? in
      // The session of ASP.NET without cookies.
      if segment.hasPrefix("(S("), segment.hasSuffix("))") { return nil }
      let pieces = segment.split(separator: ";", omittingEmptySubsequences: false)
      return pieces.dropFirst().contains(where: isVolatile) ? pieces[0] : segment
    }.joined(separator: "/")
    let query = parts.count < 2 ? [] : parts[1].split(separator: "&").filter { !isVolatile($0) }.sorted()
    return path + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
  }

  /// `address` as ``stable(_:)``, without its host: a site that moves as a whole keeps these.
  package static func path(_ address: String) -> String {
    let address = stable(address)
    guard address.hasPrefix("//") else { return address }
    return String(address.dropFirst(2).drop { $0 != "/" && $0 != "?" })
  }

  /// Whether a parameter of a path or query is another one at each visit.
  private static func isVolatile(_ parameter: Substring) -> Bool {
    let name = parameter.prefix { $0 != "=" }.lowercased()
    let value = parameter.dropFirst(name.count).dropFirst()
    if volatileNames.contains(name) || name.hasPrefix("aspsessionid") || name.hasPrefix("x-amz-") {
      return true
    }
    // A time in seconds or milliseconds.
    return ["t", "time"].contains(name) && value.utf8.count >= 10
      && value.utf8.allSatisfy { (48...57).contains($0) }
  }

  private static let volatileNames: Set<String> = [
    "sid", "s_id", "sessid", "sessionid", "session_id", "session", "phpsessid", "jsessionid", "cfid",
    "cftoken", "oscsid",
    "zenid", "nonce", "_wpnonce", "token", "csrf", "csrftoken", "csrf_token", "_", "ts", "timestamp", "rand",
    "random", "rnd",
    "cb", "cachebuster", "nocache", "signature", "sig", "expires", "key-pair-id", "awsaccesskeyid",
    "googleaccessid", "policy",
  ]

  /// `address` in the form in which addresses of one document agree: no scheme http/https, no `www.`, host in lower case,
  /// no default port, no tracking parameters, no fragment but `#!` and `#/`, no final slash. Anything but a web address
  /// stays as it is.
  package static func normalised(_ address: String) -> String {
    let bytes = Array(address.utf8)
    guard let start = afterScheme(bytes) else { return address }
    var end = start
    while end < bytes.count, ![UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#")].contains(bytes[end]) {
      end += 1
    }
    var host = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
    for port in [":80", ":443"] where host.hasSuffix(port) { host.removeLast(port.count) }
    if host.hasPrefix("www.") { host.removeFirst(4) }
    let (path, query) = split(bytes[end...])
    return "//" + host + path + (query.isEmpty ? "" : "?" + query)
  }

  private static func afterScheme(_ bytes: [UInt8]) -> Int? {
    for scheme in ["https://", "http://"] {
      let head = String(decoding: bytes.prefix(scheme.utf8.count), as: UTF8.self).lowercased()
      if head == scheme { return scheme.utf8.count }
    }
    return nil
  }

  /// Path without its final slash and query without tracking parameters.
  private static func split(_ bytes: ArraySlice<UInt8>) -> (path: String, query: String) {
    var rest = bytes
    var tail = ""
    if let hash = rest.firstIndex(of: UInt8(ascii: "#")) {
      let fragment = rest[hash...]
      if fragment.starts(with: "#!".utf8) || fragment.starts(with: "#/".utf8) {
        tail = String(decoding: fragment, as: UTF8.self)
      }
      rest = rest[..<hash]
    }
    var query: [String] = []
    if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
      let parts = String(decoding: rest[(mark + 1)...], as: UTF8.self).replacing("&amp;", with: "&").split(
        separator: "&")
      query = parts.map(String.init).filter { !isTracking($0) }
      rest = rest[..<mark]
    }
    while rest.last == UInt8(ascii: "/") { rest.removeLast() }
    return (String(decoding: rest, as: UTF8.self) + tail, query.joined(separator: "&"))
  }

  /// Parameters that say where a click came from, never which document is meant.
  private static func isTracking(_ parameter: String) -> Bool {
    let name = parameter.prefix { $0 != "=" }.lowercased()
    return name.hasPrefix("utm_") || name.hasPrefix("mc_") || name.hasPrefix("pk_") || name.hasPrefix("mtm_")
      || [
        "fbclid", "gclid", "dclid", "msclkid", "igshid", "yclid", "_hsenc", "_hsmi", "mkt_tok", "cmpid",
        "ncid", "ref_src",
      ]
      .contains(name)
  }
}
