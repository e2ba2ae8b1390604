import Fetching
import Model
import Testing
import Text

@Suite struct ReadScheduleTests {
  private let now = Timestamp(seconds: 1_800_000_000)

  private func source(every: Int64 = 3600) -> Source {
    Source(id: "a", kind: .feed, url: "https://a.example/", every: every)
  }

  private var record: SourceRecord { SourceRecord(id: "a", kind: .feed, url: "https://a.example/") }

  private func after(
    _ result: FetchResult, every: Int64 = 3600, from record: SourceRecord? = nil
  ) -> SourceRecord {
    ReadSchedule.updated(record ?? self.record, source: source(every: every), after: result, now: now)
  }

  /// After a good read of a document that itself wishes to be asked every two hours.
  private var afterWish: SourceRecord {
    var record = after(ok())
    record.minimumInterval = 7200
    return record
  }

  private func isDue(_ record: SourceRecord, in seconds: Int64, every: Int64 = 3600, override: Bool = false)
    -> Bool
  {
    ReadSchedule.isDue(
      source(every: every), record: record, now: now.adding(seconds: seconds), override: override)
  }

  private func ok(maxAge: Int64? = nil) -> FetchResult {
    .fetched(FetchedResponse(status: 200, url: "https://a.example/", maxAge: maxAge))
  }

  private func failed(_ kind: ProblemKind = .http, retryAfter: Int64? = nil) -> FetchResult {
    .failed(FetchFailure(kind: kind, detail: "x", retryAfter: retryAfter))
  }

  @Test func `A source never read is due`() {
    #expect(ReadSchedule.isDue(source(), record: nil, now: now, override: false))
    #expect(isDue(record, in: 0))
  }

  @Test func `A disabled source is never due`() {
    var off = source()
    off.isEnabled = false
    #expect(!ReadSchedule.isDue(off, record: nil, now: now, override: true))
  }

  @Test func `A good read is repeated after the interval, with room for runs on the hour`() {
    let record = after(ok())
    #expect(record.nextDue == now.adding(seconds: 3600))
    #expect(!isDue(record, in: 1800))
    #expect(isDue(record, in: 3500))
    #expect(isDue(record, in: 1, override: true))
  }

  @Test func `Zero means every run, whatever document and failures wish`() {
    #expect(isDue(after(ok(maxAge: 9999), every: 0), in: 0, every: 0))
    #expect(isDue(after(failed(), every: 0), in: 0, every: 0))
  }

  @Test func `Document and server lengthen the interval, to a day at most`() {
    #expect(after(ok(maxAge: 7200)).nextDue == now.adding(seconds: 7200))
    #expect(ReadSchedule.nextDue(source(), record: afterWish) == now.adding(seconds: 7200))
    #expect(after(ok(maxAge: 60)).nextDue == now.adding(seconds: 3600))
    #expect(after(ok(maxAge: 31_536_000)).nextDue == now.adding(seconds: 86_400))
  }

  @Test func `A 304 keeps the document's wish`() {
    let unchanged = FetchResult.notModified(FetchedResponse(status: 304, url: "https://a.example/"))
    let second = after(unchanged, from: afterWish)
    #expect(second.minimumInterval == 7200)
  }

  @Test func `Failures lengthen the interval, shorten nothing, and end with the first good read`() {
    var record = record
    var last: Int64 = 0
    for failures in 1...12 {
      record = after(failed(), every: 600, from: record)
      #expect(record.failures == failures)
      let wait = record.nextDue?.seconds(since: now) ?? 0
      #expect(wait >= 600 && wait >= last && wait <= 108_000)
      last = wait
    }
    #expect(last > 80_000)
    #expect(isDue(record, in: 0, every: 600, override: true))
    #expect(after(ok(), every: 600, from: record).nextDue == now.adding(seconds: 600))
  }

  @Test func `The first failure is asked again within an hour, the second one at the usual time`() {
    let first = after(failed(), every: 86_400)
    #expect(first.nextDue == now.adding(seconds: 3600))
    #expect(after(failed(), every: 86_400, from: afterWish).nextDue == now.adding(seconds: 3600))
    #expect(after(failed(), every: 86_400, from: first).nextDue == now.adding(seconds: 86_400))
    #expect(after(failed(retryAfter: 7200), every: 86_400).nextDue == now.adding(seconds: 7200))
    #expect(after(failed(), every: 900).nextDue == now.adding(seconds: 900))
  }

  @Test func `A daily source is asked daily even while it fails`() {
    var record = record
    for _ in 1...20 { record = after(failed(), every: 86_400, from: record) }
    #expect(record.nextDue == now.adding(seconds: 86_400))
  }

  @Test func `Sources that failed together do not come back together`() {
    let waits = Set(
      (0..<20).map { number in
        var other = record
        other.failures = 5
        let source = Source(id: SourceID("s\(number)"), kind: .feed, url: "https://a.example/", every: 60)
        return ReadSchedule.updated(other, source: source, after: failed(), now: now).nextDue
      })
    #expect(waits.count > 10)
  }

  @Test func `Retry-After is kept whatever the command line says`() {
    let record = after(failed(retryAfter: 7200), every: 0)
    #expect(!isDue(record, in: 7199, every: 0, override: true))
    #expect(isDue(record, in: 7200, every: 0))
    #expect(record.nextDue == now.adding(seconds: 7200))
    #expect(after(ok(), from: record).notBefore == nil)
  }

  @Test func `No Retry-After silences a source for more than a week`() {
    #expect(isDue(after(failed(retryAfter: .max)), in: 8 * 86_400))
  }

  @Test func `A source that is gone stays unasked`() {
    let record = after(failed(.gone))
    #expect(record.isGone)
    #expect(record.nextDue == nil)
    #expect(!isDue(record, in: 999_999, override: true))
  }

  @Test func `A permanent redirect is remembered until it ends`() {
    let moved = FetchedResponse(status: 200, url: "https://b.example/", permanentURL: "https://b.example/")
    let record = after(.fetched(moved))
    #expect(record.movedTo == "https://b.example/")
    #expect(after(ok(), from: record).movedTo == nil)
  }

  @Test func `A clock set back silences nothing`() {
    #expect(isDue(after(ok()), in: -86_400))
    #expect(isDue(after(failed(retryAfter: 60)), in: -30 * 86_400))
  }

  @Test func `A server's wish made by a clock that was days ahead does not last until then`() {
    let record = after(failed(retryAfter: 3600))
    #expect(!isDue(record, in: -600, override: true), "a clock set back by minutes")
    #expect(!isDue(record, in: 600, override: true))
    for days in [1, 4, 6, 20] as [Int64] { #expect(isDue(record, in: -days * 86_400), "\(days)") }
  }
}
