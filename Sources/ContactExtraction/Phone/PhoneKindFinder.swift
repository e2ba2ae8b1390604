import PageReading
import Text

/// What a telephone number is for, as the page says.
enum PhoneKind: String, Sendable {
  case voice, tty, fax, sms
}

/// Says what each number of a passage is for, by the words behind, before and above it.
struct PhoneKindFinder {
  private static let reach = 140
  let passage: Passage
  let matches: [PhoneMatch]
  var text: FoldedText { passage.text }

  init(passage: Passage, matches: [PhoneMatch]) {
    self.passage = passage
    self.matches = matches
  }

  /// The kind of number `index`; nil where only the surroundings can tell.
  func stated(_ index: Int, previous: PhoneKind?) -> PhoneKind? {
    if let kind = paired(index) ?? behind(index) { return kind }
    if condition(behind: index) != nil { return .tty }
    if let kind = before(index) { return kind }
    if let kind = icon(index) { return kind }
    return isContinued(index) ? previous : nil
  }

  /// What column, label, mark-up and heading say.
  func surroundings() -> PhoneKind? {
    let block = passage.block
    if block.marks.contains("fax") { return .fax }
    var cues = passage.cues
    // What has a number of its own says nothing of the numbers beside it.
    if cues.rowHead?.holdsNumber == true {
      if cues.label?.text == cues.rowHead?.text { cues.label = nil }
      cues.rowHead = nil
    }
    if let kind = cues.columnHead?.phoneKind ?? cues.label?.phoneKind ?? cues.rowHead?.phoneKind {
      return kind
    }
    let pictures = pictures
    if let kind = pictures.lazy.compactMap({ Self.only(in: $0) }).first { return kind }
    if let kind = cues.head?.phoneKind { return kind }
    let isAnnounced =
      [cues.head, cues.columnHead, cues.label, cues.rowHead].contains { $0?.announcesPhones == true }
      || pictures.contains { PhoneCues.announcing.first(in: $0) != nil }
    return isAnnounced ? .voice : nil
  }

  /// Pictures speak for a block as a whole only where they are of one kind.
  private var pictures: [FoldedText] {
    if passage.block.images.isEmpty { return [] }
    let images = passage.block.images.map(FoldedText.init)
    return Set(images.compactMap { Self.only(in: $0) }).count == 1 ? images : []
  }

  /// The picture right before a number: `<i class="fa fa-fax" aria-label="Fax"></i> 402-763-4947`.
  private func icon(_ index: Int) -> PhoneKind? {
    guard !passage.block.icons.isEmpty else { return nil }
    let start = text.sourceRange(matches[index].range).lowerBound
    let floor = index > 0 ? text.sourceRange(matches[index - 1].range).upperBound : 0
    let near = passage.block.icons.last { $0.offset >= floor && $0.offset <= start && start - $0.offset < 40 }
    return near.flatMap { Self.only(in: FoldedText($0.name)) }
  }

  /// The kind that a text names, where it names one only.
  static func only(in text: FoldedText) -> PhoneKind? {
    let found = PhoneCues.kinds.matches(in: text)
    if let first = found.first {
      return found.allSatisfy { $0.meaning == first.meaning } ? first.meaning : nil
    }
    if text.words.count == 1, PhoneCues.texting.contains(where: { text.lower.starts(with: $0.utf8) }),
      PhoneCues.texting.contains(String(decoding: text.lower[text.words[0].range], as: UTF8.self))
    {
      return .sms
    }
    let letters = text.lower.filter { $0.isLetter }
    return letters.count == 1 ? PhoneCues.letters[letters[0]] : nil
  }

  /// Where the words before number `index` may begin: behind the number before it and its parenthesis.
  func floor(_ index: Int) -> Int {
    guard index > 0 else { return 0 }
    let end = matches[index - 1].range.upperBound
    let behind = parenthesis(index - 1) ?? condition(behind: index - 1)
    return min(behind?.upperBound ?? end, matches[index].range.lowerBound)
  }

  private func before(_ index: Int) -> PhoneKind? {
    let start = matches[index].range.lowerBound
    let floor = min(max(floor(index), start - Self.reach), start)
    let clause = Clauses.start(in: text, before: lastSign(before: start), floor: floor)
    if let letter = letter(in: clause..<start) { return letter }
    if let cue = PhoneCues.kinds.last(in: text, clause..<start) {
      return takesBack(cue, clause..<start) ? .voice : cue.meaning
    }
    if let kind = verb(in: clause..<start) { return kind }
    if text.bytes[clause..<start].contains(where: \.isLetter), !introduces(clause..<start) { return nil }
    let earlier = PhoneCues.kinds.last(in: text, floor..<clause)?.meaning
    return earlier == .fax && isCall(index) ? nil : earlier
  }

