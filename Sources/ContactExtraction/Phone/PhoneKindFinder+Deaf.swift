/// What sentences say of lines for people who are deaf, beyond a word before the number.
extension PhoneKindFinder {
  private static let conditions = [" if ", " for ", " si ", " para "].map { Array($0.utf8) }
  private static let farthest = 70
  /// Words about hearing; one for a device ("TTY") may stand before the next number.
  private static let hearing = [
    "deaf", "hard", "hearing", "speech", "sord", "problemas", "impedimentos", "hipoacusia", "late",
  ].map { Array($0.utf8) }

  /// `1-800-325-0778 if you're deaf or hard of hearing`: the condition right behind number `index`.
  func condition(behind index: Int) -> Range<Int>? {
    let end = matches[index].range.upperBound
    guard Self.conditions.contains(where: { text.lower[end...].starts(with: $0) }) else { return nil }
    let next = index + 1 < matches.count ? matches[index + 1].range.lowerBound : text.bytes.count
    let limit = min(max(end, next), end + Self.farthest)
    let close = text.bytes[end..<limit].firstIndex { ",;.)\n".utf8.contains($0) }
    guard let stop = close ?? (limit == text.bytes.count ? limit : nil),
      let cue = PhoneCues.kinds.first(in: text, end..<stop), cue.meaning == .tty,
      Self.hearing.contains(where: { text.lower[cue.range].starts(with: $0) }),
      !isDenied(cue.range, floor: end)
    else { return nil }
    return end..<stop
  }

  private static let denials = [
    "without", "not have", "don't have", "doesn't have", "not use", "don't use", "not", "sin",
  ]
  private static let articles = [" a", " an", " any", " access to", " una", " un"]

  /// "If you do not have a TTY, call": the words before a cue take it back.
  func isDenied(_ cue: Range<Int>, floor: Int) -> Bool {
    let start = max(floor, cue.lowerBound - 32)
    guard start < cue.lowerBound else { return false }
    var words = String(decoding: text.lower[start..<cue.lowerBound], as: UTF8.self)
    while words.last == " " { words.removeLast() }
    for article in Self.articles where words.hasSuffix(article) {
      words.removeLast(article.count)
      break
    }
    return Self.denials.contains { words == $0 || words.hasSuffix(" " + $0) }
  }

  /// "TTY users call 711, then 217-555-0136": the relay service connects to a line for everybody.
  func isRelayed(_ gap: Range<Int>) -> Bool {
    guard gap.count < 60, text.bytes[gap].contains(where: \.isDigit) else { return false }
    let words = String(decoding: text.lower[gap], as: UTF8.self)
    guard let relay = words.firstRange(of: "711") ?? words.firstRange(of: "7-1-1") else { return false }
    return ["then", "ask for", "luego"].contains { words[relay.upperBound...].contains($0) }
  }
}
