/// The URL that the links of a page are resolved with, taken apart once for all of them.
package struct URLBase: Sendable {
  private let text: String
  /// `https://www.example.gov`: what a link that begins with `/` is appended to; nil where the base has no host.
  private let root: String?

  /// The base `text`; where it is not absolute, only absolute references resolve.
  package init(_ text: String) {
    self.text = text
    let parts = URLParts(URLReference.clean(text))
    if let scheme = parts.scheme, let authority = parts.authority {
      root = scheme + "://" + authority
    } else {
      root = nil
    }
  }

  /// `reference` as an absolute URL, as ``URLReference/resolve(_:base:)`` gives it.
  package func resolve(_ reference: String) -> String? {
    if let root, Self.isPlainPath(reference) { return root + reference }
    return URLReference.resolve(reference, base: text)
  }

  /// Whether `text` begins with one slash and needs no change behind the host: the usual link inside a site.
  private static func isPlainPath(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      guard bytes.first == UInt8(ascii: "/"), bytes.count == 1 || bytes[1] != UInt8(ascii: "/") else {
        return false
      }
      var last: UInt8 = 0
      for byte in bytes {
        if byte <= 0x20 || URLReference.isForbidden(byte) || byte == 0x5C || byte == 0x2E && last == 0x2F {
          return false
        }
        last = byte
      }
      return true
    }
  }
}
