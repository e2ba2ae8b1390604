import Text

/// URLs from elsewhere that are to stand in a configuration.
package enum AcceptedURL {
  /// All that servers are sure to take (RFC 9110 section 4.1).
  private static let mostBytes = 8_000

  /// Why `url` could not be the https or http URL of a source, as a lower-case phrase that does not repeat it; nil where it could.
  package static func problem(_ url: String) -> String? {
    guard ["https://", "http://"].contains(where: url.lowercased().hasPrefix) else {
      return "no https or http URL"
    }
    guard url.utf8.count <= mostBytes else { return "it is longer than \(mostBytes) bytes" }
    do throws(Refusal) {
      _ = try ConfiguredURL(url, named: "it")
      return nil
    } catch {
      return error.reason
    }
  }
}

/// The URL of a source: https, http, or a local document.
struct SourceURL {
  let text: String
  /// Where redirects may lead when nothing is said: the URL's own host; nowhere for a local document.
  let ownHosts: [String]

  /// The form of `url:` in a file of `folder`, an absolute path. https and http stay as written; a relative `file:` becomes
  /// an absolute one.
  static func form(folder: String) -> Form<SourceURL> {
    Form("a URL", accepted: "an https, http or file URL", isURL: true) { (text) throws(Refusal) in
      if text.utf8.count >= 5, text.prefix(5).lowercased() == "file:" {
        return SourceURL(text: try local(String(text.dropFirst(5)), folder), ownHosts: [])
      }
      return SourceURL(text: text, ownHosts: [try ConfiguredURL.ofWeb(text).host])
    }
  }

  /// `file:` forms of RFC 8089: `///path`, `//localhost/path`, `/path`; and a path relative to `folder`.
  private static func local(_ reference: String, _ folder: String) throws(Refusal) -> String {
    var path = reference
    if path.lowercased().hasPrefix("//localhost/") { path = String(path.dropFirst(11)) }
    if path.hasPrefix("///") { path = String(path.dropFirst(2)) }
    guard !path.hasPrefix("//") else { throw Refusal(reason: "a file URL names another machine") }
    guard !path.isEmpty, !path.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { throw Refusal() }
    let base = encoded(folder, keepingPercent: false)
    return "file://" + FilePath.resolve(encoded(path, keepingPercent: true), in: base)
  }

  /// Percent-encodes what a URL's path cannot hold (RFC 3986 §3.3).
  private static func encoded(_ path: String, keepingPercent: Bool) -> String {
    let plain = Set("/-._~!$&'()*+,;=:@".utf8)
    return path.percentEncoded { byte in
      byte.isASCIIAlphanumeric || plain.contains(byte) || keepingPercent && byte == UInt8(ascii: "%")
    }
  }
}
