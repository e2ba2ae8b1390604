import Text

/// A text without what moves by itself: spelling of punctuation, times told by the clock of the reader, counters, badges.
///
/// Every entry of every feed is read by it, so it works on bytes.
struct SettledText {
  /// UTF-8: words with one space between them.
  let bytes: [UInt8]

  init(_ text: String) {
    let plain = Self.plainPunctuation(text)
    let lower = Self.lowercased(plain)
    bytes = lower.withUnsafeBufferPointer { lower in
      MovingWords.mayStand(in: lower) ? MovingWords(plain, lower).settled : plain
    }
  }

  // MARK: Punctuation

  /// `text` with typewriter quotation marks, hyphens and points, single spaces, and without characters that nobody sees.
  private static func plainPunctuation(_ text: String) -> [UInt8] {
    let text = WhiteSpace.folded(text)
    guard text.utf8.contains(where: { $0 >= 0x80 || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "`") })
    else { return Array(text.utf8) }
    var plain: [UInt8] = []
    plain.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x60, 0xB4, 0x2018...0x201B, 0x2032, 0x2BC, 0x2039, 0x203A: append(UInt8(ascii: "'"), to: &plain)
      case 0x201C...0x201F, 0x2033, 0xAB, 0xBB: append(UInt8(ascii: "\""), to: &plain)
      case 0x2010...0x2015, 0x2212: append(UInt8(ascii: "-"), to: &plain)
      case 0x2026: plain.append(contentsOf: "...".utf8)
      case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFE00...0xFE0F, 0xFEFF: break
      case 0..<0x80: append(UInt8(scalar.value), to: &plain)
      default: plain.append(contentsOf: String(scalar).utf8)
      }
    }
    if plain.last == UInt8(ascii: " ") { plain.removeLast() }
    return plain
  }

  /// Appends a character; runs of hyphens and of spaces are one, and a hyphen between spaces stands without them.
  private static func append(_ byte: UInt8, to plain: inout [UInt8]) {
    let hyphen = UInt8(ascii: "-")
    switch byte {
    case hyphen where plain.last == hyphen: break
    case 0x20 where plain.isEmpty || plain.last == 0x20: break
    case 0x20 where plain.count >= 2 && plain.last == hyphen && plain[plain.count - 2] == 0x20:
      plain.remove(at: plain.count - 2)
    default: plain.append(byte)
    }
  }

  /// ASCII and Latin-1 letters in lower case; every byte keeps its place.
  private static func lowercased(_ bytes: [UInt8]) -> [UInt8] {
    var lower = bytes.map(\.asciiLowercased)
    for index in lower.indices.dropFirst() where lower[index - 1] == 0xC3 && 0x80...0x9E ~= lower[index] {
      lower[index] += 0x20
    }
    return lower
  }
}

/// Words of a text that change while nothing happened: "3 hours ago", "1,204 views", "New!".
private struct MovingWords {
  private let plain: [UInt8]
  private let lower: UnsafeBufferPointer<UInt8>
  private let words: [Range<Int>]

  /// The words of `plain`, of which `lower` is the same in lower case.
  init(_ plain: [UInt8], _ lower: UnsafeBufferPointer<UInt8>) {
    (self.plain, self.lower) = (plain, lower)
    var words: [Range<Int>] = []
    Self.forEachWord(of: lower) { words.append($0) }
    self.words = words
  }

  /// The text without them.
  var settled: [UInt8] {
    var kept: [UInt8] = []
    kept.reserveCapacity(plain.count)
    var place = 0
    while place < words.count {
      let length = self.length(at: place)
      if length == 0, Self.saysSomething(lower, words[place]) {
        if !kept.isEmpty { kept.append(0x20) }
        let word = plain[words[place]]
        if Self.isAddress(lower, words[place]) {
          kept += AnnouncementIdentity.stable(String(decoding: word, as: UTF8.self)).utf8
        } else {
          kept += word
        }
      }
      place += max(length, 1)
    }
    return kept
  }

  /// How many words from `place` on move by themselves.
  private func length(at place: Int) -> Int {
    let word = bare(place)
    guard !word.isEmpty else { return 0 }
    if Self.badges.contains(lower, words[place]) { return 1 }
    guard lower[word.lowerBound].isASCIIDigit || Self.beginnings.contains(lower, word) else { return 0 }
    if plain[words[place]].elementsEqual("NEW".utf8), place == 0 || place == words.count - 1 { return 1 }
    if Self.labels.contains(lower, word) { return isWord(place + 1, Self.ofLabels) ? 2 : 1 }
    let time = lengthOfTime(at: place)
    return time > 0 ? time : lengthOfCounter(at: place)
  }

  private func lengthOfTime(at place: Int) -> Int {
    if isWord(place, "about"), isAmount(place + 1) {
      let rest = lengthOfTime(at: place + 1)
      return rest > 0 ? rest + 1 : 0
    }
    if isAmount(place), isWord(place + 1, Self.units), isWord(place + 2, Self.behindTimes) { return 3 }
    if isAmountWithUnit(place), isWord(place + 1, "ago") { return 2 }
    if isWord(place, Self.beforeTimes), isAmount(place + 1), isWord(place + 2, Self.units) { return 3 }
    if isWord(place, "il"), isWord(place + 1, "y"), isWord(place + 2, "a"), isAmount(place + 3),
      isWord(place + 4, Self.units)
    {
      return 5
    }
    if isWord(place, "just"), isWord(place + 1, "now") { return 2 }
    return words.count <= Self.short && isWord(place, Self.days) ? 1 : 0
  }

  /// Words of a line that is no more than a date.
  private static let short = 12

