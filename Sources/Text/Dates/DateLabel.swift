/// Labels before a date: "Posted November 21, 2026", "Date published: 11/21/2026", "Posted by the clerk on Nov. 21, 2026".
enum DateLabel {
  /// Words that say of the date behind them that something was published, changed or released then. "Effective" and "closes"
  /// are none: their date is another one.
  private static let words: Set<String> = [
    "posted", "published", "publication", "updated", "date", "dated", "issued", "released", "release",
    "revised",
    "modified", "added", "created", "publicado", "publicada", "fecha", "actualizado", "actualizada",
    "publicación",
    "publie", "publié", "publiée", "veröffentlicht", "datum", "stand",
  ]
  /// Words that may stand beside them.
  private static let fillers: Set<String> = [
    "on", "last", "was", "first", "the", "el", "de", "la", "le", "am", "vom", "page", "news", "at", "of",
    "in", "original",
    "originally", "press", "ultima", "última", "actualización", "den",
  ]
  /// Words that end the part of a label that says who published.
  private static let links = [" on ", " el ", " le ", " am "]

  /// What stands behind the label of `text`, or nil where it has none.
  static func without(_ text: String) -> String? {
    let text = WhiteSpace.folded(text)
    guard let digit = text.firstIndex(where: \.isNumber) ?? text.indices.last else { return nil }
    var rest = Substring(text)
    var isLabel = false
    while let word = firstWord(of: rest) {
      if words.contains(word) {
        isLabel = true
      } else if !fillers.contains(word) {
        break
      }
      rest = rest.dropFirst(word.count).drop { " :-–—|.".contains($0) }
    }
    guard isLabel else { return nil }
    // "Posted by the clerk on Nov. 21", "Date of publication in town: Nov. 21": only before the first number of the date.
    let head = rest[..<max(rest.startIndex, min(digit, rest.endIndex))]
    if let colon = head.lastIndex(of: ":") { return String(rest[rest.index(after: colon)...]) }
    if firstWord(of: rest) == "by" || firstWord(of: rest) == "por" {
      let ends = links.compactMap { link in head.ranges(of: link).last?.upperBound }
      return ends.max().map { String(rest[$0...]) }
    }
    return String(rest)
  }

  private static func firstWord(of text: Substring) -> String? {
    let word = text.prefix { $0.isLetter }
    return word.isEmpty ? nil : word.lowercased()
  }
}
