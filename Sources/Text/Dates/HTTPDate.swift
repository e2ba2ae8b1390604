/// Dates of HTTP headers: `Sun, 06 Nov 1994 08:49:37 GMT` and the two obsolete forms.
///
/// Source: RFC 9110, section 5.6.7.
package enum HTTPDate {
  private static let months = CalendarNames.shortMonths.map { $0.lowercased() }

  /// The instant that `text` names; nil where it is no date.
  package static func read(_ text: String) -> Timestamp? {
    let words = text.lowercased().split { $0 == " " || $0 == "," || $0 == "-" }.prefix(8)
    guard let monthAt = words.firstIndex(where: { months.contains(String($0.prefix(3))) && $0.count == 3 }),
      let month = months.firstIndex(of: String(words[monthAt])),
      let time = words.first(where: { $0.contains(":") }).map({
        $0.split(separator: ":").compactMap { Int($0) }
      }),
      time.count == 3
    else { return nil }
    // asctime puts the day after the month and the year last.
    let isAsctime = monthAt == 0 || Int(words[monthAt - 1]) == nil
    let dayAt = isAsctime ? monthAt + 1 : monthAt - 1
    let yearAt = isAsctime ? monthAt + 3 : monthAt + 1
    guard words.indices.contains(dayAt), words.indices.contains(yearAt), let day = Int(words[dayAt]),
      let year = Int(words[yearAt]), (0...9999).contains(year)
    else { return nil }
    let date = CivilDate(
      year: year < 70 ? year + 2000 : year < 100 ? year + 1900 : year, month: month + 1, day: day,
      hour: time[0], minute: time[1], second: time[2])
    return date.isValid ? date.instant() : nil
  }
}
