import Model

/// Cuts a text into the parts of opening hours.
struct HoursLexer {
  let text: FoldedText
  private var bytes: [UInt8] { text.bytes }
  private var lower: [UInt8] { text.lower }

  init(_ text: FoldedText) { self.text = text }

  /// All parts in order; linear.
  func tokens() -> [HoursToken] {
    var tokens: [HoursToken] = []
    var index = 0
    while index < bytes.count {
      let token = token(at: index, after: tokens.last)
      if let token { tokens.append(token) }
      index = max(index + 1, token?.range.upperBound ?? 0)
    }
    return Durations(text: text).without(resolveLetters(tokens))
  }

  private func token(at index: Int, after last: HoursToken?) -> HoursToken? {
    let byte = bytes[index]
    if byte.isWord { return word(at: index, after: last) }
    switch byte {
    case UInt8(ascii: "\n"), UInt8(ascii: "|"):
      return HoursToken(sort: .stop(isLine: true), range: index..<index + 1)
    case UInt8(ascii: ";"): return HoursToken(sort: .stop(isLine: false), range: index..<index + 1)
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
      return endsTime(last, index) || Clauses.closesSentence(text, at: index)
        ? HoursToken(sort: .stop(isLine: false), range: index..<index + 1) : nil
    case UInt8(ascii: "-"): return HoursToken(sort: .to, range: index..<index + 1)
    case UInt8(ascii: ","), UInt8(ascii: "&"), UInt8(ascii: "/"), UInt8(ascii: "+"):
      return HoursToken(sort: .and, range: index..<index + 1)
    default: return nil
    }
  }

  /// A full stop that the time before it left outside.
  private func endsTime(_ last: HoursToken?, _ index: Int) -> Bool {
    guard let last, last.range.upperBound == index, case .time = last.sort else { return false }
    return bytes[index - 1].isLetter
  }

  private func word(at index: Int, after last: HoursToken?) -> HoursToken? {
    guard let word = FoldedWord.next(in: lower, from: index, to: lower.count) else { return nil }
    if let zone = zone(at: word, after: last) { return zone }
    if let match = HoursVocabulary.table.match(at: word, in: lower, to: lower.count), isWhole(match.range) {
      return HoursToken(sort: Self.sort(of: match.meaning), range: match.range)
    }
    if let date = dayAndMonth(at: word, after: last) { return date }
    if bytes[index].isDigit { return season(at: word) ?? TimeReader(text: text).read(at: index) }
    if let letter = letter(at: word) { return letter }
    if HoursVocabulary.months.contains(String(decoding: lower[word], as: UTF8.self)) {
      if let season = season(at: word) { return season }
      if isDate(after: word.upperBound) { return HoursToken(sort: .date, range: word) }
    }
    return HoursToken(sort: SeasonReader(text: text).isName(word) ? .filler : .word, range: word)
  }

  private func season(at word: Range<Int>) -> HoursToken? {
    let reader = SeasonReader(text: text)
    guard reader.mayBegin(at: word), let (season, end, hasYear) = reader.read(at: word.lowerBound) else {
      return nil
    }
    let opens = word.lowerBound > 0 && bytes[word.lowerBound - 1] == UInt8(ascii: "(")
    let isAlone = reader.isInParentheses(word.lowerBound..<end)
    let phrase = SeasonPhrase(
      season: season, isInParentheses: isAlone, opensParenthesis: opens && !isAlone, hasYear: hasYear)
    return HoursToken(sort: .season(phrase), range: word.lowerBound..<end)
  }

  /// "12 noon" is one time; "24 7" inside a longer number is none.
  private func isWhole(_ range: Range<Int>) -> Bool {
    guard bytes[range.lowerBound].isDigit else { return true }
    let end = range.upperBound
    let isGlued =
      end < bytes.count && (bytes[end] == UInt8(ascii: "-") || bytes[end] == UInt8(ascii: ":"))
      && bytes[range].last?.isDigit == true
    return !isGlued && (range.lowerBound == 0 || !"-/.:$".utf8.contains(bytes[range.lowerBound - 1]))
  }

  private static func sort(of word: HoursVocabulary.Word) -> HoursToken.Sort {
    switch word {
    case .days(let days): .days(days)
    case .ordinal(let number): .ordinal(number)
    case .to: .to
    case .and: .and
    case .between: .between
    case .until: .until
    case .noon: .time(TimeOfDay(minutes: 720, half: .afternoon))
    case .midnight: .time(TimeOfDay(minutes: 0, half: .morning))
    case .wholeDay: .wholeDay
    case .wholeWeek: .wholeWeek
    case .closed: .closed
    case .lunch: .lunch
    case .except: .except
    case .holidays: .holidays
    case .appointment: .appointment
    case .cue: .cue
    case .filler: .filler
    case .other: .word
    case .month: .date
    }
  }

