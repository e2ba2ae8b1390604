import Model
import PageReading
import Text

/// Finds what the page calls a number, an address or an hour: the words before it, its row, its card.
enum LabelFinder {
  private static let longest = 80

  /// The words from `floor` to `start` that name what comes next: those before a colon, a short phrase, or a proper name
  /// in a sentence ("call the Military Help Line at").
  static func introduction(in text: FoldedText, from floor: Int, to start: Int) -> String? {
    let clause = text.trimmed(Clauses.start(in: text, before: trimmedEnd(text, start), floor: floor)..<start)
    let end = trimmedEnd(text, clause.upperBound, floor: clause.lowerBound)
    let first = behindNumber(text, clause.lowerBound..<end)
    guard end > first, !endsWithZIP(text, first..<end) else { return nil }
    let words = first..<end
    if text.bytes[end..<clause.upperBound].contains(UInt8(ascii: ":")) { return tidy(text, words) }
    if let colon = text.bytes[words].lastIndex(of: UInt8(ascii: ":")) {
      return areNames(text, colon + 1..<end) ? tidy(text, words) : properName(in: text, colon + 1..<end)
    }
    guard words.count <= 24, !isRequest(text, words) else { return properName(in: text, words) }
    return tidy(text, words)
  }

  /// Behind the last number in `range`: a label does not hold the number of something else.
  private static func behindNumber(_ text: FoldedText, _ range: Range<Int>) -> Int {
    guard text.bytes[range].count(where: \.isDigit) >= 7,
      let last = text.bytes[range].lastIndex(where: \.isDigit)
    else {
      return range.lowerBound
    }
    return last + 1
  }

  /// `Omaha, NE 68102`: the last line of an address above is no label.
  private static func endsWithZIP(_ text: FoldedText, _ range: Range<Int>) -> Bool {
    let digits = text.bytes[range].reversed().prefix(while: \.isDigit).count
    let rest = text.bytes[range].dropLast(digits)
    guard digits == 5, rest.last == 0x20, rest.count >= 4 else { return false }
    let state = rest.dropLast().suffix(2)
    let before = rest.dropLast(3).last
    return state.allSatisfy(\.isUpper) && (before == 0x20 || before == UInt8(ascii: ","))
  }

  private static func areNames(_ text: FoldedText, _ range: Range<Int>) -> Bool {
    let words = text.bytes[range].split { $0 == 0x20 }
    return words.count <= 4 && words.allSatisfy { $0.first?.isUpper == true }
  }

  /// Words that begin a sentence to the reader, not a name.
  private static let requests: Set<String> = [
    "call", "dial", "text", "fax", "email", "write", "contact", "please", "you", "may", "send", "or", "to",
    "by", "llame", "envie",
    "escriba", "for", "if", "reach", "phone", "telephone", "visit", "use", "and", "at",
  ]

  private static func isRequest(_ text: FoldedText, _ range: Range<Int>) -> Bool {
    guard let word = FoldedWord.next(in: text.lower, from: range.lowerBound, to: range.upperBound) else {
      return false
    }
    let first = String(decoding: text.lower[word].prefix { $0.isWord }, as: UTF8.self)
    guard requests.contains(first) else { return false }
    return text.lower[(word.lowerBound + first.utf8.count)..<range.upperBound].contains(where: \.isWord)
      || ["call", "dial", "text", "contact", "please", "or", "llame", "and", "at"].contains(first)
  }

  /// Behind which words a name stands no more: "the Military Help Line at", "Lockbox Support at".
  private static let joints: Set<String> = [
    "at", "al", "to", "is", "number", "by", "toll-free", "toll", "free", "on", "a", "en", "phone", "email",
    "via", "de", "or",
  ]

  /// The run of capitalised words that ends before "at" and the like.
  private static func properName(in text: FoldedText, _ range: Range<Int>) -> String? {
    var words: [Range<Int>] = []
    var index = range.lowerBound
    while let word = nextWord(text, from: index, to: range.upperBound) {
      words.append(word)
      index = word.upperBound
    }
    while let last = words.last, joints.contains(String(decoding: text.lower[last], as: UTF8.self)) {
      words.removeLast()
    }
    let name = words.reversed().prefix { text.bytes[$0.lowerBound].isUpper }
    guard let first = name.last, let last = name.first, name.count > 1 else { return nil }
    return text.written(first.lowerBound..<last.upperBound)
  }

  private static func nextWord(_ text: FoldedText, from start: Int, to end: Int) -> Range<Int>? {
    var index = start
    while index < end, text.bytes[index] == 0x20 || text.bytes[index] == UInt8(ascii: ",") { index += 1 }
    guard index < end else { return nil }
    let first = index
    while index < end, text.bytes[index] != 0x20, text.bytes[index] != UInt8(ascii: ",") { index += 1 }
    return first..<index
  }

  private static func trimmedEnd(_ text: FoldedText, _ end: Int, floor: Int = 0) -> Int {
    var index = end
    while index > floor, isEdge(text.bytes[index - 1]) { index -= 1 }
    return index
  }

