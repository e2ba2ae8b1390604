/// Escaping for HTML and XML: text in elements and in double-quoted attributes.
package enum Escaping {
  /// `text` with `&`, `<`, `>`, `"` and `'` as entities.
  package static func markup(_ text: String) -> String {
    guard text.utf8.contains(where: isSpecial) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 32)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += Array("&amp;".utf8)
      case UInt8(ascii: "<"): bytes += Array("&lt;".utf8)
      case UInt8(ascii: ">"): bytes += Array("&gt;".utf8)
      case UInt8(ascii: "\""): bytes += Array("&quot;".utf8)
      case UInt8(ascii: "'"): bytes += Array("&#39;".utf8)
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == 0x26 || byte == 0x3C || byte == 0x3E || byte == 0x22 || byte == 0x27
  }

  /// Whether `url` may become a link: http or https, without spaces. Anything else is shown as text.
  package static func isLink(_ url: String) -> Bool {
    let head = url.prefix(8).lowercased()
    return (head.hasPrefix("https://") || head.hasPrefix("http://")) && !url.utf8.contains(0x20)
  }
}