  private func zone(at word: Range<Int>, after last: HoursToken?) -> HoursToken? {
    if let match = TimeZones.names.match(at: word, in: lower, to: lower.count) {
      return HoursToken(sort: .zone(match.meaning), range: match.range)
    }
    guard let last, let match = TimeZones.besideTimes.match(at: word, in: lower, to: lower.count) else {
      return nil
    }
    let gap = lower[last.range.upperBound..<word.lowerBound]
    let isBeside = gap.count <= 3 && !gap.contains(UInt8(ascii: "\n")) && bytes[word.lowerBound].isUpper
    switch last.sort {
    case .time where isBeside, .days where isBeside, .and where isBeside && last.range.count == 1:
      return HoursToken(sort: .zone(match.meaning), range: match.range)
    default: return nil
    }
  }

  /// `Mon 4/8 9:00`, `Mon, 4/8/24 9:00`: month and day right behind a day, and a time behind them.
  private func dayAndMonth(at word: Range<Int>, after last: HoursToken?) -> HoursToken? {
    guard word.count <= 2, word.upperBound < bytes.count, bytes[word.upperBound] == UInt8(ascii: "/"),
      bytes[word.lowerBound].isDigit, let last, isDay(last),
      bytes[last.range.upperBound..<word.lowerBound].allSatisfy({ $0 == 0x20 || $0 == UInt8(ascii: ".") })
    else { return nil }
    var end = word.upperBound + 1
    while end < bytes.count, bytes[end].isDigit || bytes[end] == UInt8(ascii: "/") { end += 1 }
    var time = end
    while time < bytes.count, " ,".utf8.contains(bytes[time]) { time += 1 }
    guard end - word.upperBound > 1, time > end, time < bytes.count, bytes[time].isDigit else { return nil }
    return HoursToken(sort: .date, range: word.lowerBound..<end)
  }

  /// One day of the week, also before a comma.
  private func isDay(_ token: HoursToken) -> Bool {
    if case .days(let days) = token.sort { return days.count == 1 }
    let end = token.range.lowerBound
    guard bytes[token.range].elementsEqual(",".utf8), end > 0, bytes[end - 1].isLetter else { return false }
    var start = end
    while start > 0, bytes[start - 1].isLetter, end - start < 12 { start -= 1 }
    guard case .days(let days) = HoursVocabulary.table.match(at: start..<end, in: lower, to: end)?.meaning
    else { return false }
    return days.count == 1
  }

  private func letter(at word: Range<Int>) -> HoursToken? {
    let day =
      word.count == 1
      ? HoursVocabulary.day(of: bytes[word.lowerBound])
      : OpeningHours.Day.names.firstIndex { bytes[word].elementsEqual($0.utf8) }
    return day.map { HoursToken(sort: .letter($0), range: word) }
  }

  private func isDate(after end: Int) -> Bool {
    var index = end
    while index < bytes.count, bytes[index] == 0x20 || bytes[index] == UInt8(ascii: ".") { index += 1 }
    return index < bytes.count && bytes[index].isDigit
  }

  /// A letter is a day where a day, or another such letter, stands beside it, or where a time follows and days came before.
  private func resolveLetters(_ tokens: [HoursToken]) -> [HoursToken] {
    var resolved = tokens
    var hasDays = false
    for index in tokens.indices {
      if case .days = tokens[index].sort { hasDays = true }
      guard case .letter(let day) = tokens[index].sort else { continue }
      let isDay =
        isJoined(tokens, index, by: 1) || isJoined(tokens, index, by: -1)
        || (hasDays && isBeforeTime(tokens, index))
      resolved[index].sort = isDay ? .days([day]) : .word
      hasDays = hasDays || isDay
    }
    return resolved
  }

  private func isBeforeTime(_ tokens: [HoursToken], _ index: Int) -> Bool {
    guard index + 1 < tokens.count, case .time = tokens[index + 1].sort else { return false }
    return tokens[index + 1].range.lowerBound - tokens[index].range.upperBound <= 2
  }

  private func isJoined(_ tokens: [HoursToken], _ index: Int, by step: Int) -> Bool {
    let (joint, other) = (index + step, index + 2 * step)
    guard tokens.indices.contains(other), tokens[joint].sort == .to || tokens[joint].sort == .and else {
      return false
    }
    switch tokens[other].sort {
    case .days, .letter: return true
    default: return false
    }
  }
}

/// A part of a text as the reader of hours sees it.
struct HoursToken: Sendable {
  enum Sort: Sendable, Equatable {
    case days([Int])
    /// A single capital letter that may be a day.
    case letter(Int)
    case ordinal(Int)
    case time(TimeOfDay)
    case to, and, until, between
    case wholeDay, wholeWeek
    case zone(String)
    case closed, lunch, except, holidays, appointment, cue, filler
    /// A date: the clause is about an event.
    case date
    case season(SeasonPhrase)
    /// The end of a clause; `isLine` where a line or a separated part ends.
    case stop(isLine: Bool)
    case word
  }

  var sort: Sort
  /// Folded offsets.
  var range: Range<Int>
}
