/// Names of machines (RFC 1123, section 2.1); an international name in its `xn--` form, so that look-alike letters cannot hide.
package enum HostName {
  /// Whether `text`, in small letters, is a host name or an IPv4 address.
  package static func isValid(_ text: String) -> Bool {
    var length = 0
    var last = UInt8(ascii: ".")
    for byte in text.utf8 {
      if byte == UInt8(ascii: ".") {
        guard length > 0, last != UInt8(ascii: "-") else { return false }
        length = 0
      } else {
        guard isPartOfLabel(byte), length > 0 || byte != UInt8(ascii: "-"), length < 63 else { return false }
        length += 1
      }
      last = byte
    }
    return length > 0 && last != UInt8(ascii: "-") && text.utf8.count <= 253
  }

  private static func isPartOfLabel(_ byte: UInt8) -> Bool {
    byte.isASCIILowercase || byte.isASCIIDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }

  /// The host of a web URL in small letters, without port and `www.`; nil for a local document.
  package static func of(_ url: String) -> String? {
    guard ["https", "http"].contains(URLReference.scheme(of: url) ?? ""),
      let host = URLReference.host(of: url), !host.isEmpty
    else { return nil }
    return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
  }

  /// Whether both URLs lead to one host, `www.` or not.
  package static func isSame(_ left: String, _ right: String) -> Bool {
    of(left) == of(right) && of(left) != nil
  }

  /// Whether `host` is `other` or below it.
  package static func isBelow(_ host: String, _ other: String) -> Bool {
    host == other || host.hasSuffix("." + other)
  }

  /// Whether `host` is an address of the Internet Protocol: an IPv6 address in brackets, or digits and dots.
  package static func isAddress(_ host: String) -> Bool {
    host.utf8.first == UInt8(ascii: "[")
      || host.utf8.allSatisfy { $0.isASCIIDigit || $0 == UInt8(ascii: ".") }
  }
}
