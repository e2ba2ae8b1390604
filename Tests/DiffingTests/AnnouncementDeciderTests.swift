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

  /// The first reading, at noon of day 20, was cut behind the entries 1 and 2.
  @Test(
    arguments: [
      ([18, 19], [19, 20, 21], [20, 21]),  // the oldest first: an entry of the same day may have come since
      ([20, 19], [18, 17, 16], []),
      ([20, 20], [20, 19], [20]),
      ([nil, nil], [nil, 20], [20]),
    ] as [([Int64?], [Int64?], [Int64])])
  func whatACutReadingHidIsToldByItsDate(firsts: [Int64?], rest: [Int64?], told: [Int64]) {
    let seen = firsts.enumerated().map { entry($0.offset + 1, day: $0.element) }
    let reading = seen + rest.enumerated().map { entry($0.offset + 10, day: $0.element) }
    let noon = Timestamp(seconds: 20 * 86_400 + 43_200)
    let decision = AnnouncementDecider.decide(
      known: known(seen), reading: reading, after: CutBaseline(at: noon, undated: .hidden))
    #expect(decision.new.count == rest.count)
    let news = decision.new.indices.filter { !decision.untold.contains($0) }
    #expect(news.map { rest[$0] } == told)
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

  /// Behind the known entries, what came late with an early date cannot be told from what the cut hid; it is not told.
  @Test func aBackdatedEntryBehindWhatACutHidIsTakenInWithoutAWord() {
    let stored = known([entry(9, day: 9), entry(8, day: 8)])
    let baseline = CutBaseline(at: Timestamp(seconds: 20 * 86_400), undated: .hidden)
    func told(_ reading: [Announcement]) -> [String] {
      let decision = AnnouncementDecider.decide(known: stored, reading: reading, after: baseline)
      return decision.new.enumerated().filter { !decision.untold.contains($0.offset) }.map(\.element.id)
    }
    let (late, early) = (entry(5, day: 21), entry(6, day: 3))
    #expect(told([early, entry(9, day: 9), entry(8, day: 8)]) == ["6"])
    #expect(told([entry(9, day: 9), early, entry(8, day: 8)]) == ["6"])
    #expect(told([entry(9, day: 9), entry(8, day: 8), early]) == [])
    #expect(told([entry(8, day: 8), entry(9, day: 9), late]) == ["5"])
  }

  @Test func halfAnEntryIsTheKnownOneThatItIsTheHeadOf() {
    var whole = entry(12)
    (whole.title, whole.summary, whole.contentHash) = ("Fees & forms", "What changes", 7)
    var half = Announcement(keys: ["title:fees"], id: "", title: "Fees &am", contentHash: 8)
    for isConfirmed in [false, true] {
      let cut = CutEntry(half, standing: isConfirmed ? .confirmed : .doubtful)
      let decision = AnnouncementDecider.decide(known: known([whole]), reading: [], cut: cut, isWhole: false)
      #expect(
        decision.seen.map(\.announcement) == [whole] && decision.new.isEmpty && decision.updated.isEmpty)
    }
    half.title = "Fees of"
    for isConfirmed in [false, true] {
      let cut = CutEntry(half, standing: isConfirmed ? .confirmed : .doubtful)
      let decision = AnnouncementDecider.decide(known: known([whole]), reading: [], cut: cut, isWhole: false)
      #expect(decision.new == (isConfirmed ? [half] : []) && decision.seen.isEmpty)
    }
  }

  @Test func anEntryThatWasTakenInAsHalfAOneIsUpdatedByItsWhole() {
    let half = Announcement(keys: ["title:fees"], id: "", title: "Fees", contentHash: 8)
    let whole = entry(12, link: "a.gov/12")
    var other = whole
    other.title = "Fees of forms"
    let stored = known([half])
    func decide(_ reading: Announcement, former: HalfEntry?) -> AnnouncementDecision {
      AnnouncementDecider.decide(known: stored, reading: [reading], former: former)
    }
    #expect(decide(other, former: HalfEntry(of: half)).updated.map(\.announcement) == [other])
    #expect(decide(whole, former: HalfEntry(of: half)).new == [whole])
    #expect(decide(other, former: nil).new == [other])
  }

  @Test func entriesOfACutReadingThatAreKnownByTheirContentAreNotNew() {
    var stored = entry(1, hash: 5)
    stored.keys = ["hash:5"]
    var read = stored
    read.keys = ["url://a.gov"]
    let decision = AnnouncementDecider.decide(known: known([stored]), reading: [read], isWhole: false)
    #expect(decision.new.isEmpty && decision.seen.map(\.announcement.keys) == [["hash:5"]])
  }
}
