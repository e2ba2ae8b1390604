/// Finds web addresses in running text, with or without a scheme, also glued to the word before them.
enum WrittenURL {
  struct Match {
    /// Folded offsets.
    var range: Range<Int>
    var value: String
    /// The name glued to it, or before it: "Case Status".
    var label: String?
  }

  private static let domains: Set<String> = ["gov", "org", "com", "edu", "mil", "net", "us", "info"]

  /// All addresses in order. `ownHost` is the page's host: its name parts words that are glued together.
  static func scan(_ text: FoldedText, ownHost: @autoclosure () -> String?) -> [Match] {
    var found: [Match] = []
    var index = 0
    while let dot = text.bytes[index...].firstIndex(of: UInt8(ascii: ".")) {
      index = dot + 1
      let floor = found.last?.range.upperBound ?? 0
      guard let host = host(in: text, around: dot, floor: floor) else {
        while index < text.bytes.count, isHost(text.bytes[index]) { index += 1 }
        continue
      }
      if let match = match(in: text, host: host, ownHost: ownHost()) { found.append(match) }
      index = max(index, host.upperBound)
    }
    return found
  }

  private static func isHost(_ byte: UInt8) -> Bool {
    byte.isWord || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
  }

  private static func host(in text: FoldedText, around dot: Int, floor: Int) -> Range<Int>? {
    var start = dot
    while start > floor, dot - start < 80, isHost(text.bytes[start - 1]) { start -= 1 }
    var end = dot + 1
    while end < text.bytes.count, end - start < 120, isHost(text.bytes[end]) { end += 1 }
    while end > dot, !text.bytes[end - 1].isWord { end -= 1 }
    guard start < dot, end > dot + 1, start == 0 || text.bytes[start - 1] != UInt8(ascii: "@") else {
      return nil
    }
    guard end == text.bytes.count || text.bytes[end] != UInt8(ascii: "@") else { return nil }
    let last = text.lower[start..<end].split(separator: UInt8(ascii: ".")).last.map {
      String(decoding: $0, as: UTF8.self)
    }
    return last.map(domains.contains) == true ? start..<end : nil
  }

  private static func match(in text: FoldedText, host: Range<Int>, ownHost: String?) -> Match? {
    var end = host.upperBound
    if end < text.bytes.count, text.bytes[end] == UInt8(ascii: "/") {
      while end < text.bytes.count, !text.bytes[end].isSpace, !"|<>\"(),;".utf8.contains(text.bytes[end]) {
        end += 1
      }
      while end > host.upperBound, ".!?:'".utf8.contains(text.bytes[end - 1]) { end -= 1 }
    }
    let start = unglue(text, host, ownHost: ownHost)
    let scheme = ["https://", "http://"].first {
      text.lower[..<start].suffix($0.utf8.count).elementsEqual($0.utf8)
    }
    let first = start - (scheme?.utf8.count ?? 0)
    let url =
      (scheme ?? "https://") + String(decoding: text.lower[start..<host.upperBound], as: UTF8.self)
      + String(decoding: text.bytes[host.upperBound..<end], as: UTF8.self)
    guard WebAddress(url) != nil else { return nil }
    let floor = Clauses.start(in: text, before: first, floor: max(0, first - 60))
    return Match(
      range: first..<end, value: url, label: floor < first ? LabelFinder.tidy(text, floor..<first) : nil)
  }

  /// "Statususcis.gov": the host begins where the page's own host does, or behind the last word of a cue.
  private static func unglue(_ text: FoldedText, _ host: Range<Int>, ownHost: String?) -> Int {
    let lower = text.lower[host]
    if let own = ownHost.map(registered), lower.count > own.count, lower.suffix(own.count).elementsEqual(own)
    {
      let start = host.upperBound - own.count
      if text.bytes[start - 1].isLetter { return start }
    }
    return host.lowerBound
  }

  /// The last two names of a host.
  private static func registered(_ host: String) -> [UInt8] {
    Array(host.split(separator: ".").suffix(2).joined(separator: ".").utf8)
  }
}
