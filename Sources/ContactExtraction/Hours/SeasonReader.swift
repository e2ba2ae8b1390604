import Model
import Text

/// A season in a text.
struct SeasonPhrase: Hashable, Sendable {
  var season: OpeningHours.Season
  /// Alone in parentheses it belongs to the hours before it.
  var isInParentheses = false
  /// In parentheses it is followed by hours, which are those of the season: `(October - March: 8-4)`.
  var opensParenthesis = false
  /// A year is written: dates of something else, unless hours are announced.
  var hasYear = false
}

/// Reads seasons: `June 1 to August 31`, `October through March`, `1 de junio al 31 de agosto`. A year makes dates of it.
struct SeasonReader {
  let text: FoldedText
  private var lower: [UInt8] { text.lower }

  /// What a label or a heading names.
  enum Head {
    /// It says that it is about hours, or what the season is called.
    case named(OpeningHours.Season)
    /// It says nothing else, or says it in parentheses behind a name ("School year (September-May)"): a season of hours under
    /// a heading about hours.
    case bare(OpeningHours.Season)
  }

  /// The season that a label or a heading names, if it is about hours or about nothing else.
  static func season(of text: FoldedText, announcesHours: Bool) -> Head? {
    guard text.lower.count <= 120 else { return nil }
    let reader = SeasonReader(text: text)
    var place = 0
    var (words, names) = (0, 0)
    while let word = reader.word(from: place) {
      if reader.mayBegin(at: word), let (season, end, _) = reader.read(at: word.lowerBound) {
        if announcesHours || names > 0 && words == names { return .named(season) }
        return words == 0 || reader.isInParentheses(word.lowerBound..<end) && words <= 3 ? .bare(season) : nil
      }
      words += 1
      if reader.isName(word) { names += 1 }
      place = word.upperBound
    }
    return nil
  }

  /// Whether what stands in `range` stands alone in parentheses.
  func isInParentheses(_ range: Range<Int>) -> Bool {
    range.lowerBound > 0 && text.bytes[range.lowerBound - 1] == UInt8(ascii: "(")
      && text.bytes[range.upperBound...].first { $0 != 0x20 } == UInt8(ascii: ")")
  }

  /// `Summer`.
  func isName(_ word: Range<Int>) -> Bool { Self.names.contains(key(word)) }

  private static let names: Set<String> = [
    "summer", "winter", "spring", "fall", "autumn", "season", "seasonal", "verano", "invierno", "otono",
    "primavera", "temporada",
  ]

  /// A month's name, or a day before one in Spanish.
  func mayBegin(at word: Range<Int>) -> Bool {
    lower[word.lowerBound].isDigit
      ? lower[word.upperBound...].starts(with: " de ".utf8) : CalendarNames.monthsOfPages[key(word)] != nil
  }

  /// The season that begins at `start`, its end, and whether a year stands behind it.
  func read(at start: Int) -> (season: OpeningHours.Season, end: Int, hasYear: Bool)? {
    guard let (first, behind) = edge(at: start),
      let joint = joint(at: behind) ?? conjunction(at: behind, from: start), let (last, end) = edge(at: joint)
    else { return nil }
    let season = OpeningHours.Season(first: first, last: last)
    guard season.isLong, first != last else { return nil }
    let year = year(at: end)
    return (season, year ?? end, year != nil)
  }

  /// "and" in "between June 1 and August 31".
  private func conjunction(at place: Int, from start: Int) -> Int? {
    let before = lower[max(0, start - 9)..<start]
    guard ["between ", "entre "].contains(where: { before.suffix($0.utf8.count).elementsEqual($0.utf8) }),
      let word = word(from: place), word.lowerBound - place <= 2, ["and", "y"].contains(key(word)),
      let next = self.word(from: word.upperBound)
    else { return nil }
    return next.lowerBound
  }

  private func edge(at start: Int) -> (edge: OpeningHours.Season.Edge, end: Int)? {
    guard var word = word(from: start), word.lowerBound == start else { return nil }
    var day: Int?
    if lower[start].isDigit {
      guard let number = number(word), let of = self.word(from: word.upperBound), key(of) == "de",
        let name = self.word(from: of.upperBound)
      else { return nil }
      (day, word) = (number, name)
    }
    guard let month = CalendarNames.monthsOfPages[key(word)] else { return nil }
    var end = word.upperBound
    if day == nil, let next = self.word(from: end), isGap(end..<next.lowerBound), let number = number(next) {
      (day, end) = (number, next.upperBound)
    }
    return (OpeningHours.Season.Edge(month: month, day: day), end)
  }

  /// A day of a month: `1`, `31st`.
  private func number(_ word: Range<Int>) -> Int? {
    let digits = lower[word].prefix { $0.isDigit }
    let rest = lower[word].dropFirst(digits.count)
    guard (1...2).contains(digits.count),
      rest.isEmpty || ["st", "nd", "rd", "th"].contains(where: { rest.elementsEqual($0.utf8) }),
      let number = Int(String(decoding: digits, as: UTF8.self)), (1...31).contains(number)
    else { return nil }
    let next = word.upperBound < lower.count ? lower[word.upperBound] : 0x20
    return next == UInt8(ascii: ":") && isDigit(word.upperBound + 1) ? nil : number
  }

  /// Behind what joins two edges: "to", "through", a hyphen.
  private func joint(at start: Int) -> Int? {
    var place = start
    while place < lower.count, lower[place] == 0x20 || lower[place] == UInt8(ascii: ".") { place += 1 }
    if place < lower.count, lower[place] == UInt8(ascii: "-") {
      place += 1
    } else if let word = word(from: place), word.lowerBound == place, Self.joints.contains(key(word)) {
      place = word.upperBound
    } else {
      return nil
    }
    while place < lower.count, lower[place] == 0x20 { place += 1 }
    return place < lower.count ? place : nil
  }

  /// Behind the year that follows; nil where none does.
  private func year(at end: Int) -> Int? {
    guard let word = word(from: end), word.lowerBound - end <= 5 else { return nil }
    let isNumber = word.count == 4 && lower[word].allSatisfy(\.isDigit)
    let isBeside = lower[end..<word.lowerBound].allSatisfy { $0 != UInt8(ascii: ":") && $0 != 0x0A }
    return isNumber && isBeside ? word.upperBound : nil
  }

  private func isGap(_ range: Range<Int>) -> Bool {
    range.count <= 2 && lower[range].allSatisfy { $0 == 0x20 || $0 == UInt8(ascii: ".") }
  }

  private func isDigit(_ place: Int) -> Bool { place < lower.count && lower[place].isDigit }

  private func word(from start: Int) -> Range<Int>? {
    FoldedWord.next(in: lower, from: start, to: lower.count)
  }

  private func key(_ word: Range<Int>) -> String {
    word.count > 10 ? "" : String(decoding: lower[word], as: UTF8.self)
  }

  private static let joints: Set<String> = ["to", "through", "thru", "until", "till", "a", "al", "hasta"]
}
