import Diffing
import Model
import Support
import Testing
import Text

/// A feed that grows while some of its readings are truncated: what came after the first reading is told once, and nothing else.
@Suite struct CutReadingTests {
  /// A feed, what the store knows of it, and what was told.
  private struct Watch {
    let isDated: Bool
    var record = SourceRecord(id: "news", kind: .feed, url: "https://agency.example/feed")
    var known: [KnownAnnouncement] = []
    var told: [Int] = []
    /// When each entry came, oldest first; they are numbered from 0.
    var entries: [Timestamp]

    /// Reads the first `shown` of 40 entries, the newest first.
    mutating func read(at now: Timestamp, shown: Int, _ ending: DocumentEnding) {
      let document = entries.indices.suffix(40).reversed().prefix(shown).map(announcement)
      let isFirst = record.lastGood == nil
      let half =
        ending == .inside
        ? Announcement(keys: [], id: "", title: "Ent", contentHash: UInt64(now.milliseconds)) : nil
      let truncation = Truncation(
        .init(ending, entries: document, half: half, isFeed: true), after: isFirst ? nil : record)
      let decision = AnnouncementDecider.decide(
        known: known, reading: document, half: half, truncation: truncation)
      #expect(decision.withdrawn.isEmpty && decision.updated.isEmpty)
      let news = decision.new.indices.filter { !isFirst && !decision.untold.contains($0) }
      told += news.compactMap { Int(decision.new[$0].id) }
      truncation.note(in: &record)
      record.lastGood = now
      known += decision.new.map {
        KnownAnnouncement(number: Int64($0.id) ?? 0, announcement: $0, firstSeen: now, lastSeen: now)
      }
    }

    private func announcement(_ number: Int) -> Announcement {
      Announcement(
        keys: ["id:\(number)"], id: "\(number)", title: "Entry \(number)",
        published: isDated ? entries[number] : nil, contentHash: UInt64(number) &* 0x9E37_79B9)
    }
  }

  @Test(arguments: [true, false], 0..<100)
  func whatCameSinceIsToldOnce(isDated: Bool, seed: Int) {
    let start = Timestamp(seconds: 1_790_000_000)
    var lottery = Lottery(seed: UInt64(seed))
    let old = (0..<20).map { start.adding(seconds: Int64($0 - 30) * 86_400) }
    var watch = Watch(isDated: isDated, entries: old)
    let isInside = lottery.next(below: 2) == 0
    watch.read(at: start, shown: 1 + lottery.next(below: 19), isInside ? .inside : .open)
    for day in 1...10 {
      let now = start.adding(seconds: Int64(day) * 86_400)
      for _ in 0..<lottery.next(below: 3) { watch.entries.append(now) }
      let count = watch.entries.count
      if lottery.next(below: 3) == 0 {
        watch.read(at: now, shown: count, .complete)
      } else {
        watch.read(at: now, shown: 1 + lottery.next(below: count - 1), .inside)
      }
    }
    watch.read(at: start.adding(seconds: 11 * 86_400), shown: watch.entries.count, .complete)
    #expect(watch.told.sorted() == Array(20..<watch.entries.count))
    #expect(!watch.record.isBaselineOpen && watch.record.ending == .complete)
  }

  private static func watch() -> (Watch, Timestamp) {
    let start = Timestamp(seconds: 1_790_000_000)
    return (
      Watch(isDated: true, entries: (0..<20).map { start.adding(seconds: Int64($0 - 30) * 86_400) }), start
    )
  }

  @Test func aFeedThatNeverClosesTellsWhatIsNewAfterItsWindowHasTurnedOver() {
    var (watch, start) = Self.watch()
    watch.read(at: start, shown: 5, .open)
    for (day, count) in [(1, 10), (2, 1), (3, 1)] {
      let now = start.adding(seconds: Int64(day) * 86_400)
      watch.entries += Array(repeating: now, count: count)
      watch.read(at: now, shown: 5, .open)
    }
    #expect(watch.told.sorted() == Array(25..<32))
  }
}