  /// What the words around a cue turn into a line for everybody: "if you do not have a TTY, call".
  private func takesBack(_ cue: CueTable<PhoneKind>.Match, _ clause: Range<Int>) -> Bool {
    guard cue.meaning == .tty || cue.meaning == .fax else { return false }
    return isDenied(cue.range, floor: clause.lowerBound)
      || cue.meaning == .tty && isRelayed(cue.range.upperBound..<clause.upperBound)
  }

  /// "text 202-555-0145": the last word says what the reader does; "call or text" is a call as well.
  private func verb(in clause: Range<Int>) -> PhoneKind? {
    guard let last = lastWord(in: clause) else { return nil }
    let word = String(decoding: text.lower[last], as: UTF8.self)
    if word == "to" || word == "al" { return isSent(clause.lowerBound..<last.lowerBound) ? .sms : nil }
    guard PhoneCues.texting.contains(word) else { return nil }
    return PhoneCues.announcing.matches(in: text, clause).count > 1 ? nil : .sms
  }

  /// `Text "INFO" to 217-555-0101`: a word in capitals or quotation marks behind the verb.
  private func isSent(_ clause: Range<Int>) -> Bool {
    guard let message = lastWord(in: clause), let verb = lastWord(in: clause.lowerBound..<message.lowerBound),
      PhoneCues.texting.contains(String(decoding: text.lower[verb], as: UTF8.self))
    else { return false }
    return text.bytes[message].allSatisfy { !$0.isLower }
      || text.bytes[verb.upperBound..<message.lowerBound].contains(UInt8(ascii: "\""))
  }

  /// "Call" right before a number under a heading about faxes.
  func isCall(_ index: Int) -> Bool {
    let start = matches[index].range.lowerBound
    let floor = max(floor(index), start - 24)
    return floor < start && PhoneCues.calling.first(in: text, floor..<start) != nil
  }

  /// The clause only leads to the number ("call us at"), so that the sentence before may say whom it is for.
  private func introduces(_ clause: Range<Int>) -> Bool {
    PhoneCues.announcing.last(in: text, clause) != nil && clause.count < 40
      && !text.bytes[clause].contains(UInt8(ascii: ":"))
  }

  private func lastSign(before start: Int) -> Int {
    var index = start
    while index > 0, !text.bytes[index - 1].isWord { index -= 1 }
    return index
  }

  /// `P:` or `F` as the only word of a part.
  private func letter(in clause: Range<Int>) -> PhoneKind? {
    guard let last = lastWord(in: clause), last.count == 1 else { return nil }
    let sign = last.upperBound < clause.upperBound ? text.bytes[last.upperBound] : 0x20
    let isMarked =
      sign == UInt8(ascii: ":") || sign == UInt8(ascii: ".")
      || !text.bytes[clause.lowerBound..<last.lowerBound].contains(where: \.isWord)
    return isMarked ? PhoneCues.letters[text.lower[last.lowerBound]] : nil
  }

  private func lastWord(in clause: Range<Int>) -> Range<Int>? {
    guard let last = text.bytes[clause].lastIndex(where: \.isWord) else { return nil }
    var start = last
    while start > clause.lowerBound, text.bytes[start - 1].isWord { start -= 1 }
    return start..<last + 1
  }

  /// A cue in the parenthesis behind the number, or right behind it at the end of a clause.
  private func behind(_ index: Int) -> PhoneKind? {
    if let inside = parenthesis(index) {
      return PhoneCues.kinds.last(in: text, inside)?.meaning ?? loneLetter(in: inside)
    }
    let end = matches[index].range.upperBound
    let limit = index + 1 < matches.count ? max(end, matches[index + 1].range.lowerBound) : text.bytes.count
    guard let cue = PhoneCues.kinds.first(in: text, end..<min(limit, end + 24)),
      cue.range.lowerBound - end <= 3
    else { return nil }
    let clauseEnd = Clauses.end(in: text, after: end, ceiling: limit)
    let rest = text.bytes[cue.range.upperBound..<max(cue.range.upperBound, clauseEnd)]
    let closes =
      rest.allSatisfy { $0 == 0x20 } && clauseEnd < limit || cue.range.upperBound == text.bytes.count
    let isComma = rest.first == UInt8(ascii: ",")
    return cue.range.lowerBound < clauseEnd && (closes || isComma) ? cue.meaning : nil
  }

  /// `(f)`.
  private func loneLetter(in inside: Range<Int>) -> PhoneKind? {
    inside.count == 1 ? PhoneCues.letters[text.lower[inside.lowerBound]] : nil
  }

  /// The words in parentheses right behind number `index`, where they hold no other number and belong to no next one.
  func parenthesis(_ index: Int) -> Range<Int>? {
    guard let inside = brackets(behind: index) else { return nil }
    return index + 1 < matches.count && isKind(inside) && isMarkedBefore(index) ? nil : inside
  }

  /// `(p)`, `(fax)`: nothing but a kind.
  private func isKind(_ inside: Range<Int>) -> Bool {
    if loneLetter(in: inside) != nil { return true }
    guard let cue = PhoneCues.kinds.first(in: text, inside) else { return false }
    return cue.range == inside
  }

