import Text

/// What counts as the content of an announcement, as one number: two that are equal say the same to a reader.
///
/// The upper half is of the text, the lower half of the linked documents. Stored, so a change of the rules below needs a new
/// version of the rules of reading.
package struct AnnouncementContent: Hashable, Sendable {
  /// See the type.
  package let hash: UInt64

  /// The content of a hash that was stored.
  package init(hash: UInt64) { self.hash = hash }

  /// The content of `title` and `text`, both without mark-up, and of `documents`, the addresses of enclosures and linked files.
  package init(title: String, text: String, documents: [String] = []) {
    let words = [title, text].map { SettledText($0).value }
    let addresses = Set(documents.map(AnnouncementIdentity.path)).sorted()
    hash = Self.upper(words) | Self.upper(addresses) >> 32
  }

  /// Of the text alone.
  package var text: UInt64 { hash >> 32 }

  /// Whether `address` is that of a file that people are given to read or fill in, told by its ending.
  package static func isDocument(_ address: String) -> Bool {
    let path = address.prefix { $0 != "?" && $0 != "#" }
    guard let dot = path.lastIndex(of: "."), path[dot...].utf8.count <= 5 else { return false }
    return endings.contains(path[path.index(after: dot)...].lowercased())
  }

  private static let endings: Set<String> = [
    "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "rtf", "csv", "zip", "epub", "mp3",
    "mp4",
  ]

  private static func upper(_ parts: [String]) -> UInt64 {
    guard !parts.isEmpty else { return 0 }
    var hash = StableHash()
    for part in parts {
      hash.combine(part)
      hash.combine(0x1F)
    }
    // The upper half of this hash alone changes little with the last bytes.
    return (hash.value ^ hash.value << 32) & 0xFFFF_FFFF_0000_0000
  }
}

/// A text without what moves by itself: spelling of punctuation, times told by the clock of the reader, counters, badges.
struct SettledText {
  /// Words with one space between them.
  let value: String

  init(_ text: String) {
    let plain = WhiteSpace.folded(Self.plainPunctuation(text))
    value = Self.mayMove(plain) ? Self.settled(plain) : plain
  }

  // MARK: Punctuation

