import Text

/// The normal form of opening hours, written and read.
extension OpeningHours.Schedule {
  /// Rules of days and times, separated by semicolons, each behind the season where there is one.
  var text: String {
    let rules = rules
    return rules.map { rule in season.map { $0.text + " " + rule } ?? rule }.joined(separator: "; ")
  }

  private var rules: [String] {
    if days.count == 7, days.values.allSatisfy({ $0 == [.wholeDay] }) { return ["24/7"] }
    var rules: [(days: [OpeningHours.Day], intervals: [OpeningHours.Interval])] = []
    for (day, intervals) in days.sorted(by: { $0.key < $1.key }) {
      if let index = rules.firstIndex(where: { $0.intervals == intervals }) {
        rules[index].days.append(day)
      } else {
        rules.append((days: [day], intervals: intervals))
      }
    }
    var parts = rules.map { Self.joined(Self.name($0.days), Self.text($0.intervals)) }
    if !anyDay.isEmpty { parts.append(Self.text(anyDay)) }
    return parts
  }

  private static func joined(_ days: String, _ times: String) -> String {
    times.isEmpty ? days : days + " " + times
  }

  /// `Mo-Fr`, `Tu,Th`, `Mo[2,4]`: three and more days in a row are a range.
  private static func name(_ days: [OpeningHours.Day]) -> String {
    let names = OpeningHours.Day.names
    var parts: [String] = []
    var run: [Int] = []
    func close() {
      if run.count > 2 {
        parts.append("\(names[run[0]])-\(names[run[run.count - 1]])")
      } else {
        parts += run.map { names[$0] }
      }
      run = []
    }
    for day in days.sorted() {
      if !day.ordinals.isEmpty {
        close()
        parts.append(names[day.weekday] + "[" + day.ordinals.map(String.init).joined(separator: ",") + "]")
        continue
      }
      if let last = run.last, day.weekday != last + 1 { close() }
      run.append(day.weekday)
    }
    close()
    return parts.joined(separator: ",")
  }

  private static func text(_ intervals: [OpeningHours.Interval]) -> String {
    intervals.map { "\(clock($0.start))-\(clock($0.end > 1440 ? $0.end - 1440 : $0.end))" }.joined(
      separator: ",")
  }

  private static func clock(_ minutes: Int) -> String {
    let (hour, minute) = (minutes / 60, minutes % 60)
    return (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
  }
}

extension OpeningHours.Schedule {
  /// Reads days and times; nil where something is not understood.
  ///
  /// Besides what is written here it reads `off` and `closed`. Comments in quotation marks and public holidays (`PH off`) say
  /// nothing about the week and are left out; of two rules for a day the later one counts.
  init?(text: String) {
    guard !text.isEmpty else { return nil }
    var seasons: Set<OpeningHours.Season?> = []
    for rule in Self.withoutComments(text).split(separator: ";") {
      var words = rule.split(separator: " ")[...]
      guard !words.isEmpty, !words.contains("PH"), !words.contains("SH") else { continue }
      seasons.insert(Self.season(&words))
      guard read(words) else { return nil }
    }
    guard seasons.count <= 1 else { return nil }
    season = seasons.first ?? nil
  }

  private mutating func read(_ words: ArraySlice<Substring>) -> Bool {
    if words.elementsEqual(["24/7"]) {
      days = Dictionary(uniqueKeysWithValues: OpeningHours.Day.all.map { ($0, [.wholeDay]) })
      return true
    }
    var named: [OpeningHours.Day] = []
    var times: [OpeningHours.Interval] = []
    for word in words {
      if let more = Self.days(word) {
        named += more
      } else if let more = Self.intervals(word) {
        times += more
      } else if word != "off" && word != "closed" {
        return false
      }
    }
    if named.isEmpty { anyDay += times }
    for day in named { days[day] = times }
    return true
  }