  /// The first number of the line stands behind such a mark: `(p) 202-555-0143 (f) 202-555-0144`.
  private func isMarkedBefore(_ index: Int) -> Bool {
    var first = index
    guard let line = lineStart(before: matches[index].range.lowerBound) else { return false }
    while first > 0, matches[first - 1].range.lowerBound >= line { first -= 1 }
    var (start, end) = (line, matches[first].range.lowerBound)
    while start < end, text.bytes[start] == 0x20 { start += 1 }
    while end > start, text.bytes[end - 1] == 0x20 { end -= 1 }
    guard end - start > 2, text.bytes[start] == UInt8(ascii: "("), text.bytes[end - 1] == UInt8(ascii: ")")
    else { return false }
    return isKind(start + 1..<end - 1)
  }

  /// Where the line begins; nil where that is farther back than a line of numbers is long.
  private func lineStart(before index: Int) -> Int? {
    let floor = max(0, index - 2 * Self.reach)
    if let end = text.bytes[floor..<index].lastIndex(of: UInt8(ascii: "\n")) { return end + 1 }
    return floor == 0 ? 0 : nil
  }

  private func brackets(behind index: Int) -> Range<Int>? {
    var start = matches[index].range.upperBound
    if start < text.bytes.count, text.bytes[start] == UInt8(ascii: ")") { start += 1 }
    while start < text.bytes.count, text.bytes[start] == 0x20 { start += 1 }
    guard start < text.bytes.count,
      text.bytes[start] == UInt8(ascii: "(") || text.bytes[start] == UInt8(ascii: "[")
    else { return nil }
    let limit = index + 1 < matches.count ? max(start, matches[index + 1].range.lowerBound) : text.bytes.count
    guard
      let close = text.bytes[start..<min(limit, start + 120)].firstIndex(where: {
        $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: "]")
      })
    else {
      return nil
    }
    return holdsNumber(start + 1..<close) ? nil : start + 1..<close
  }

  /// "(TTY: 711)" is about another number.
  private func holdsNumber(_ range: Range<Int>) -> Bool {
    var run = 0
    return text.bytes[range].contains { byte in
      run = byte.isDigit ? run + 1 : 0
      return run == 3
    }
  }

  /// "or", "and", a comma, a slash: the number continues a list of one kind.
  private func isContinued(_ index: Int) -> Bool {
    guard index > 0, parenthesis(index - 1) == nil else { return false }
    let start = matches[index].range.lowerBound
    let gap =
      matches[index - 1].range.upperBound < start
      ? matches[index - 1].range.upperBound..<start : start..<start
    let words = text.lower[gap].split { !$0.isWord }.map { String(decoding: $0, as: UTF8.self) }
    return words.allSatisfy { ["or", "and", "o", "y", "to"].contains($0) }
  }
}

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

/// Kinds and numbers in the same order: `Phone/TTY/Fax: 217-555-0150 / 217-555-0151 / 217-555-0152`.
extension PhoneKindFinder {
  private static let most = 4

  /// The kind of number `index`, where slashes part as many kinds before the numbers as numbers.
  func paired(_ index: Int) -> PhoneKind? {
    guard matches.count > 1 else { return nil }
    var (first, last) = (index, index)
    while index - first < Self.most, isSlash(before: first) { first -= 1 }
    while last - index < Self.most, isSlash(before: last + 1) { last += 1 }
    guard last > first, last - first < Self.most else { return nil }
    let kinds = kinds(before: first)
    return kinds.count == last - first + 1 ? kinds[index - first] : nil
  }

  private func isSlash(before index: Int) -> Bool {
    guard index > 0, index < matches.count else { return false }
    let (start, end) = (matches[index - 1].range.upperBound, matches[index].range.lowerBound)
    guard start < end, end - start <= 4 else { return false }
    return text.bytes[start..<end].contains(UInt8(ascii: "/"))
      && text.bytes[start..<end].allSatisfy { $0 == UInt8(ascii: "/") || $0 == 0x20 }
  }

  /// The kinds that slashes part right before number `index`, none where one comes twice.
  private func kinds(before index: Int) -> [PhoneKind] {
    var end = matches[index].range.lowerBound
    while end > 0, text.bytes[end - 1] == 0x20 || text.bytes[end - 1] == UInt8(ascii: ":") { end -= 1 }
    let floor = min(max(floor(index), end - 60), end)
    let clause = Clauses.start(in: text, before: end, floor: floor)..<end
    var kinds: [PhoneKind] = []
    let parts = text.bytes[clause].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for (number, part) in parts.enumerated() {
      let place = text.trimmed(part.startIndex..<part.endIndex)
      guard let cue = PhoneCues.kinds.last(in: text, place), cue.range.upperBound == place.upperBound,
        number == 0 || cue.range == place, !kinds.contains(cue.meaning)
      else { return [] }
      kinds.append(cue.meaning)
    }
    return kinds
  }
}
