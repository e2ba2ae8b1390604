/// Finds the relay service `711` (47 CFR 64.603) and the short codes that texts are sent to.
enum ShortCodes {
  private static let relayWords = CueTable<Bool>(
    ["tty", "tdd", "tty tdd", "relay", "trs", "sordo"].map { (phrase: $0, meaning: true) })
  private static let textWords = CueTable<Bool>(
    ["text", "sms", "texto", "envie", "message"].map { (phrase: $0, meaning: true) })

  /// The short codes in `text`, with their kind.
  static func scan(_ text: FoldedText) -> [(match: PhoneMatch, kind: PhoneKind)] {
    var found: [(match: PhoneMatch, kind: PhoneKind)] = []
    var floor = 0
    for word in text.words.lazy.map(\.range)
    where word.lowerBound >= floor && text.bytes[word.lowerBound].isDigit {
      if let relay = relay(in: text, at: word) {
        found.append((PhoneMatch(range: relay, number: "711"), .tty))
        floor = relay.upperBound
      } else if isShortCode(in: text, at: word) {
        found.append(
          (PhoneMatch(range: word, number: String(decoding: text.bytes[word], as: UTF8.self)), .sms))
      }
    }
    return found
  }

  private static func relay(in text: FoldedText, at word: Range<Int>) -> Range<Int>? {
    let spelling = ["711", "7-1-1"].first { text.bytes[word.lowerBound...].starts(with: $0.utf8) }
    guard let spelling else { return nil }
    let end = word.lowerBound + spelling.utf8.count
    let behind = min(end, text.bytes.count)..<min(end + 12, text.bytes.count)
    guard
      relayWords.last(in: text, max(0, word.lowerBound - 12)..<word.lowerBound) != nil
        || relayWords.first(in: text, behind) != nil || isDialled(in: text, at: word)
    else { return nil }
    let isWhole = end == text.bytes.count || !(text.bytes[end].isWord || text.bytes[end] == UInt8(ascii: "-"))
    return isWhole && (word.lowerBound == 0 || text.bytes[word.lowerBound - 1] != UInt8(ascii: "-"))
      ? word.lowerBound..<end : nil
  }

  private static let dialling = ["call", "dial", "dialing", "calling", "use", "marque", "llame"].map {
    Array($0.utf8)
  }

  /// "TTY users call 711".
  private static func isDialled(in text: FoldedText, at word: Range<Int>) -> Bool {
    let start = word.lowerBound
    guard start > 0, text.bytes[start - 1] == 0x20,
      dialling.contains(where: { text.lower[..<(start - 1)].suffix($0.count).elementsEqual($0) })
    else { return false }
    let clause = Clauses.start(in: text, before: start, floor: max(0, start - 60))
    return relayWords.last(in: text, clause..<start) != nil
  }

  /// "text HOME to 741741", "text BeFree (233733)".
  private static func isShortCode(in text: FoldedText, at word: Range<Int>) -> Bool {
    guard (5...6).contains(word.count), text.bytes[word].allSatisfy(\.isDigit) else { return false }
    let before = max(0, word.lowerBound - 30)..<word.lowerBound
    guard textWords.last(in: text, before) != nil else { return false }
    return text.lower[before].suffix(3).elementsEqual("to ".utf8)
      || text.bytes[before].last == UInt8(ascii: "(") || isOffered(in: text, at: word)
  }

  /// "Text a librarian: 66746": a clause that begins with the verb and ends with the code.
  private static func isOffered(in text: FoldedText, at word: Range<Int>) -> Bool {
    let clause = Clauses.start(in: text, before: word.lowerBound, floor: max(0, word.lowerBound - 40))
    guard text.lower[..<word.lowerBound].suffix(2).elementsEqual(": ".utf8),
      Clauses.end(in: text, after: word.upperBound) - word.upperBound <= 1
    else { return false }
    let words = text.lower[clause..<word.lowerBound].split { !$0.isWord }
    return words.count > 1 && words[0].elementsEqual("text".utf8)
      && ["a", "an", "us", "our", "the", "your"].contains { words[1].elementsEqual($0.utf8) }
  }
}
