/// Opening hours as spans of minutes on each day of the week, read from the opening_hours form that facts use.
///
/// Understood: `Mo-Fr 08:00-18:00; Sa,Su 09:00-12:00`, `24/7`, times without days, `off` and `closed`. Comments in quotes and
/// public holidays (`PH off`) say nothing about the week and are left out. What is not understood gives nil.
struct WeeklyHours: Hashable {
  /// A span of the day in minutes after midnight; ends after 24:00 where it runs into the next day.
  struct Span: Hashable, Comparable {
    var opens: Int
    var closes: Int
    static func < (left: Span, right: Span) -> Bool {
      (left.opens, left.closes) < (right.opens, right.closes)
    }
  }

  /// Spans by day, Monday first; all seven empty when the days are not named.
  private(set) var days = [[Span]](repeating: [], count: 7)
  /// Spans whose days the page does not name.
  private(set) var undated: [Span] = []

  /// Reads `text`, or gives nil.
  init?(_ text: String) {
    for part in Self.withoutComments(text).split(separator: ";") {
      let words = part.split(whereSeparator: \.isWhitespace)
      guard !words.isEmpty, !words.contains("PH"), !words.contains("SH") else { continue }
      guard read(words) else { return nil }
    }
    guard !minutesOfWeek.isEmpty else { return nil }
  }

  /// All spans of the week, with their day (7 = not named), in order.
  var minutesOfWeek: [(day: Int, span: Span)] {
    (days + [undated]).enumerated().flatMap { day, spans in spans.sorted().map { (day, $0) } }
  }

  private mutating func read(_ words: [Substring]) -> Bool {
    if words == ["24/7"] {
      days = days.map { _ in [Span(opens: 0, closes: 1440)] }
      return true
    }
    var named: [Int] = []
    var spans: [Span] = []
    for word in words {
      if let more = Self.dayList(word) {
        named += more
      } else if let more = Self.spanList(word) {
        spans += more
      } else if word != "off" && word != "closed" {
        return false
      }
    }
    if named.isEmpty { undated += spans }
    for day in named { days[day] = spans }
    return true
  }

  private static func dayList(_ word: Substring) -> [Int]? {
    var result: [Int] = []
    for item in word.split(separator: ",") {
      let ends = item.split(separator: "-", omittingEmptySubsequences: false).map {
        dayNames.firstIndex(of: $0)
      }
      guard let first = ends[0], let last = ends[ends.count - 1], ends.count <= 2 else { return nil }
      let length = (last - first + 7) % 7
      result += (first...first + length).map { $0 % 7 }
    }
    return result.isEmpty ? nil : result
  }

  private static func spanList(_ word: Substring) -> [Span]? {
    var result: [Span] = []
    for item in word.split(separator: ",") {
      let ends = item.split(separator: "-", omittingEmptySubsequences: false).map(minutes)
      guard ends.count == 2, let opens = ends[0], let closes = ends[1] else { return nil }
      result.append(Span(opens: opens, closes: closes > opens ? closes : closes + 1440))
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

  private static func withoutComments(_ text: String) -> String {
    var result = ""
    for (index, part) in text.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
    where index % 2 == 0 {
      result += part
    }
    return result
  }

  private static let dayNames: [Substring] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
}
