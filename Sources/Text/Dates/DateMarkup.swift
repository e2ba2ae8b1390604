/// Dates that stand in mark-up, as where a publishing system escapes the field it renders:
/// `<time datetime="2026-11-20T14:00:00Z">Friday</time>`.
enum DateMarkup {
  /// Longest text that is looked at, in bytes.
  private static let longest = 2_000

  /// What may be the date of `text`, best first: the values of `datetime` and `content` attributes, then the text without tags.
  static func candidates(in text: String) -> [String] {
    guard text.utf8.count <= longest else { return [] }
    var (found, plain): ([String], String) = ([], "")
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "<") {
      plain += rest[..<open] + " "
      let end = rest[open...].firstIndex(of: ">") ?? rest.endIndex
      let tag = rest[open..<end]
      found += ["datetime", "content"].compactMap { value(of: $0, in: tag) }
      rest = end == rest.endIndex ? "" : rest[rest.index(after: end)...]
    }
    plain += rest
    return found + [WhiteSpace.folded(plain)]
  }

  /// The value of an attribute of `tag`, between quotation marks of either kind or up to the next blank.
  private static func value(of name: String, in tag: Substring) -> String? {
    guard let place = tag.firstRange(of: name + "=") else { return nil }
    var value = tag[place.upperBound...]
    guard let mark = value.first else { return nil }
    if mark == "\"" || mark == "'" {
      value = value.dropFirst()
      return String(value.prefix { $0 != mark })
    }
    return String(value.prefix { !$0.isWhitespace && $0 != "/" })
  }
}
