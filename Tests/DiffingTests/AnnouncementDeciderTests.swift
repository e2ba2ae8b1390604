import Diffing
import Model
import Support
import Testing
import Text

@Suite struct AnnouncementDeciderTests {
  private func entry(_ id: Int, day: Int64? = nil, hash: UInt64 = 0, link: String? = nil) -> Announcement {
    Announcement(
      keys: ["id:\(id)"] + (link.map { ["link:\($0)"] } ?? []), id: "\(id)", title: "Entry \(id)",
      published: day.map { Timestamp(seconds: $0 * 86_400) }, contentHash: hash)
  }

  private func known(_ entries: [Announcement], misses: Int = 0) -> [KnownAnnouncement] {
    entries.enumerated().map { index, entry in
      KnownAnnouncement(
        number: Int64(index + 1), announcement: entry, firstSeen: Timestamp(seconds: 0),
        lastSeen: Timestamp(seconds: 0), misses: misses)
    }
  }

  @Test func anUnknownEntryIsNew() {
    let decision = AnnouncementDecider.decide(known: known([entry(1)]), reading: [entry(2), entry(1)])
    #expect(decision.new.map(\.id) == ["2"])
    #expect(decision.seen.map(\.known.number) == [1])
  }

  @Test func otherContentUnderTheSameKeyIsAnUpdate() {
    let decision = AnnouncementDecider.decide(known: known([entry(1)]), reading: [entry(1, hash: 7)])
    #expect(decision.updated.map(\.announcement.contentHash) == [7])
    #expect(decision.new.isEmpty)
  }

  @Test func anotherDateAloneIsNoNews() {
    let decision = AnnouncementDecider.decide(known: known([entry(1, day: 3)]), reading: [entry(1, day: 9)])
    #expect(decision.new.isEmpty && decision.updated.isEmpty)
  }

  @Test func anEntryWithoutItsIdIsKnownByItsLink() {
    var bare = entry(1)
    bare.keys = ["link:a.gov/1"]
    let decision = AnnouncementDecider.decide(known: known([entry(1, link: "a.gov/1")]), reading: [bare])
    #expect(decision.seen.count == 1)
  }

  @Test func twoIdsWithOneLinkAreTwoEntries() {
    let decision = AnnouncementDecider.decide(
      known: known([entry(1, link: "a.gov")]), reading: [entry(1, link: "a.gov"), entry(2, link: "a.gov")])
    #expect(decision.new.map(\.id) == ["2"])
  }

  @Test func anEntryTwiceInOneReadingIsOne() {
    #expect(AnnouncementDecider.decide(known: [], reading: [entry(1), entry(1)]).new.count == 1)
  }

  @Test func whatFallsOffTheEndIsNotWithdrawn() {
    let list = (1...3).map { entry($0, day: Int64(10 - $0)) }
    let decision = AnnouncementDecider.decide(
      known: known(list), reading: [entry(9, day: 20)] + list.dropLast())
    #expect(decision.missing.isEmpty && decision.withdrawn.isEmpty)
  }

  @Test func anEntryMissingInTwoReadsIsWithdrawn() {
    let list = (1...3).map { entry($0, day: Int64(10 - $0)) }
    let first = AnnouncementDecider.decide(known: known(list), reading: [list[0], list[2]])
    #expect(first.missing == [2])
    var waiting = known(list)
    waiting[1].misses = 1
    let second = AnnouncementDecider.decide(known: waiting, reading: [list[0], list[2]])
    #expect(second.withdrawn.map(\.number) == [2])
    #expect(AnnouncementDecider.confirm(known: waiting).withdrawn.map(\.number) == [2])
  }

  @Test func anUndatedEntryIsWithdrawnOnlyFromAListThatGotShorter() {
    let list = (1...4).map { entry($0) }
    let shorter = AnnouncementDecider.decide(known: known(list), reading: [list[0], list[2], list[3]])
    #expect(shorter.missing == [2])
    let pushed = AnnouncementDecider.decide(known: known(list), reading: Array(list.dropFirst()) + [entry(9)])
    #expect(pushed.missing.isEmpty)
  }

