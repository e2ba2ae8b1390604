import Text

/// Links of a piece of HTML, found without building a tree.
package enum HTMLLinks {
  /// Most links that are looked at.
  private static let most = 500

  /// What the `href` attributes of `html` lead to, absolute where `base` or they themselves say from where.
  package static func targets(_ html: String, base: String?) -> [String] {
    guard html.utf8.contains(UInt8(ascii: "<")) else { return [] }
    var targets: [String] = []
    var rest = html[...]
    while targets.count < most, let place = rest.firstRange(of: "href") {
      rest = rest[place.upperBound...].drop { $0.isWhitespace }
      guard rest.first == "=" else { continue }
      rest = rest.dropFirst().drop { $0.isWhitespace }
      guard let mark = rest.first else { break }
      let isQuoted = mark == "\"" || mark == "'"
      let value =
        isQuoted
        ? rest.dropFirst().prefix { $0 != mark } : rest.prefix { !$0.isWhitespace && $0 != ">" }
      let target = String(value).replacing("&amp;", with: "&").trimmed
      targets.append(URLReference.resolve(target, base: base) ?? target)
      rest = rest[value.endIndex...]
    }
    return targets
  }
}
