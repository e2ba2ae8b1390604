import CLibCurl

/// An absolute URL, read by the parser that also makes the connection, so that both see the same host.
struct FetchURL: Sendable {
  /// Lower case.
  let scheme: String
  /// Lower case; IPv6 in brackets; empty for file:.
  let host: String
  let port: String
  /// Path and query, for robots.txt.
  let target: String
  /// The whole URL without credentials and fragment, fit to be shown and stored.
  let plain: String
  /// `user:password` as in the URL.
  private(set) var credentials: String?

  /// Reads `text`, a URL or a reference relative to `base`; nil when it is neither, or longer than 8 KB.
  init?(_ text: String, base: FetchURL? = nil) {
    guard text.utf8.count <= 8192, let url = curl_url() else { return nil }
    defer { curl_url_cleanup(url) }
    let flags = UInt32(CURLU_NON_SUPPORT_SCHEME | CURLU_URLENCODE)
    if let base, curl_url_set(url, CURLUPART_URL, base.plain, flags) != CURLUE_OK { return nil }
    guard curl_url_set(url, CURLUPART_URL, text, flags) == CURLUE_OK else { return nil }
    func part(_ part: CURLUPart, _ flags: Int32 = 0) -> String? {
      var value: UnsafeMutablePointer<CChar>?
      guard feedwatch_curl_url_get(url, part, &value, UInt32(flags)) == CURLUE_OK, let value else {
        return nil
      }
      defer { curl_free(value) }
      return String(cString: value)
    }
    curl_url_set(url, CURLUPART_FRAGMENT, nil, 0)
    if let user = part(CURLUPART_USER) ?? (part(CURLUPART_PASSWORD) == nil ? nil : "") {
      credentials = user + (part(CURLUPART_PASSWORD).map { ":" + $0 } ?? "")
      curl_url_set(url, CURLUPART_USER, nil, 0)
      curl_url_set(url, CURLUPART_PASSWORD, nil, 0)
    }
    guard let plain = part(CURLUPART_URL), let scheme = part(CURLUPART_SCHEME) else { return nil }
    self.plain = plain
    self.scheme = scheme.lowercased()
    host = part(CURLUPART_HOST)?.lowercased() ?? ""
    port = part(CURLUPART_PORT, CURLU_DEFAULT_PORT) ?? ""
    target = (part(CURLUPART_PATH) ?? "/") + (part(CURLUPART_QUERY).map { "?" + $0 } ?? "")
  }

  /// Whether it is fetched over the network by this program.
  var isWeb: Bool { scheme == "http" || scheme == "https" }

  /// Scheme, host and port: where credentials, private headers and robots.txt belong.
  var origin: String { "\(scheme)://\(host):\(port)" }

  /// The whole URL, credentials included.
  var full: String {
    guard let credentials else { return plain }
    return "\(scheme)://\(credentials)@" + String(plain.dropFirst(scheme.count + 3))
  }

  /// The same place with the credentials of `other`: with none where it is not of the same origin.
  func withCredentials(of other: FetchURL) -> FetchURL {
    var copy = self
    copy.credentials = other.origin == origin ? other.credentials : nil
    return copy
  }
}
