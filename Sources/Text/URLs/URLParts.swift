/// The five parts of a URI reference (RFC 3986, appendix B).
struct URLParts {
  var scheme: String?
  var authority: String?
  var path: String
  var query: String?
  var fragment: String?

  /// Splits `text`; nothing is checked or decoded.
  init(_ text: String) {
    var rest = Array(text.utf8)[...]
    func string(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
    if let hash = rest.firstIndex(of: UInt8(ascii: "#")) {
      fragment = string(rest[(hash + 1)...])
      rest = rest[..<hash]
    }
    if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
      query = string(rest[(mark + 1)...])
      rest = rest[..<mark]
    }
    if let colon = rest.firstIndex(of: UInt8(ascii: ":")), Self.isScheme(rest[..<colon]) {
      scheme = string(rest[..<colon])
      rest = rest[(colon + 1)...]
    }
    if rest.starts(with: "//".utf8) {
      let start = rest.startIndex + 2
      let end = rest[start...].firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
      authority = string(rest[start..<end])
      rest = rest[end...]
    }
    path = string(rest)
  }

  /// Has a scheme but neither host nor rooted path: `mailto:a@example.org`, `tag:…`, `urn:…`.
  var isOpaque: Bool { scheme != nil && authority == nil && !path.hasPrefix("/") }

  /// Put together again (RFC 3986, section 5.3).
  var text: String {
    (scheme.map { $0 + ":" } ?? "") + (authority.map { "//" + $0 } ?? "") + path
      + (query.map { "?" + $0 } ?? "")
      + (fragment.map { "#" + $0 } ?? "")
  }

  /// The same with `.` and `..` taken out of the path.
  var withDotsRemoved: URLParts {
    var parts = self
    parts.path = Self.removingDots(path)
    return parts
  }

  /// The target of this reference seen from `base` (RFC 3986, section 5.2.2).
  func resolved(against base: URLParts) -> URLParts {
    var target = self
    target.scheme = base.scheme
    if authority == nil {
      target.authority = base.authority
      if path.isEmpty {
        target.path = base.path
        target.query = query ?? base.query
        return target
      }
      if !path.hasPrefix("/") { target.path = merged(with: base) }
    }
    return target.withDotsRemoved
  }

  private func merged(with base: URLParts) -> String {
    guard let slash = base.path.lastIndex(of: "/") else { return (base.authority == nil ? "" : "/") + path }
    return base.path[...slash] + path
  }

  /// Section 5.2.4.
  private static func removingDots(_ path: String) -> String {
    guard path.utf8.contains(UInt8(ascii: ".")), path.hasPrefix("/") else { return path }
    var segments: [Substring] = []
    let parts = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      switch part {
      case ".": if isLast { segments.append("") }
      case "..":
        if !segments.isEmpty { segments.removeLast() }
        if isLast { segments.append("") }
      default: segments.append(part)
      }
    }
    return "/" + segments.joined(separator: "/")
  }

  private static func isScheme(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.first?.isASCIILetter == true
      && bytes.allSatisfy { $0.isASCIIAlphanumeric || "+-.".utf8.contains($0) }
  }
}
