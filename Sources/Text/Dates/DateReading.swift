/// What the tokens of a date have said so far.
struct DateReading {
  var hasWord = false
  var time: (hour: Int, minute: Int, second: Int)?
  var offset: Int?
  private var month: Int?
  private var weekday: Int?
  private var isMonthFirst = false
  private var isAfternoon: Bool?
  /// Half of the day that was named before the time.
  private var pendingHalf: Bool?
  /// Whether dots stand between the numbers, as where the day comes first.
  var hasDots = false
  private var numbers: [(value: Int, digits: Int)] = []

  var hasTime: Bool { time != nil }

  mutating func set(month value: Int) -> Bool {
    if month == 3, isMonthFirst, time == nil {
      // "mar., 24 nov.": the first word was the Tuesday of Romance languages.
      (weekday, month) = (2, nil)
    }
    guard month == nil else { return false }
    isMonthFirst = numbers.isEmpty
    month = value
    return true
  }

  mutating func set(weekday value: Int) -> Bool {
    weekday = value
    return true
  }

  mutating func set(isAfternoon value: Bool) -> Bool {
    guard let time else {
      pendingHalf = value
      return true
    }
    guard isAfternoon == nil, time.hour <= 23 else { return false }
    isAfternoon = value
    if value, time.hour < 12 { self.time?.hour += 12 }
    if !value, time.hour == 12 { self.time?.hour = 0 }
    return true
  }

  /// The half of the day that was named before the time, once the time is known.
  mutating func applyHalf() -> Bool {
    guard let half = pendingHalf else { return true }
    pendingHalf = nil
    return set(isAfternoon: half)
  }

  mutating func add(number: Int, digits: Int) -> Bool {
    guard numbers.count < 3, digits <= 4 else { return false }
    numbers.append((number, digits))
    return true
  }

  /// The local time as far as it is known.
  var local: CivilDate? {
    guard var date = day else { return nil }
    (date.hour, date.minute, date.second) = time ?? (0, 0, 0)
    return date
  }

  /// The instant, when day and time exist.
  var instant: Timestamp? {
    guard pendingHalf == nil, let date = local, date.isValid, (1...9999).contains(date.year) else {
      return nil
    }
    return date.instant(offset: offset ?? 0)
  }

  private var day: CivilDate? { month.map { withMonthName($0) } ?? withNumbersOnly }

  private func withMonthName(_ month: Int) -> CivilDate? {
    switch numbers.count {
    case 1 where numbers[0].digits == 4: CivilDate(year: numbers[0].value, month: month, day: 1)
    case 2 where numbers[0].digits > 2:
      CivilDate(year: numbers[0].value, month: month, day: numbers[1].value)
    case 2 where numbers[1].digits >= 2:
      CivilDate(year: ISODate.century(numbers[1].value), month: month, day: numbers[0].value)
    default: nil
    }
  }

  /// Day and month as numbers: the weekday decides where it is given, else what is possible, else the American order; with
  /// dots the day comes first. A year of two digits may stand at either end: where it could, and the date be another one, it
  /// is not known which is meant.
  private var withNumbersOnly: CivilDate? {
    guard numbers.count == 3 else { return nil }
    let values = numbers.map(\.value)
    if numbers[0].digits == 4 { return CivilDate(year: values[0], month: values[1], day: values[2]) }
    guard numbers[2].digits == 4 || numbers[2].digits == 2 else { return nil }
    let year = ISODate.century(values[2])
    let american = CivilDate(year: year, month: values[0], day: values[1])
    let european = CivilDate(year: year, month: values[1], day: values[0])
    var candidates = (hasDots ? [european, american] : [american, european]).filter(\.isValid)
    if numbers[2].digits == 2, !hasDots {
      let yearFirst = CivilDate(year: ISODate.century(values[0]), month: values[1], day: values[2])
      if numbers[0].digits == 2, yearFirst.isValid { candidates.append(yearFirst) }
      if let weekday { candidates = candidates.filter { $0.weekday == weekday } }
      return Set(candidates).count == 1 ? candidates.first : nil
    }
    if let weekday, let match = candidates.first(where: { $0.weekday == weekday }) { return match }
    return candidates.first
  }
}

extension String {
  /// Lower-case Latin letters without their accents, whether written in one character or two: "miércoles" is "miercoles".
  /// Other letters stay.
  fileprivate static let plainLetters: [Unicode.Scalar: Unicode.Scalar] = {
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (plain, accented) in [
      ("a", "àáâãäå"), ("e", "èéêë"), ("i", "ìíîï"), ("o", "òóôõö"), ("u", "ùúûü"), ("c", "ç"), ("n", "ñ"),
      ("y", "ýÿ"),
    ] {
      for scalar in accented.unicodeScalars { table[scalar] = plain.unicodeScalars.first }
    }
    return table
  }()

  /// See ``plainLetters``.
  var withoutAccents: String {
    guard utf8.contains(where: { $0 >= 0x80 }) else { return self }
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars where !(0x300...0x36F).contains(scalar.value) {
      text.append(Self.plainLetters[scalar] ?? scalar)
    }
    return String(text)
  }
}

/// Words of dates that are no names of months or days.
enum DateWords {
  /// Half of the day by a word before the time, true for the afternoon.
  static let halves: [String: Bool] = ["오전": false, "오후": true]
  /// Words that follow a number, and the zone of the one country that writes them so, in seconds east of UTC.
  static let counters: [String: Int] = ["년": 32_400, "월": 32_400, "일": 32_400]
  static let fillers: Set<String> = [
    "at", "of", "de", "del", "t", "the", "um", "uhr", "a", "le", "el", "on", "h", "las", "den",
  ]

  /// Whether `word` is a month or a weekday, which no zone may hide.
  static func isMonthOrDay(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let text = String(decoding: word, as: UTF8.self).lowercased().withoutAccents.trimmed(of: ",.")
    return CalendarNames.monthsOfFeeds[text] != nil || CalendarNames.weekdaysOfFeeds[text] != nil
  }
}