  /// `text` with typewriter quotation marks, hyphens and points, and without characters that nobody sees.
  private static func plainPunctuation(_ text: String) -> String {
    let bytes = text.utf8
    guard bytes.contains(where: { $0 >= 0x80 || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "`") }) else {
      return text
    }
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x60, 0xB4, 0x2018...0x201B, 0x2032, 0x2BC, 0x2039, 0x203A: plain.append("'")
      case 0x201C...0x201F, 0x2033, 0xAB, 0xBB: plain.append("\"")
      case 0x2D, 0x2010...0x2015, 0x2212:
        if plain.last != "-" { plain.append("-") }
      case 0x2026: plain.append(contentsOf: "...".unicodeScalars)
      case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFE00...0xFE0F, 0xFEFF: break
      default: plain.append(scalar)
      }
    }
    return String(plain).replacing(" - ", with: "-")
  }

  // MARK: What moves

  private static let counters: Set<String> = [
    "view", "views", "comment", "comments", "like", "likes", "share", "shares", "stars", "download",
    "downloads",
    "reads", "reactions", "retweets", "upvotes", "claps", "comentario", "comentarios", "vistas", "visitas",
    "lecturas",
    "descargas", "aufrufe", "kommentar", "kommentare", "commentaire", "commentaires", "vues",
  ]
  private static let units: Set<String> = [
    "s", "sec", "secs", "second", "seconds", "m", "min", "mins", "minute", "minutes", "h", "hr", "hrs",
    "hour", "hours",
    "d", "day", "days", "w", "wk", "wks", "week", "weeks", "mo", "mos", "month", "months", "y", "yr", "yrs",
    "year", "years",
    "minuto", "minutos", "hora", "horas", "día", "días", "dia", "dias", "semana", "semanas", "mes", "meses",
    "año", "años",
    "minuten", "stunde", "stunden", "tag", "tage", "tagen", "woche", "wochen", "monat", "monaten", "jour",
    "jours", "heure",
    "heures", "semaine", "semaines", "mois",
  ]
  private static let labels: Set<String> = ["posted", "published", "publicado", "publicada"]
  private static let badges: Set<String> = [
    "new!", "[new]", "(new)", "nuevo!", "¡nuevo!", "updated!", "hot!",
  ]

  /// Whether some word in `text` makes a closer look worth while; nearly all texts have none.
  private static func mayMove(_ text: String) -> Bool {
    text.utf8.count < 200
      || text.split(separator: " ").contains { word in
        let bare = bare(word)
        return ["ago", "hace", "vor", "il", "just", "left", "remaining"].contains(bare)
          || counters.contains(bare)
          || labels.contains(bare) || badges.contains(word.lowercased()) || word.hasPrefix("http")
      }
  }

  private static func settled(_ text: String) -> String {
    let words = text.split(separator: " ")
    var kept: [Substring] = []
    var place = 0
    let isShort = words.count <= 12
    while place < words.count {
      let length = movingWords(words, place, isShort: isShort)
      if length > 0 {
        place += length
        continue
      }
      let word = words[place]
      kept.append(word.hasPrefix("http") ? Substring(AnnouncementIdentity.stable(String(word))) : word)
      place += 1
    }
    // An interpunct or stroke between two parts that went is left over.
    return kept.filter { $0.contains { $0.isLetter || $0.isNumber } }.joined(separator: " ")
  }

  /// How many words from `place` on move by themselves.
  private static func movingWords(_ words: [Substring], _ place: Int, isShort: Bool) -> Int {
    func bare(_ offset: Int) -> String {
      place + offset < words.count ? Self.bare(words[place + offset]) : ""
    }
    let word = bare(0)
    if badges.contains(words[place].lowercased()) { return 1 }
    if words[place] == "NEW", place == 0 || place == words.count - 1 { return 1 }
    if labels.contains(word) { return ["on", "el"].contains(bare(1)) ? 2 : 1 }
    // Times.
    if word == "about", place + 1 < words.count, isAmount(bare(1)) {
      let rest = movingWords(words, place + 1, isShort: isShort)
      return rest > 0 ? rest + 1 : 0
    }
    if isAmount(word), units.contains(bare(1)), ["ago", "left", "remaining"].contains(bare(2)) { return 3 }
    if let unit = word.firstIndex(where: \.isLetter), unit > word.startIndex, isAmount(String(word[..<unit])),
      units.contains(String(word[unit...])), bare(1) == "ago"
    {
      return 2
    }
    if ["hace", "vor"].contains(word), isAmount(bare(1)), units.contains(bare(2)) { return 3 }
    if word == "il", bare(1) == "y", bare(2) == "a", isAmount(bare(3)), units.contains(bare(4)) { return 5 }
    if word == "just", bare(1) == "now" { return 2 }
    if isShort, ["yesterday", "today", "ayer", "hoy", "gestern", "heute", "hier"].contains(word) { return 1 }
    // Counters, in either order.
    if isNumber(word), counters.contains(bare(1)) { return 2 }
    if counters.contains(word), isNumber(bare(1)),
      words[place].hasSuffix(":") || words[place + 1].hasPrefix("(")
    {
      return 2
    }
    return 0
  }

  private static func bare(_ word: Substring) -> String {
    let trims: Set<Character> = [".", ",", ":", ";", "(", ")", "[", "]", "·", "|", "-", "!"]
    var word = word
    while let last = word.last, trims.contains(last) { word.removeLast() }
    while let first = word.first, trims.contains(first) { word.removeFirst() }
    return word.lowercased()
  }

  private static func isAmount(_ word: String) -> Bool {
    isNumber(word) || ["a", "an", "one", "un", "una", "einem", "einer", "une"].contains(word)
  }

  /// `12`, `1,204`, `1.2k`.
  private static func isNumber(_ word: String) -> Bool {
    var digits = word[...]
    if let last = digits.last, "km".contains(last) { digits.removeLast() }
    return digits.first?.isNumber == true && digits.allSatisfy { $0.isNumber || $0 == "," || $0 == "." }
  }
}
