import Model
import Storage
import Testing

struct FactTests {
  @Test func `Facts come back as they were read, in the order of the page`() async throws {
    try await withStore { store in
      var outcome = Sample.baseline(facts: [Sample.address(), Sample.phone()], at: Sample.time())
      let passage = Unread(kind: "address-not-given", text: "Mail it to the lockbox", section: ["A", ""])
      outcome.page = (title: "Contact", language: "en", unread: [passage])
      try store.apply(outcome)
      let snapshot = try store.snapshot(of: "agency")
      #expect(snapshot.facts.map(\.fact) == [Sample.address(), Sample.phone()])
      #expect(snapshot.title == "Contact" && snapshot.language == "en" && snapshot.unread == [passage])
      #expect(try store.records()["agency"]?.facts == 2)
      let unread = try store.unread()
      #expect(
        unread == [
          SourceUnread(source: "agency", url: "https://agency.example.org/contact", unread: passage)
        ])
    }
  }

  @Test func `A good read without parsing refreshes when every standing fact was last seen`() async throws {
    try await withStore { store in
      try store.apply(Sample.baseline(facts: [Sample.phone()], at: Sample.time()))
      try store.apply(Sample.goodRead(at: Sample.time(day: 1)))
      let fact = try #require(try store.snapshot(of: "agency").facts.first)
      #expect(fact.firstSeen == Sample.time() && fact.lastSeen == Sample.time(day: 1))
    }
  }

  @Test func `A failed read refreshes nothing`() async throws {
    try await withStore { store in
      try store.apply(Sample.baseline(facts: [Sample.phone()], at: Sample.time()))
      var record = Sample.record(good: Sample.time())
      record.lastAttempt = Sample.time(day: 1)
      try store.apply(ReadOutcome(record: record, at: Sample.time(day: 1), run: 2))
      #expect(try store.snapshot(of: "agency").facts.first?.lastSeen == Sample.time())
    }
  }

  @Test
  func `A missing fact keeps the time it was last seen, and its count of misses, until it is seen again`()
    async throws
  {
    try await withStore { store in
      try store.apply(Sample.baseline(facts: [Sample.phone()], at: Sample.time()))
      let number = try #require(try store.snapshot(of: "agency").facts.first?.number)
      for day in 1...2 as ClosedRange<Int64> {
        var outcome = Sample.goodRead(at: Sample.time(day: day))
        var decision = SnapshotDecision()
        decision.missing = [number]
        outcome.snapshot = decision
        try store.apply(outcome)
        let fact = try #require(try store.snapshot(of: "agency").facts.first)
        #expect(fact.misses == Int(day) && fact.lastSeen == Sample.time())
      }
      var outcome = Sample.goodRead(at: Sample.time(day: 3))
      var decision = SnapshotDecision()
      decision.kept = [.init(number: number, fact: Sample.phone())]
      outcome.snapshot = decision
      try store.apply(outcome)
      let fact = try #require(try store.snapshot(of: "agency").facts.first)
      #expect(fact.misses == 0 && fact.lastSeen == Sample.time(day: 3) && fact.number == number)
    }
  }

  @Test func `Facts are given as they stood then`() async throws {
    try await withStore { store in
      try store.apply(Sample.baseline(facts: [Sample.phone("+1")], at: Sample.time(day: 1)))
      let number = try #require(try store.snapshot(of: "agency").facts.first?.number)
      var outcome = Sample.goodRead(at: Sample.time(day: 3))
      var decision = SnapshotDecision()
      decision.retired = [number]
      decision.added = [Sample.phone("+2")]
      outcome.snapshot = decision
      try store.apply(outcome)
      func values(_ day: Int64?) throws -> [String] {
        try store.facts(of: nil, at: day.map { Sample.time(day: $0) }).map(\.fact.fact.value.text)
      }
      #expect(try values(0).isEmpty)
      #expect(try values(1) == ["+1"])
      #expect(try values(2) == ["+1"])
      #expect(try values(3) == ["+2"])
      #expect(try values(nil) == ["+2"])
      #expect(try store.facts(of: "nobody", at: nil).isEmpty)
      #expect(
        try store.facts(of: "agency", at: Sample.time(day: 2)).first?.fact.lastSeen == Sample.time(day: 1))
      #expect(try store.records()["agency"]?.facts == 1)
    }
  }

  @Test func `A kept fact takes its new display, label, section and evidence`() async throws {
    try await withStore { store in
      try store.apply(Sample.baseline(facts: [Sample.phone()], at: Sample.time()))
      let known = try #require(try store.snapshot(of: "agency").facts.first)
      var fact = known.fact
      fact.display = "800.555.0100"
      fact.section = []
      fact.label = nil
      var outcome = Sample.goodRead(at: Sample.time(day: 1))
      var decision = SnapshotDecision()
      decision.kept = [.init(number: known.number, fact: fact)]
      outcome.snapshot = decision
      try store.apply(outcome)
      let now = try #require(try store.snapshot(of: "agency").facts.first)
      #expect(now.fact == fact && now.number == known.number && now.firstSeen == Sample.time())
    }
  }

  @Test func `Passages that are understood at last are no longer unread`() async throws {
    try await withStore { store in
      var outcome = Sample.goodRead(at: Sample.time())
      outcome.page = (
        title: nil, language: nil, unread: [Unread(kind: "a", text: "1"), Unread(kind: "b", text: "2")]
      )
      try store.apply(outcome)
      outcome.page?.unread.removeFirst()
      try store.apply(outcome)
      #expect(try store.unread().map(\.unread.text) == ["2"])
    }
  }
}
