import Text

/// Tells numbers of days from hours: "allow 3-5 business days", "within 10-12 working days".
struct Durations {
  /// Days that people count; ordinary weekdays ("8-5 weekdays") count only behind a word for waiting.
  private static let counted = CueTable<Bool>(
    ["business day", "business days", "working day", "working days", "work days", "workdays"]
      .map { (phrase: $0, meaning: true) }
      + ["dias laborables", "dias habiles", "weekday", "weekdays"].map { (phrase: $0, meaning: false) })
  private static let waiting = CueTable<Bool>(
    [
      "within", "allow", "take", "takes", "taking", "delivery", "up to", "at least", "processing", "dentro",
      "plazo", "tarda",
    ]
    .map { (phrase: $0, meaning: true) })
  /// How far before the numbers the word for waiting stands.
  private static let reach = 40

  let text: FoldedText

  /// `tokens` with the parts of durations as mere words.
  func without(_ tokens: [HoursToken]) -> [HoursToken] {
    var plain = tokens
    for index in tokens.indices.dropFirst() {
      guard case .days = tokens[index].sort, let first = first(of: tokens, before: index),
        isCounted(tokens[index].range, from: tokens[first].range.lowerBound),
        !isAnnounced(tokens, before: first)
      else { continue }
      for place in first...index { plain[place].sort = .word }
    }
    return plain
  }

  /// Where the numbers before the days begin: `5`, `3-5`, `3 to 5`, the smaller first.
  private func first(of tokens: [HoursToken], before index: Int) -> Int? {
    guard let last = bare(tokens, index - 1), isBeside(tokens[index - 1], tokens[index]) else { return nil }
    guard index >= 3, tokens[index - 2].sort == .to || tokens[index - 2].sort == .and,
      let first = bare(tokens, index - 3)
    else { return index - 1 }
    return first < last ? index - 3 : nil
  }

  private func bare(_ tokens: [HoursToken], _ index: Int) -> Int? {
    guard index >= 0, case .time(let time) = tokens[index].sort, time.isBare, time.half == nil else {
      return nil
    }
    return time.minutes
  }

  private func isBeside(_ number: HoursToken, _ days: HoursToken) -> Bool {
    text.bytes[number.range.upperBound..<days.range.lowerBound].allSatisfy { $0 == 0x20 }
  }

  private func isCounted(_ days: Range<Int>, from start: Int) -> Bool {
    guard let always = Self.counted.match(at: wordRange(days), in: text.lower, to: days.upperBound)?.meaning
    else { return false }
    if always { return true }
    let clause = Clauses.start(in: text, before: start, floor: max(0, start - Self.reach))
    return Self.waiting.last(in: text, clause..<start) != nil
  }

  private func wordRange(_ range: Range<Int>) -> Range<Int> {
    FoldedWord.next(in: text.lower, from: range.lowerBound, to: range.upperBound) ?? range
  }

  /// "Open 9-11 business days": a word for hours right before the numbers.
  private func isAnnounced(_ tokens: [HoursToken], before first: Int) -> Bool {
    var index = first - 1
    while index >= 0, tokens[index].sort == .filler || tokens[index].sort == .between { index -= 1 }
    return index >= 0 && tokens[index].sort == .cue
  }
}