  /// `Mo-Fr,Su`, `Mo[2,4]`.
  private static func days(_ word: Substring) -> [OpeningHours.Day]? {
    var result: [OpeningHours.Day] = []
    var rest = word
    while !rest.isEmpty {
      guard let first = day(&rest) else { return nil }
      if rest.first == "[" {
        guard let end = rest.firstIndex(of: "]") else { return nil }
        let ordinals = rest[..<end].dropFirst().split(separator: ",").map { Int($0) }
        result.append(OpeningHours.Day(weekday: first, ordinals: ordinals.compactMap { $0 }))
        guard !ordinals.isEmpty, !ordinals.contains(nil) else { return nil }
        rest = rest[end...].dropFirst()
      } else if rest.first == "-" {
        rest = rest.dropFirst()
        guard let last = day(&rest) else { return nil }
        result += (first...first + (last - first + 7) % 7).map { OpeningHours.Day(weekday: $0 % 7) }
      } else {
        result.append(OpeningHours.Day(weekday: first))
      }
      guard rest.isEmpty || rest.first == "," && rest.count > 1 else { return nil }
      rest = rest.dropFirst()
    }
    return result.isEmpty ? nil : result
  }

  private static func day(_ text: inout Substring) -> Int? {
    guard let day = OpeningHours.Day.names.firstIndex(where: text.hasPrefix) else { return nil }
    text = text.dropFirst(2)
    return day
  }

  private static func intervals(_ word: Substring) -> [OpeningHours.Interval]? {
    var result: [OpeningHours.Interval] = []
    for item in word.split(separator: ",") {
      let ends = item.split(separator: "-", omittingEmptySubsequences: false).map(minutes)
      guard ends.count == 2, let start = ends[0], let end = ends[1] else { return nil }
      result.append(OpeningHours.Interval(start: start, end: end > start ? end : end + 1440))
    }
    return result.isEmpty ? nil : result
  }

  private static func minutes(_ clock: Substring) -> Int? {
    let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]), (0...48).contains(hour),
      (0...59).contains(minute)
    else { return nil }
    return hour * 60 + minute
  }

  /// Takes `Jun-Aug` or `Jun 01-Aug 31` off the front; nil where no season stands there.
  private static func season(_ words: inout ArraySlice<Substring>) -> OpeningHours.Season? {
    for count in 1...3 where words.count >= count {
      let ends = words.prefix(count).joined(separator: " ").split(separator: "-")
      guard ends.count == 2, let first = OpeningHours.Season.Edge(text: ends[0]),
        let last = OpeningHours.Season.Edge(text: ends[1])
      else { continue }
      // "Jun-Aug 31": the day belongs to the season.
      if last.day == nil, words.count > count, Int(words[words.startIndex + count]) != nil { continue }
      words = words.dropFirst(count)
      return OpeningHours.Season(first: first, last: last)
    }
    return nil
  }

  private static func withoutComments(_ text: String) -> String {
    var result = ""
    for (index, part) in text.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
    where index % 2 == 0 {
      result += part
    }
    return result
  }
}

extension OpeningHours.Season {
  /// `Jun 01-Aug 31`, `Oct-Mar`.
  var text: String { first.text + "-" + last.text }
}

extension OpeningHours.Season.Edge {
  /// `Jun`, `Jun 01`.
  fileprivate var text: String {
    let month = CalendarNames.shortMonths[month - 1]
    return day.map { month + ($0 < 10 ? " 0" : " ") + String($0) } ?? month
  }

  fileprivate init?(text: Substring) {
    let words = text.split(separator: " ")
    guard let name = words.first, let month = CalendarNames.shortMonths.firstIndex(where: { $0 == name }),
      words.count <= 2
    else {
      return nil
    }
    self.init(month: month + 1)
    guard words.count == 2 else { return }
    guard let day = Int(words[1]), (1...31).contains(day) else { return nil }
    self.day = day
  }
}
