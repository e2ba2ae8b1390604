import Fetching
import Model
import Text

extension SourceRecord {
  /// Seconds after which a server has to send the document itself.
  private static let longest: Int64 = 7 * 86_400
  /// 1 January 1990: no web page is older.
  private static let oldest = CivilDate(year: 1990, month: 1, day: 1).instant()

  /// Whether the server may be asked at `now` only for what has changed since the last good reading.
  ///
  /// Some answer 304 for ever. So the document itself is asked for once in seven days, counted from the first reading so that
  /// sources take turns, and always where the date of the last change cannot be true.
  func believesValidators(of source: Source, now: Timestamp) -> Bool {
    if let date = lastModified.flatMap(HTTPDate.read),
      date < Self.oldest || date > now.adding(seconds: 86_400)
    {
      return false
    }
    guard let lastGood else { return false }
    let start = firstGood?.seconds ?? Int64(StableHash.of(id.rawValue) % UInt64(Self.longest))
    func week(_ time: Timestamp) -> Int64 {
      (time.seconds - start).flooringDivision(by: Self.longest).quotient
    }
    return week(now) == week(lastGood)
  }
}
