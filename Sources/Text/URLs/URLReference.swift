/// URL references on strings: RFC 3986 section 5, with what browsers forgive (WHATWG URL Standard): blanks around,
/// line breaks inside, back slashes, spaces.
package enum URLReference {
  /// `reference` as an absolute URL.
  ///
  /// - Returns: nil when neither the reference nor `base` is absolute. An absolute reference comes back with its path
  ///   freed of `.` and `..`; characters that may not stand in a URL (space, quotes, angle brackets) are percent-encoded,
  ///   letters beyond ASCII and square brackets stay.
  package static func resolve(_ reference: String, base: String?) -> String? {
    if isPlainWebAddress(reference) { return reference }
    let cleaned = clean(reference)
    let parts = URLParts(cleaned)
    if parts.scheme != nil {
      guard let scheme = parts.scheme, !parts.isOpaque || !isHierarchical(scheme) else {
        return repaired(parts, base: base)
      }
      return parts.isOpaque ? cleaned : parts.withDotsRemoved.text
    }
    guard let base else { return nil }
    let against = URLParts(clean(base))
    guard against.scheme != nil, !against.isOpaque else { return nil }
    return parts.resolved(against: against).text
  }

  /// Whether `text` is an absolute web address that needs no change at all: the usual case, told in one look.
  private static func isPlainWebAddress(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      guard bytes.starts(with: "https://".utf8) || bytes.starts(with: "http://".utf8), bytes.count > 8 else {
        return false
      }
      var last: UInt8 = 0
      for byte in bytes {
        if byte <= 0x20 || isForbidden(byte) || byte == 0x5C || byte == 0x2E && last == 0x2F { return false }
        last = byte
      }
      return true
    }
  }

  /// The lower-case scheme of `url`, or nil when it is relative.
  package static func scheme(of url: String) -> String? {
    if url.utf8.starts(with: "https:".utf8) { return "https" }
    if url.utf8.starts(with: "http:".utf8) { return "http" }
    return URLParts(clean(url)).scheme.map { $0.lowercased() }
  }

  /// The lower-case host of `url` without user and port, or nil.
  package static func host(of url: String) -> String? {
    guard var authority = URLParts(clean(url)).authority else { return nil }
    if let at = authority.lastIndex(of: "@") { authority = String(authority[authority.index(after: at)...]) }
    if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
      return String(authority[...end]).lowercased()
    }
    return authority.split(separator: ":", omittingEmptySubsequences: false).first.map { $0.lowercased() }
  }

  /// Whether a link to `url` runs a program or carries its own document instead of naming a place (`javascript:`, `data:`, …).
  package static func isActive(_ url: String) -> Bool {
    if url.utf8.starts(with: "http".utf8) { return false }
    guard let scheme = scheme(of: url) else { return false }
    return ["javascript", "data", "vbscript", "livescript", "mocha", "jar", "about", "blob", "filesystem"]
      .contains(
        scheme)
  }

  /// `http:path` and `http:/path`: a scheme that needs a host and has none is read as browsers do.
  private static func repaired(_ parts: URLParts, base: String?) -> String? {
    if let base = base.map({ URLParts(clean($0)) }), base.scheme?.lowercased() == parts.scheme?.lowercased() {
      var relative = parts
      relative.scheme = nil
      return relative.resolved(against: base).text
    }
    return parts.text
  }

  private static func isHierarchical(_ scheme: String) -> Bool {
    ["http", "https", "ftp"].contains(scheme.lowercased())
  }

  /// `text` trimmed, without tabs and line breaks, forbidden characters percent-encoded.
  static func clean(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let isBlank: (UInt8) -> Bool = { $0 <= 0x20 }
    guard let first = bytes.firstIndex(where: { !isBlank($0) }),
      let last = bytes.lastIndex(where: { !isBlank($0) })
    else { return "" }
    let isPlain = bytes[first...last].allSatisfy { $0 > 0x20 && !isForbidden($0) && $0 != 0x5C }
    if isPlain {
      return first == 0 && last == bytes.count - 1
        ? text : String(decoding: bytes[first...last], as: UTF8.self)
    }
    return encoded(bytes[first...last])
  }

  /// Quotes, angle brackets, grave accent.
  static func isForbidden(_ byte: UInt8) -> Bool {
    byte == 0x22 || byte == 0x3C || byte == 0x3E || byte == 0x60
  }

  private static func encoded(_ bytes: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    var isBeforeQuery = true
    for byte in bytes where byte != 0x09 && byte != 0x0A && byte != 0x0D {
      if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") { isBeforeQuery = false }
      if byte <= 0x20 || isForbidden(byte) {
        result.appendPercentEncoded(byte)
      } else {
        result.append(byte == 0x5C && isBeforeQuery ? UInt8(ascii: "/") : byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
