import Model
import Testing
import Text

@testable import Pipeline

/// A server that answers 304 for ever is found out.
@Suite struct ValidatorTrustTests {
  private let day: Int64 = 86_400
  private let start = CivilDate(year: 2026, month: 12, day: 1, hour: 8).instant()

  private func isBelieved(lastModified: String? = nil, firstGood: Bool = true, lastGood: Int64, now: Int64)
    -> Bool
  {
    let source = Source(id: "news", kind: .feed, url: "https://port.example/feed", every: 0)
    var record = SourceRecord(id: source.id, kind: .feed, url: source.url)
    record.firstGood = firstGood ? start : nil
    record.lastGood = start.adding(seconds: lastGood)
    record.lastModified = lastModified
    return record.believesValidators(of: source, now: start.adding(seconds: now))
  }

  @Test
  func `once in seven days the document itself is asked for, whether or not the first reading is known`() {
    for isKnown in [true, false] {
      let hourly = (1...14 * 24).filter {
        !isBelieved(firstGood: isKnown, lastGood: Int64($0 - 1) * 3600, now: Int64($0) * 3600)
      }
      #expect(hourly.count == 2)
      #expect(!isBelieved(firstGood: isKnown, lastGood: day, now: 9 * day))
    }
    #expect((1..<7).allSatisfy { isBelieved(lastGood: 0, now: Int64($0) * day) })
    #expect(!isBelieved(lastGood: 6 * day, now: 7 * day))
  }

  @Test(arguments: [
    ("Thu, 01 Jan 1970 00:00:00 GMT", false), ("Fri, 29 Dec 1989 00:00:00 GMT", false),
    ("Tue, 01 Jan 2030 00:00:00 GMT", false), ("Tue, 24 Nov 2026 08:00:00 GMT", true), ("never", true),
  ])
  func `a date of change that cannot be true is not sent back`(date: String, isBelieved: Bool) {
    #expect(self.isBelieved(lastModified: date, lastGood: 0, now: 3600) == isBelieved)
  }
}