  private static func isEdge(_ byte: UInt8) -> Bool {
    byte.isSpace || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "(")
      || byte == UInt8(ascii: "|") || byte == UInt8(ascii: ",")
  }

  /// The words without bullets, connectors and brackets at their ends; nil where nothing is left or it is no label.
  static func tidy(_ text: FoldedText, _ range: Range<Int>) -> String? {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high, !text.bytes[low].isWord { low += 1 }
    while high > low, isEdge(text.bytes[high - 1]) { high -= 1 }
    for connector in ["or ", "and ", "at ", "o ", "y ", "by "]
    where text.lower[low..<high].starts(with: connector.utf8) {
      low += connector.utf8.count
    }
    while low < high, !text.bytes[low].isWord { low += 1 }
    if !text.bytes[low..<high].contains(UInt8(ascii: "(")) {
      while high > low, text.bytes[high - 1] == UInt8(ascii: ")") { high -= 1 }
    }
    guard high > low, high - low <= longest, text.bytes[low..<high].contains(where: \.isLetter) else {
      return nil
    }
    return text.written(low..<high)
  }

  /// The best name: `own` if it says more than the kind, else the row's, the block's or the card's, else `own`.
  static func best(_ own: String?, in passage: Passage) -> String? {
    if let own, !isPlain(own) { return own }
    return beside(passage) ?? own.flatMap { $0.utf8.count > 1 ? $0 : nil }
  }

  /// What stands beside a block: the head of its row, its own label, the name of its card, the head of its column.
  static func beside(_ passage: Passage) -> String? {
    let (block, cues) = (passage.block, passage.cues)
    var plain: String?
    /// The candidate where it names more than a kind.
    func take(_ candidate: String?, _ cues: LabelCues?) -> String? {
      guard let name = candidate, !name.isEmpty, name.utf8.count <= longest, name != block.text else {
        return nil
      }
      if isPlain(name) {
        plain = plain ?? name
        return nil
      }
      return cues?.isValue == true ? nil : name
    }
    let name =
      take(block.cell?.rowHead, cues.rowHead) ?? take(block.label, cues.label) ?? take(passage.lead, nil)
      ?? take(block.cell?.columnHead, cues.columnHead) ?? plain
    return name?.trimmingColon
  }

  /// Whether `label` names nothing but a kind.
  static func isPlain(_ label: String) -> Bool {
    let end = label.utf8.lastIndex {
      $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: " ")
    }
    return PhoneCues.plainLabels.contains(end.map { label[...$0].lowercased() } ?? "")
  }
}

/// Finds the name that a card, a list item or a line of separated parts begins with: "Georgetown Office".
enum LeadFinder {
  private static let longest = 60

  /// The first line or part of `text`, where it is a name and something follows it.
  static func lead(of text: FoldedText) -> String? {
    guard let end = text.bytes.firstIndex(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "|") })
    else { return nil }
    return name(in: text, 0..<end)
  }

  /// "The court meets in May.", not "Acme Inc."
  private static func isSentence(_ text: FoldedText, _ place: Range<Int>) -> Bool {
    text.bytes[place].last == UInt8(ascii: ".") && text.bytes[place].count { $0 == 0x20 } >= 3
  }

  /// The words in `range`, where they are a name: short, no digits, no address, no sign of a value.
  static func name(in text: FoldedText, _ range: Range<Int>) -> String? {
    let place = text.trimmed(range)
    guard place.count >= 3, place.count <= longest, let first = text.bytes[place].first, first.isUpper else {
      return nil
    }
    if isSentence(text, place) { return nil }
    let isName = text.bytes[place].allSatisfy {
      !$0.isDigit && $0 != UInt8(ascii: "@") && $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "/")
        && $0 != UInt8(ascii: "?")
    }
    let name = text.written(place)
    return isName && !PhoneCues.plainLabels.contains(name.lowercased()) ? name : nil
  }
}

/// Finds the name of each card: the first block of a container, where it is a name and others follow.
enum ContainerLeads {
  /// Names by container.
  static func find(in blocks: [Block]) -> [Int: String] {
    var first: [Int: String] = [:]
    var counts: [Int: Int] = [:]
    for index in blocks.indices where !blocks[index].region.isFurniture {
      let container = blocks[index].container
      let count = (counts[container] ?? 0) + 1
      counts[container] = count
      guard count == 1, isCandidate(blocks[index]) else { continue }
      let text = FoldedText(blocks[index].text)
      first[container] = LeadFinder.name(in: text, 0..<text.bytes.count)
    }
    if first.isEmpty { return [:] }
    return first.filter { (counts[$0.key] ?? 0) > 1 && (counts[$0.key] ?? 0) < 40 }
  }

  private static func isCandidate(_ block: Block) -> Bool {
    switch block.role {
    case .heading, .cell, .headCell, .button, .term: false
    default:
      block.links.isEmpty && block.text.utf8.count <= 60 && !block.text.utf8.contains(UInt8(ascii: "."))
    }
  }
}
