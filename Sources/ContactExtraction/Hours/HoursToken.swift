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
