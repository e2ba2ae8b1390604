import Model
import Storage
import Testing
import Text

struct EntryTests {
  /// A read at `day` that names the known entries as `decide` says.
  private func read(
    _ store: SQLiteStore, day: Int64, isParsed: Bool = true,
    _ decide: ([KnownAnnouncement], inout AnnouncementDecision) -> Void
  ) throws {
    var outcome = Sample.goodRead(kind: .feed, at: Sample.time(day: day))
    var decision = AnnouncementDecision()
    decide(try store.announcements(of: "agency"), &decision)
    outcome.entries = decision
    if isParsed { outcome.document = Sample.document("day \(day)", at: Sample.time(day: day)) }
    try store.apply(outcome)
  }

  private func seen(_ known: KnownAnnouncement) -> AnnouncementDecision.Updated {
    .init(known: known, announcement: known.announcement)
  }

  @Test func `Entries come back as they were read, newest first`() async throws {
    try await withStore { store in
      var odd = Sample.entry(2)
      odd.url = nil
      odd.published = nil
      odd.updated = Timestamp(milliseconds: -62_135_596_800_000)
      odd.title = "Nul \u{0}, quotes ' \" and \u{1F600}"
      odd.summary = ""
      odd.keys = []
      odd.categories = ["", "a\nb"]
      try store.apply(Sample.news(new: [Sample.entry(1), odd, Sample.entry(3)], at: Sample.time()))
      let known = try store.announcements(of: "agency")
      #expect(known.map(\.announcement) == [Sample.entry(3), Sample.entry(1), odd])
      #expect(Set(known.map(\.number)).count == 3)
      #expect(
        known.allSatisfy { $0.firstSeen == Sample.time() && $0.lastSeen == Sample.time() && $0.misses == 0 })
      #expect(try store.records()["agency"]?.entries == 3)
    }
  }

  @Test func `An updated entry keeps its number and its first sight`() async throws {
    try await withStore { store in
      try store.apply(Sample.news(new: [Sample.entry(1)], at: Sample.time()))
      let edited = Sample.entry(1, title: "Corrected notice")
      try read(store, day: 1) { known, decision in
        decision.updated = known.map { .init(known: $0, announcement: edited) }
      }
      let known = try #require(try store.announcements(of: "agency").first)
      #expect(known.announcement == edited && known.firstSeen == Sample.time())
      #expect(known.lastSeen == Sample.time(day: 1) && known.number == 1)
    }
  }

  @Test func `An entry that fell off the end keeps the time it was last seen`() async throws {
    try await withStore { store in
      try store.apply(Sample.news(new: [Sample.entry(1), Sample.entry(2)], at: Sample.time()))
      try read(store, day: 1) { known, decision in
        decision.new = [Sample.entry(3)]
        decision.seen = known.filter { $0.announcement == Sample.entry(2) }.map(seen)
      }
      try store.apply(Sample.goodRead(kind: .feed, at: Sample.time(day: 2)))
      let lastSeen = Dictionary(
        uniqueKeysWithValues: try store.announcements(of: "agency").map {
          ($0.announcement.title, $0.lastSeen)
        })
      #expect(
        lastSeen == [
          "Notice 1": Sample.time(), "Notice 2": Sample.time(day: 2), "Notice 3": Sample.time(day: 2),
        ])
      #expect(try store.records()["agency"]?.entries == 3)
    }
  }

  @Test func `A missing entry is counted until it is withdrawn, and stays known`() async throws {
    try await withStore { store in
      try store.apply(Sample.news(new: [Sample.entry(1), Sample.entry(2)], at: Sample.time()))
      try read(store, day: 1) { known, decision in
        decision.seen = [seen(known[0])]
        decision.missing = [known[1].number]
      }
      #expect(try store.announcements(of: "agency").map(\.misses) == [0, 1])
      #expect(try store.records()["agency"]?.pendingMisses == 1)
      try read(store, day: 2, isParsed: false) { known, decision in decision.withdrawn = [known[1]] }
      let known = try store.announcements(of: "agency")
      #expect(known.map(\.isWithdrawn) == [false, true])
      #expect(known.map(\.lastSeen) == [Sample.time(day: 2), Sample.time()])
      let record = try #require(try store.records()["agency"])
      #expect(record.entries == 1 && record.pendingMisses == 0)
      try read(store, day: 3) { known, decision in decision.seen = known.map(seen) }
      #expect(try store.announcements(of: "agency").map(\.isWithdrawn) == [false, false])
    }
  }

  @Test func `An entry is found in other sources by any of its keys`() async throws {
    try await withStore { store in
      try store.apply(Sample.news("b", new: (1...200).map { Sample.entry($0) }, at: Sample.time()))
      try store.apply(Sample.news("c", new: [Sample.entry(1)], at: Sample.time()))
      let shared = Sample.entry(7).keys[1]
      let news = Sample.entry(900).keys
      #expect(try store.sources(carrying: [shared] + news, except: "a") == [shared: ["b"]])
      #expect(try store.sources(carrying: [shared], except: "b").isEmpty)
      #expect(try store.sources(carrying: [Sample.entry(1).keys[0]], except: "b").values.first == ["c"])
      #expect(try store.sources(carrying: [], except: "b").isEmpty)
      try store.apply(Sample.news("d", new: [Sample.entry(900)], at: Sample.time(day: 1)))
      #expect(
        try store.sources(carrying: news, except: "a") == [news[0]: ["d"], news[1]: ["d"], news[2]: ["d"]])
    }
  }

  @Test func `Keys that an entry takes later are found too`() async throws {
    try await withStore { store in
      try store.apply(Sample.news(new: [Sample.entry(1)], at: Sample.time()))
      #expect(try store.sources(carrying: ["url:new"], except: "other").isEmpty)
      try read(store, day: 1) { known, decision in
        var entry = known[0].announcement
        entry.keys.append("url:new")
        decision.seen = [.init(known: known[0], announcement: entry)]
      }
      #expect(try store.sources(carrying: ["url:new"], except: "other") == ["url:new": ["agency"]])
    }
  }

  @Test func `Ten thousand entries of one source are kept, found and changed`() async throws {
    try await withStore { store in
      try store.apply(Sample.news(new: (0..<10_000).map { Sample.entry($0) }, at: Sample.time()))
      var outcome = Sample.news(new: [Sample.entry(10_000)], at: Sample.time(day: 1))
      let known = try store.announcements(of: "agency")
      #expect(known.count == 10_000 && known.first?.announcement == Sample.entry(9_999))
      outcome.entries?.seen = known.map(seen)
      outcome.entries?.seen[5].announcement.title = "Another title"
      try store.apply(outcome)
      let now = try store.announcements(of: "agency")
      #expect(now.count == 10_001 && Set(now.map(\.number)).count == 10_001)
      #expect(now[6].announcement.title == "Another title")
      #expect(try store.records()["agency"]?.entries == 10_001)
    }
  }
}
