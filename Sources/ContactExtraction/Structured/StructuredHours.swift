import Model
import PageReading

/// Reads schema.org's `openingHours` (`Mo-Fr 09:00-17:00`) and `OpeningHoursSpecification`.
enum StructuredHours {
  /// Adds what `text` says to `hours`.
  static func open(_ text: String, in hours: inout OpeningHours.Schedule) {
    if let (days, intervals) = rule(text) {
      hours.open(days, intervals)
    } else {
      for statement in HoursReader.read(FoldedText(text)) {
        for (day, intervals) in statement.hours.days { hours.open([day], intervals) }
      }
    }
  }

  /// Adds one `OpeningHoursSpecification`, unless it is for a season or a holiday.
  static func open(_ item: StructuredItem, in hours: inout OpeningHours.Schedule) {
    guard item.text("validFrom") == nil, item.text("validThrough") == nil else { return }
    let days = item.properties.filter { $0.name == "dayOfWeek" }.compactMap(day)
    guard let opens = clock(item.text("opens")), var closes = clock(item.text("closes")) else { return }
    if closes <= opens { closes += 1440 }
    hours.open(days.map { OpeningHours.Day(weekday: $0) }, [OpeningHours.Interval(start: opens, end: closes)])
  }

  private static func day(_ property: StructuredItem.Property) -> Int? {
    let name: String? =
      switch property.value {
      case .text(let text): text
      case .item(let item): item.text("name")
      }
    guard let word = name?.split(separator: "/").last, word.utf8.count >= 2 else { return nil }
    return OpeningHours.Day.names.firstIndex { word.lowercased().hasPrefix($0.lowercased()) }
  }

  /// `Mo-Fr 09:00-17:00`, `Mo,We 09:00-12:00`; nil for other spellings, and where there are no times.
  private static func rule(_ text: String) -> (days: [OpeningHours.Day], intervals: [OpeningHours.Interval])?
  {
    let parts = text.split { $0 == " " }
    guard parts.count == 2, let days = days(parts[0]) else { return nil }
    let intervals = parts[1].split(separator: ",").compactMap(interval)
    return intervals.isEmpty ? nil : (days, intervals)
  }

  private static func days(_ text: Substring) -> [OpeningHours.Day]? {
    var days: [OpeningHours.Day] = []
    for part in text.split(separator: ",") {
      let ends = part.split(separator: "-").map { end in OpeningHours.Day.names.firstIndex(of: String(end)) }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil else { return nil }
      days += (0..<(last - first + 7) % 7 + 1).map { OpeningHours.Day(weekday: (first + $0) % 7) }
    }
    return days
  }

  private static func interval(_ text: Substring) -> OpeningHours.Interval? {
    let ends = text.split(separator: "-")
    guard ends.count == 2, let start = clock(String(ends[0])), let end = clock(String(ends[1])) else {
      return nil
    }
    return OpeningHours.Interval(start: start, end: end <= start ? end + 1440 : end)
  }

  /// Minutes of `09:00`, `09:00:00`, `T09:00Z`.
  private static func clock(_ text: String?) -> Int? {
    let numbers = (text ?? "").split { !$0.isASCII || !$0.isNumber }.prefix(2).compactMap { Int($0) }
    guard numbers.count == 2, numbers[0] <= 24, numbers[1] < 60 else { return nil }
    return numbers[0] * 60 + numbers[1]
  }
}
