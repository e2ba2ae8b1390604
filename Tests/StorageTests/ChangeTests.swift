import Model
import Storage
import Testing

struct ChangeTests {
  /// A good read at `day` that records `changes`.
  @discardableResult private func read(
    _ store: SQLiteStore, day: Int64, _ changes: [FactChange] = [], wording: [FactChange] = []
  ) throws -> [String] {
    var outcome = Sample.goodRead(at: Sample.time(day: day), run: day)
    outcome.record.title = "Contact us"
    outcome.lastOldSeen = Sample.time(day: day - 1)
    var decision = SnapshotDecision()
    decision.changes = changes
    decision.wording = wording
    outcome.snapshot = decision
    return try store.apply(outcome)
  }

  @Test func `A change comes back with its source and its story`() async throws {
    try await withStore { store in
      let change = Sample.change()
      let ids = try read(store, day: 1, [change], wording: [Sample.change(severity: .wording, slot: "b")])
      let recorded = try store.changes(pendingOnly: true)
      #expect(recorded.map(\.id) == ids)
      #expect(
        recorded == [
          RecordedChange(
            id: ids[0], source: "agency", sourceTitle: "Contact us",
            url: "https://agency.example.org/contact",
            change: change, firstSeen: Sample.time(day: 1), lastOldSeen: Sample.time(day: 0))
        ])
      #expect(try store.changes(pendingOnly: false).map(\.change.severity) == [.critical, .wording])
    }
  }

  @Test func `Ids are short, in the order of the changes, and never used again`() async throws {
    try await withStore { store in
      let first = try read(store, day: 1, [Sample.change(slot: "a"), Sample.change(slot: "b")])
      let second = try read(store, day: 2, [Sample.change(slot: "c")])
      #expect(first + second == ["1", "2", "3"])
    }
  }

  @Test func `Reads count the good reads that showed the new state`() async throws {
    try await withStore { store in
      try read(store, day: 1, [Sample.change()])
      try read(store, day: 2)
      var record = Sample.record(good: Sample.time(day: 2))
      record.failures = 1
      try store.apply(ReadOutcome(record: record, at: Sample.time(day: 3), run: 3))
      try store.apply(Sample.goodRead(at: Sample.time(day: 4)))
      #expect(try store.changes(pendingOnly: true).map(\.reads) == [3])
      try read(store, day: 5, [Sample.change()])
      try read(store, day: 6)
      #expect(try store.changes(pendingOnly: true).map(\.reads) == [3, 2])
    }
  }

  @Test func `Two changes of one slot in one read count alike`() async throws {
    try await withStore { store in
      try read(store, day: 1, [Sample.change(.added), Sample.change(.removed)])
      try read(store, day: 2)
      #expect(try store.changes(pendingOnly: true).map(\.reads) == [2, 2])
    }
  }

  @Test func `A review is recorded once, by whoever came first`() async throws {
    try await withStore { store in
      let ids = try read(store, day: 1, [Sample.change(slot: "a"), Sample.change(slot: "b")])
      let review = Acceptance(by: "Ana", note: "called them", at: Sample.time(day: 2))
      #expect(try store.accept(ids: [ids[0], "999", "x", ""], acceptance: review) == [ids[0]])
      #expect(try store.changes(pendingOnly: true).map(\.id) == [ids[1]])
      let later = Acceptance(by: "Ben", at: Sample.time(day: 3))
      #expect(try store.accept(ids: ids, acceptance: later) == [ids[1]])
      let all = try store.changes(pendingOnly: false)
      #expect(all.map(\.state) == [.accepted, .accepted] && all.map(\.acceptance) == [review, later])
    }
  }

  @Test func `A removal that had to be confirmed says when the fact was really last seen`() async throws {
    try await withStore { store in
      try store.apply(Sample.baseline(facts: [Sample.phone()], at: Sample.time()))
      let number = try #require(try store.snapshot(of: "agency").facts.first?.number)
      var outcome = Sample.goodRead(at: Sample.time(day: 1))
      outcome.snapshot = SnapshotDecision()
      outcome.snapshot?.missing = [number]
      try store.apply(outcome)
      var removal = Sample.change(.removed)
      removal.conditions = Sample.phone().conditions
      removal.after = nil
      outcome = Sample.goodRead(at: Sample.time(day: 2))
      outcome.lastOldSeen = Sample.time(day: 1)
      outcome.snapshot = SnapshotDecision()
      outcome.snapshot?.retired = [number]
      outcome.snapshot?.changes = [removal]
      try store.apply(outcome)
      #expect(try store.changes(pendingOnly: true).map(\.lastOldSeen) == [Sample.time()])
      #expect(try store.snapshot(of: "agency").facts.isEmpty)
    }
  }

  @Test func `A change is backed by the document before it and the one after it`() async throws {
    try await withStore { store in
      func read(_ day: Int64, _ text: String, _ changes: [FactChange]) throws -> [String] {
        var outcome = Sample.goodRead(at: Sample.time(day: day))
        outcome.document = Sample.document(text, at: Sample.time(day: day))
        outcome.lastOldSeen = day == 0 ? nil : Sample.time(day: day - 1)
        outcome.snapshot = SnapshotDecision()
        outcome.snapshot?.changes = changes
        return try store.apply(outcome)
      }
      let first = try read(0, "old", [Sample.change(.added, slot: "x")])
      let second = try read(1, "new", [Sample.change()])
      _ = try read(2, "newer", [])
      let evidence = try store.evidence(of: second[0])
      #expect(evidence.before?.body == Array("old".utf8) && evidence.after?.body == Array("new".utf8))
      let start = try store.evidence(of: first[0])
      #expect(start.before == nil && start.after?.body == Array("old".utf8))
      let unknown = try store.evidence(of: "77")
      #expect(unknown.before == nil && unknown.after == nil)
    }
  }
}
