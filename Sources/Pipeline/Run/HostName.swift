import Markup
import Text

/// Host names of sources.
enum HostName {
  /// The host in small letters, without port and `www.`; nil for a local document.
  static func of(_ url: String) -> String? {
    guard ["https", "http"].contains(URLReference.scheme(of: url)?.lowercased() ?? ""),
      let host = URLReference.host(of: url)?.lowercased(), !host.isEmpty
    else { return nil }
    return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
  }

  /// Whether both URLs lead to one host, `www.` or not.
  static func isSame(_ left: String, _ right: String) -> Bool { of(left) == of(right) && of(left) != nil }

  /// Whether `host` is `other` or below it.
  static func isBelow(_ host: String, _ other: String) -> Bool {
    host == other || host.hasSuffix("." + other)
  }
}