  @Test func `The last of a feed falls off though another of the same day is dated before it`() {
    func entry(_ id: Int, hour: Int64) -> Announcement {
      var entry = self.entry(id)
      entry.published = Timestamp(seconds: hour * 3600)
      return entry
    }
    let (later, last, new) = (entry(2, hour: 100), entry(1, hour: 108), entry(4, hour: 200))
    let list = [entry(3, hour: 150), last, later]
    let pushed = AnnouncementDecider.decide(known: known(list), reading: [new, list[0], later])
    #expect(pushed.missing.isEmpty)
    // One that was there before it, or a day before it, is older; and nothing pushes it out of a list that gets shorter.
    var before = known(list)
    before[1].firstSeen = Timestamp(seconds: 9)
    #expect(AnnouncementDecider.decide(known: before, reading: [new, list[0], later]).missing == [2])
    let old = entry(2, hour: 84)
    #expect(
      AnnouncementDecider.decide(known: known([list[0], last, old]), reading: [new, list[0], old]).missing
        == [2])
    #expect(AnnouncementDecider.decide(known: known(list), reading: [list[0], later]).missing == [2])
  }

  @Test func anEmptyReadingWithdrawsNothing() {
    #expect(
      AnnouncementDecider.decide(known: known([entry(1, day: 1)]), reading: []) == AnnouncementDecision())
  }

  @Test func aWithdrawnEntryThatReappearsIsAnUpdateAndNotNew() {
    var gone = known([entry(1)])
    gone[0].isWithdrawn = true
    let decision = AnnouncementDecider.decide(known: gone, reading: [entry(1)])
    #expect(decision.new.isEmpty)
    #expect(decision.updated.count == 1)
  }

  @Test func threeHundredEntriesTakeLittleTime() {
    let list = (1...300).map { entry($0, day: Int64(1000 - $0), link: "a.gov/\($0)") }
    let stored = known(list)
    let time = processorTime {
      for _ in 0..<30 { _ = AnnouncementDecider.decide(known: stored, reading: list) }
    }
    #expect(time < TestSetting.limit(seconds: 10))
  }

  /// An entry that fell off while the clock was days ahead keeps the later time.
  @Test func aClockThatWasAheadHidesNoWithdrawalOfAnUndatedEntry() {
    var known = known([entry(4), entry(3), entry(2), entry(1), entry(0)])
    let read = Timestamp(seconds: 1_000)
    for place in known.indices {
      known[place].lastSeen = place == 4 ? read.adding(seconds: 9 * 86_400) : read
    }
    known[4].isWithdrawn = true
    let decision = AnnouncementDecider.decide(
      known: known, reading: [entry(4), entry(2), entry(1)], lastRead: read)
    #expect(decision.missing == [2])
  }

  // MARK: truncated documents

  /// The record of a source whose last good document ended so.
  private func record(
    _ ending: DocumentEnding?, tail: UInt64? = nil, isBaselineOpen: Bool = false
  ) -> SourceRecord {
    var record = SourceRecord(id: "news", kind: .feed, url: "https://agency.example/feed")
    (record.ending, record.tail, record.isBaselineOpen) = (ending, tail, isBaselineOpen)
    return record
  }

  private func decide(
    _ known: [KnownAnnouncement], _ reading: [Announcement], half: Announcement? = nil,
    _ ending: DocumentEnding, after record: SourceRecord?, isFeed: Bool = false
  ) -> AnnouncementDecision {
    AnnouncementDecider.decide(
      known: known, reading: reading, half: half,
      truncation: Truncation(
        .init(ending, entries: reading, half: half, isFeed: isFeed), after: record))
  }

  @Test(arguments: [
    (DocumentEnding.complete, DocumentEnding.complete, false), (.open, .complete, false),
    (.complete, .open, true), (.open, .open, false), (.inside, .open, false),
    (.complete, .inside, true), (.open, .inside, true), (.inside, .inside, false),
  ])
  func `A document is truncated where it ends worse than its source's documents do`(
    usual: DocumentEnding, ending: DocumentEnding, isTruncated: Bool
  ) {
    let truncation = Truncation(.init(ending, entries: [], half: nil, isFeed: false), after: record(usual))
    #expect(truncation.isTruncated == isTruncated)
    // A feed that ends inside an entry is at fault until a person has looked at it.
    let feed = Truncation.Document(ending, entries: [], half: nil, isFeed: true)
    var noted = record(usual)
    Truncation(feed, after: noted).note(in: &noted)
    #expect(noted.ending == (ending == .inside ? usual : ending))
    #expect(!Truncation(feed, after: noted, isTrusted: true).isTruncated)
  }

  @Test func `A truncated document proves nothing gone`() {
    let list = (1...3).map { entry($0, day: Int64(10 - $0)) }
    let reading = [list[0], list[2]]
    for ending in [DocumentEnding.open, .inside] {
      let decision = decide(known(list, misses: 1), reading, ending, after: record(.complete))
      #expect(decision.missing.isEmpty && decision.withdrawn.isEmpty && !decision.isWhole)
    }
  }

  @Test func `Of a source whose documents have no end, what is missing between two others counts`() {
    let list = (1...5).map { entry($0, day: Int64(10 - $0)) }
    func missing(_ reading: [Announcement]) -> [Int64] {
      decide(known(list), reading, .open, after: record(.open)).missing
    }
    #expect(missing([list[0], list[2], list[3], list[4]]) == [2])
    // The oldest first: what a cut hides is newer than all that is shown.
    #expect(missing([list[4], list[3], list[2]]) == [])
  }

  @Test func `Half an entry is left out until the next document ends inside of it too`() {
    let half = entry(9, hash: 7, link: "a.gov/9")
    #expect(decide([], [], half: half, .inside, after: record(.complete)).new.isEmpty)
    #expect(decide([], [], half: half, .inside, after: record(.complete, tail: 8)).new.isEmpty)
    #expect(decide([], [], half: half, .inside, after: record(.complete, tail: 7)).new == [half])
  }

  @Test func `Half an entry that only its title names is not taken in`() {
    let half = Announcement(keys: ["title:fees"], id: "", title: "Fees", contentHash: 7)
    #expect(decide([], [], half: half, .inside, after: record(.complete, tail: 7)).new.isEmpty)
  }

  @Test func `The text of half an entry is not compared`() {
    var half = entry(1, hash: 7)
    half.title = "Ent"
    let stored = known([entry(1)])
    let decision = decide(stored, [], half: half, .inside, after: record(.complete, tail: 7))
    #expect(decision.updated.isEmpty && decision.seen.map(\.announcement) == [entry(1)])
  }

  @Test func `What the first document hid stands behind the last known entry`() {
    let stored = known([entry(9, day: 9), entry(8, day: 8)])
    func told(
      _ reading: [Announcement], half: Announcement? = nil, tail: UInt64 = 1,
      _ ending: DocumentEnding = .complete
    ) -> [String] {
      let decision = decide(
        stored, reading, half: half, ending, after: record(.inside, tail: tail, isBaselineOpen: true))
      return decision.new.indices.filter { !decision.untold.contains($0) }.map { decision.new[$0].id }
    }
    let (new, hidden) = (entry(10, day: 10, hash: 3), entry(7, day: 7, hash: 4))
    #expect(told([new, entry(9, day: 9), entry(8, day: 8), hidden]) == ["10"])
    #expect(told([entry(9, day: 9), new, entry(8, day: 8), hidden]) == ["10"])
    // Where none of the known ones is shown, all of it is new.
    #expect(told([new], .open) == ["10"])
    // It ends as the first one did, which hid nothing therefore.
    #expect(told([entry(9, day: 9), entry(8, day: 8), new], tail: 3, .inside) == [])
    let last = entry(8, day: 8, hash: 5)
    #expect(told([entry(9, day: 9), last, new], half: entry(11, hash: 6), tail: 5, .inside) == ["10"])
    // It ends in another place, and may be cut anywhere.
    #expect(told([entry(9, day: 9), last, new], tail: 5, .inside) == [])
  }

  @Test func `A feed that had entries and has none is empty, until a person has looked at it`() {
    let stored = known([entry(1), entry(2)])
    let suspicion = AnnouncementDecider.emptiness(stored, lastRead: Timestamp(seconds: 0))
    #expect(suspicion?.problem == .empty && suspicion?.reason.contains("2") == true)
    #expect(AnnouncementDecider.emptiness(stored, lastRead: Timestamp(seconds: 9)) == nil)
    #expect(AnnouncementDecider.emptiness([], lastRead: nil) == nil)
  }

  @Test func entriesOfATruncatedReadingThatAreKnownByTheirContentAreNotNew() {
    var stored = entry(1, hash: 5)
    stored.keys = ["hash:5"]
    var read = stored
    read.keys = ["url://a.gov"]
    let decision = decide(known([stored]), [read], .open, after: record(.complete))
    #expect(decision.new.isEmpty && decision.seen.map(\.announcement.keys) == [["hash:5"]])
  }
}
