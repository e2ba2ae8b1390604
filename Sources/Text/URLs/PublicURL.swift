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

  /// What messages, which go into mails of cron and into logs, call `text`, which somebody gave for a URL.
  ///
  /// Of a URL that is well written, no more than name and password is left out. Of anything else, all that stands before the
  /// last `@` is: `htps:name:secret@host` and `name:sec/ret@host` are slips of the pen, and hold a password all the same.
  ///
  /// - Parameter isCertain: nothing but a URL belongs where it was given; else it counts as one where a colon and no white
  ///   space stand before the `@`, for `me@home.html` is the name of a file.
  package static func named(_ text: String, isCertain: Bool = true) -> String {
    let url = of(text)
    guard let at = url.utf8.lastIndex(of: UInt8(ascii: "@")), !namesHost(url),
      isCertain || url[..<at].contains(":") && !url[..<at].contains(where: \.isWhitespace)
    else { return url }
    return "…" + url[at...]
  }

  /// Whether what stands between `://` and the path can be nothing but a host, and perhaps a port. A name, and a password that
  /// begins with figures and a slash, look like both; then an `@` may only begin the path, as in `/@agency`.
  private static func namesHost(_ url: String) -> Bool {
    guard let authority = URLAuthority.of(url) else { return url.hasPrefix("file:") }
    let host = authority.prefix { $0 != ":" }
    let port = authority[host.endIndex...].dropFirst()
    let isPort = port.utf8.allSatisfy(\.isASCIIDigit)
    let path = url[authority.endIndex...]
    let isPath = port.isEmpty || path.hasPrefix("/@") && !path.dropFirst(2).contains("@")
    return authority.isEmpty || host.hasPrefix("[") || host.contains(".") && isPort && isPath
  }
}
