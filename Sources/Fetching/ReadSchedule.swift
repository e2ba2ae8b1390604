package import Model
package import Text

/// When a source is asked again. Decided by the clock passed in alone; nothing is random.
package enum ReadSchedule {
  /// Seconds: no request of a document or server delays a read by more (Retry-After apart).
  static let longestRequestedInterval: Int64 = 86_400
  /// Seconds: Retry-After is kept up to here.
  static let longestRetryAfter: Int64 = 7 * 86_400
  /// Seconds: a remembered time so much after now was not remembered by the clock of now.
  private static let clockTolerance: Int64 = 3600
  /// Seconds: a source that failed for the first time is due after these at the latest.
  private static let firstRetry: Int64 = 3600
  /// Seconds: the wait after a first failure, doubled by each further one.
  private static let firstBackoff: Int64 = 300

  /// Whether `source` is to be asked at `now`.
  ///
  /// - Parameter override: `--all` or `--source`: neither interval nor backoff counts, but Retry-After does, and a
  ///   source that is gone stays unasked until its URL is changed.
  package static func isDue(_ source: Source, record: SourceRecord?, now: Timestamp, override: Bool) -> Bool {
    guard source.isEnabled else { return false }
    guard let record, record.lastAttempt != nil else { return true }
    if record.isGone { return false }
    // A time that a clock left which was far ahead counts for nothing: the server's wish would last until then.
    let isFromWrongClock = record.lastAttempt.map { $0 > now.adding(seconds: clockTolerance) } ?? false
    if let notBefore = record.notBefore, notBefore > now, !isFromWrongClock,
      notBefore <= now.adding(seconds: longestRetryAfter)
    {
      return false
    }
    if override || source.every == 0 { return true }
    guard let due = nextDue(source, record: record) else { return true }
    // A clock that was set back would otherwise silence the source.
    if let last = record.lastAttempt, last > now { return true }
    return now.adding(seconds: slack(interval(source, record: record))) >= due
  }

  /// `record` after a read of `source`: the times, failures in a row, where it moved, whether it is gone, the
  /// interval the server asks for. What the document itself asks for (ttl, sy:update*) is known after parsing only.
  package static func updated(
    _ record: SourceRecord, source: Source, after result: FetchResult, now: Timestamp
  ) -> SourceRecord {
    var record = record
    record.lastAttempt = now
    record.notBefore = nil
    switch result {
    case .fetched(let response):
      record.minimumInterval = requested(response.maxAge ?? 0)
      noteSuccess(&record, response)
    case .notModified(let response):
      record.minimumInterval = requested(max(record.minimumInterval, response.maxAge ?? 0))
      noteSuccess(&record, response)
    case .failed(let failure):
      noteFailure(&record, failure, now)
    }
    record.nextDue = nextDue(source, record: record)
    return record
  }

  /// When a source with this record is due; at the earliest after Retry-After. nil before the first read, and for one
  /// that is gone.
  package static func nextDue(_ source: Source, record: SourceRecord) -> Timestamp? {
    guard let last = record.lastAttempt, !record.isGone else { return nil }
    let due = last.adding(seconds: interval(source, record: record))
    return record.notBefore.map { max($0, due) } ?? due
  }

  private static func noteSuccess(_ record: inout SourceRecord, _ response: FetchedResponse) {
    record.failures = 0
    record.isGone = false
    record.movedTo = response.permanentURL
  }

  private static func noteFailure(_ record: inout SourceRecord, _ failure: FetchFailure, _ now: Timestamp) {
    record.failures += 1
    record.isGone = failure.kind == .gone
    if let moved = failure.permanentURL { record.movedTo = moved }
    if let wait = failure.retryAfter, wait > 0 {
      record.notBefore = now.adding(seconds: min(wait, longestRetryAfter))
    }
  }

  private static func requested(_ seconds: Int64) -> Int64 { min(max(0, seconds), longestRequestedInterval) }

  /// Seconds from one read to the next; an hour at most after the first failure. Further failures lengthen it, doubling from five
  /// minutes up to a day, with up to a
  /// quarter more so that sources which failed together do not come back together.
  private static func interval(_ source: Source, record: SourceRecord) -> Int64 {
    guard source.every > 0 else { return 0 }
    let usual = max(source.every, requested(record.minimumInterval))
    guard record.failures > 0 else { return usual }
    let isFirst = record.failures == 1
    let backoff = firstBackoff << Int64(min(record.failures - 1, 9))
    let more = max(0, min(backoff, longestRequestedInterval) - usual)
    let interval = usual + more + more / 4 * jitter(source.id, record.failures) / 100
    // What fails for the first time may have passed soon: a page that is read once a day does not lose the day.
    return isFirst ? min(interval, firstRetry) : interval
  }

  /// Seconds by which a read may come early: a run that starts on the hour must find what was read a little after
  /// the last hour.
  private static func slack(_ interval: Int64) -> Int64 { min(interval / 10, 900) }

  /// 0 to 99, from the source's name and the number of failures.
  private static func jitter(_ id: SourceID, _ failures: Int) -> Int64 {
    var hash = StableHash()
    hash.combine(id.rawValue)
    hash.combine(UInt64(truncatingIfNeeded: failures))
    return Int64((hash.value >> 32) % 100)
  }
}
