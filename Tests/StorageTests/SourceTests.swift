import Model
import Storage
import Testing

struct SourceTests {
  @Test func `A record comes back as it was written, with the store's own counts`() async throws {
    try await withStore { store in
      var record = SourceRecord(id: "agency", kind: .feed, url: "https://agency.example.org/feed?a[]=1")
      record.title = "News \u{0} and “more”"
      record.etag = "W/\"1\""
      record.lastModified = "Tue, 24 Nov 2026 10:00:00 GMT"
      record.bodyHash = Array(0..<32)
      record.lastAttempt = Sample.time(day: 1)
      record.lastGood = Sample.time()
      record.nextDue = Sample.time(day: 2)
      record.notBefore = Sample.time(day: 3)
      record.failures = 3
      record.problem = Problem(source: "agency", kind: .tooLarge, detail: "too large", since: Sample.time())
      record.movedTo = "https://agency.example.org/new"
      record.isGone = true
      record.minimumInterval = 3600
      record.rulesVersion = 7
      record.ending = .inside
      record.tail = .max
      (record.isIncomplete, record.isBaselineOpen) = (true, true)
      record.entries = 99
      try store.apply(ReadOutcome(record: record, at: Sample.time(day: 1), run: 1))
      record.entries = 0
      #expect(try store.records() == ["agency": record])
    }
  }

  @Test func `What a record no longer says is forgotten`() async throws {
    try await withStore { store in
      var record = Sample.record(good: Sample.time())
      record.etag = "a"
      record.title = ""
      try store.apply(ReadOutcome(record: record, at: Sample.time(), run: 1))
      record.etag = nil
      record.bodyHash = []
      try store.apply(ReadOutcome(record: record, at: Sample.time(), run: 2))
      #expect(try store.records()["agency"] == record)
    }
  }

  @Test func `A source that was never read has an empty history`() async throws {
    try await withStore { store in
      let records = try store.records()
      #expect(records.isEmpty)
      #expect(try store.snapshot(of: "nobody") == Snapshot())
      #expect(try store.announcements(of: "nobody").isEmpty)
      #expect(try store.document(of: "nobody") == nil)
      #expect(try store.changes(pendingOnly: false).isEmpty)
    }
  }

  @Test func `A renamed source keeps facts, entries, changes, documents and what waits to be told`()
    async throws
  {
    try await withStore { store in
      var outcome = Sample.baseline(facts: [Sample.phone()], at: Sample.time())
      outcome.snapshot?.changes = [Sample.change()]
      outcome.entries = AnnouncementDecision()
      outcome.entries?.new = [Sample.entry(1)]
      outcome.document = Sample.document("page", at: Sample.time())
      let problem = Problem(source: "agency", kind: .http, detail: "404", since: Sample.time())
      outcome.problemBegan = problem
      outcome.tell = [.init(.problem(problem), notifiers: ["office"])]
      try store.apply(outcome)
      try store.rename("agency", to: "bureau")
      #expect(try store.records().keys.map(\.rawValue) == ["bureau"])
      #expect(try store.snapshot(of: "bureau").facts.count == 1)
      #expect(try store.announcements(of: "bureau").count == 1)
      #expect(try store.document(of: "bureau")?.source == "bureau")
      #expect(try store.changes(pendingOnly: true).map(\.source) == ["bureau"])
      #expect(try store.problems(since: Sample.time()).map(\.problem.source) == ["bureau"])
      guard case .problem(let told) = try store.waitingItems(for: "office").first?.content else {
        Issue.record("the problem is not waiting")
        return
      }
      #expect(told.source == "bureau")
    }
  }

  @Test func `A source is not renamed to one that is there`() async throws {
    try await withStore { store in
      try store.apply(Sample.goodRead("a", at: Sample.time()))
      try store.apply(Sample.goodRead("b", at: Sample.time()))
      #expect(throws: StorageError.self) { try store.rename("a", to: "b") }
      #expect(try store.records().count == 2)
    }
  }
}