  /// Counters, in either order.
  private func lengthOfCounter(at place: Int) -> Int {
    if isNumber(bare(place)), isWord(place + 1, Self.counters) { return 2 }
    guard isWord(place, Self.counters), isNumber(bare(place + 1)) else { return 0 }
    return lower[words[place].upperBound - 1] == UInt8(ascii: ":")
      || lower[words[place + 1].lowerBound] == UInt8(ascii: "(") ? 2 : 0
  }

  // MARK: Words

  /// The word at `place` without the punctuation around it; empty behind the last.
  private func bare(_ place: Int) -> Range<Int> {
    place < words.count ? Self.bare(lower, words[place]) : 0..<0
  }

  private func isWord(_ place: Int, _ wanted: WordSet) -> Bool { wanted.contains(lower, bare(place)) }

  private func isWord(_ place: Int, _ wanted: StaticString) -> Bool {
    let word = bare(place)
    guard word.count == wanted.utf8CodeUnitCount else { return false }
    return word.allSatisfy { lower[$0] == wanted.utf8Start[$0 - word.lowerBound] }
  }

  private func isAmount(_ place: Int) -> Bool { isNumber(bare(place)) || isWord(place, Self.amounts) }

  /// `5h`, `3min`.
  private func isAmountWithUnit(_ place: Int) -> Bool {
    let word = bare(place)
    guard let unit = word.first(where: { lower[$0].isASCIILetter }), unit > word.lowerBound else {
      return false
    }
    return isNumber(word.lowerBound..<unit) && Self.units.contains(lower, unit..<word.upperBound)
  }

  /// `12`, `1,204`, `1.2k`.
  private func isNumber(_ word: Range<Int>) -> Bool {
    guard let first = word.first, lower[first].isASCIIDigit, let last = word.last else { return false }
    let isShortened = lower[last] == UInt8(ascii: "k") || lower[last] == UInt8(ascii: "m")
    return word.dropLast(isShortened ? 1 : 0).allSatisfy {
      lower[$0].isASCIIDigit || lower[$0] == UInt8(ascii: ",") || lower[$0] == UInt8(ascii: ".")
    }
  }

  /// Whether some word makes a closer look worth while; nearly all texts have none.
  static func mayStand(in lower: UnsafeBufferPointer<UInt8>) -> Bool {
    var found = false
    forEachWord(of: lower) { word in
      guard !found else { return }
      found =
        signs.contains(lower, bare(lower, word)) || badges.contains(lower, word) || isAddress(lower, word)
        || !saysSomething(lower, word)
    }
    return found
  }

  private static func forEachWord(of bytes: UnsafeBufferPointer<UInt8>, _ body: (Range<Int>) -> Void) {
    var start = 0
    while start < bytes.count {
      let end = bytes.first(0x20, from: start) ?? bytes.count
      if end > start { body(start..<end) }
      start = end + 1
    }
  }

  private static func bare(_ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Range<Int> {
    var (start, end) = (word.lowerBound, word.upperBound)
    while end > start {
      if isEdge(bytes[end - 1]) {
        end -= 1
      } else if end - start >= 2, bytes[end - 1] == 0xB7, bytes[end - 2] == 0xC2 {
        end -= 2
      } else {
        break
      }
    }
    while start < end, isEdge(bytes[start]) { start += 1 }
    return start..<end
  }

  private static func isEdge(_ byte: UInt8) -> Bool {
    guard !byte.isASCIIAlphanumeric, byte < 0x80 else { return false }
    return edges.contains(byte)
  }

  private static func isAddress(_ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Bool {
    word.count > 4 && bytes[word].starts(with: "http".utf8)
  }

  /// A letter or digit; an interpunct or stroke between two parts that went is left over.
  private static func saysSomething(_ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Bool {
    word.contains {
      bytes[$0].isASCIIAlphanumeric || bytes[$0] >= 0xC3 && bytes[$0] != 0xE2 && bytes[$0] < 0xF0
    }
  }

  // MARK: Tables

  private static let edges = Array(".,:;()[]|-!".utf8)
  private static let countedThings =
    """
    view views comment comments like likes share shares stars download downloads reads reactions retweets upvotes claps comentario
    comentarios vistas visitas lecturas descargas aufrufe kommentar kommentare commentaire commentaires vues
    """
  private static let counters = WordSet(countedThings)
  private static let units = WordSet(
    """
    s sec secs second seconds m min mins minute minutes h hr hrs hour hours d day days w wk wks week weeks mo mos month months y yr yrs
    year years minuto minutos hora horas día días dia dias semana semanas mes meses año años minuten stunde stunden tag tage tagen woche
    wochen monat monaten jour jours heure heures semaine semaines mois
    """)
  private static let namesOfAmounts = "a an one un una einem einer une "
  private static let amounts = WordSet(namesOfAmounts)
  /// What moves begins with one of these or with a digit.
  private static let beginnings = WordSet(
    "about just il new " + wordsBeforeTimes + namesOfLabels + namesOfAmounts + namesOfDays + countedThings)
  private static let wordsBeforeTimes = "hace vor "
  private static let beforeTimes = WordSet(wordsBeforeTimes)
  private static let wordsBehindTimes = "ago left remaining "
  private static let behindTimes = WordSet(wordsBehindTimes)
  private static let namesOfDays = "yesterday today ayer hoy gestern heute hier "
  private static let days = WordSet(namesOfDays)
  private static let namesOfLabels = "posted published publicado publicada "
  private static let labels = WordSet(namesOfLabels)
  private static let ofLabels = WordSet("on el")
  private static let badges = WordSet("new! [new] (new) nuevo! ¡nuevo! updated! hot!")
  private static let signs = WordSet(
    "il just new " + wordsBeforeTimes + wordsBehindTimes + namesOfLabels + namesOfDays + countedThings)
}
