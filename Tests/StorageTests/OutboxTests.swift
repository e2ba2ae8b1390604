import Model
import Storage
import Testing
import Text

struct OutboxTests {
  private let news = AnnouncementNews(
    source: "agency", kind: .updated, announcement: Sample.entry(1), previousTitle: "Old",
    previousSummary: nil,
    alsoIn: ["b", "c"], seen: Sample.time())
  private let problem = Problem(source: "agency", kind: .blocked, detail: "a wall", since: Sample.time())
  private let recovery = Recovery(
    source: "agency", kind: .http, since: Sample.time(), until: Sample.time(day: 1))
  private let passage = SourceUnread(
    source: "agency", url: "https://agency.example.org/",
    unread: Unread(kind: "scripted-email", text: "write to us", section: ["A"]))

  /// A read that tells one of each sort to `office`, and the change to `archive` too.
  private func tellAll(_ store: SQLiteStore, day: Int64 = 0) throws {
    var outcome = Sample.goodRead(at: Sample.time(day: day), run: day)
    outcome.snapshot = SnapshotDecision()
    outcome.snapshot?.changes = [Sample.change()]
    outcome.tell = [
      .init(.change(0), notifiers: ["office", "archive"]), .init(.news(news), notifiers: ["office"]),
      .init(.problem(problem), notifiers: ["office"]), .init(.recovery(recovery), notifiers: ["office"]),
      .init(.unread(passage), notifiers: ["office"]), .init(.unread(passage), notifiers: []),
      .init(.change(9), notifiers: ["office"]),
    ]
    try store.apply(outcome)
  }

  private func delivery(_ notifier: String = "office", at: Timestamp = Sample.time()) -> Delivery {
    Delivery(
      notifier: notifier, messageID: "<1@example.org>", subject: "News", payload: Array("To: you\n\nHi".utf8),
      form: .mail, path: "/tmp/x", created: at)
  }

  @Test func `What is to be told waits for each notifier, as it was`() async throws {
    try await withStore { store in
      try tellAll(store)
      let items = try store.waitingItems(for: "office")
      let change = try store.changes(pendingOnly: false)[0]
      #expect(
        items.map(\.content) == [
          .change(change), .news(news), .problem(problem), .recovery(recovery), .unread(passage),
        ])
      #expect(items.allSatisfy { $0.notifier == "office" && $0.created == Sample.time() })
      #expect(try store.waitingItems(for: "archive").map(\.content) == [.change(change)])
      #expect(try store.waitingItems(for: "nobody").isEmpty)
    }
  }

  @Test func `Told items no longer wait, but what a day told can still be shown whole`() async throws {
    try await withStore { store in
      try tellAll(store)
      let items = try store.waitingItems(for: "office")
      var delivery = delivery()
      _ = try store.enqueue(delivery, telling: [items[0].number])
      #expect(try store.waitingItems(for: "office") == Array(items.dropFirst()))
      delivery.created = Sample.time(day: 1)
      _ = try store.enqueue(delivery, telling: [items[1].number])
      _ = try store.enqueue(delivery, telling: [items[2].number])
      #expect(
        try store.items(for: "office", composedSince: Sample.time(), before: .max) == Array(items.prefix(3)))
      #expect(
        try store.items(for: "office", composedSince: Sample.time(day: 1), before: .max) == [
          items[1], items[2],
        ])
      #expect(try store.items(for: "office", composedSince: Sample.time(day: 2), before: .max).isEmpty)
      #expect(try store.items(for: "archive", composedSince: Sample.time(), before: .max).isEmpty)
    }
  }

  @Test func `A delivery is sent with the same bytes at every try, until it is delivered`() async throws {
    try await withStore { store in
      var expected = delivery()
      expected.number = try store.enqueue(expected, telling: [])
      #expect(try store.pendingDeliveries() == [expected])
      try store.record(
        delivery: expected.number, state: .pending, at: Sample.time(second: 5), error: "exit 75",
        nextTry: Sample.time(second: 60))
      expected.attempts = 1
      expected.lastError = "exit 75"
      expected.nextTry = Sample.time(second: 60)
      #expect(try store.pendingDeliveries() == [expected])
      #expect(try store.outboxCounts() == (pending: 1, failed: 0))
      try store.record(
        delivery: expected.number, state: .delivered, at: Sample.time(second: 70), error: nil, nextTry: nil)
      #expect(try store.pendingDeliveries().isEmpty)
      #expect(try store.outboxCounts() == (pending: 0, failed: 0))
      let other = try store.enqueue(delivery(), telling: [])
      try store.record(
        delivery: other, state: .failed, at: Sample.time(), error: "no such user", nextTry: nil)
      #expect(try store.outboxCounts() == (pending: 0, failed: 1))
      #expect(try store.pendingDeliveries().map(\.number) == [other])
      #expect(other > expected.number)
      #expect(try store.deliveryCount("office", before: .max) == 2)
    }
  }

  @Test func `A mail that some have got keeps those it has yet to reach`() async throws {
    try await withStore { store in
      let number = try store.enqueue(delivery(), telling: [])
      try store.record(
        delivery: number, state: .pending, at: Sample.time(), error: "450", nextTry: nil,
        recipients: ["a@b.c", "d@e.f"], isGivenUp: false, path: nil)
      #expect(try store.pendingDeliveries().map(\.recipients) == [["a@b.c", "d@e.f"]])
      #expect(try store.lastRefusals().isEmpty)
      try store.record(
        delivery: number, state: .delivered, at: Sample.time(), error: "refused for g@h.i", nextTry: nil)
      #expect(try store.lastRefusals() == ["office": "refused for g@h.i"])
      let next = try store.enqueue(delivery(), telling: [])
      try store.record(delivery: next, state: .delivered, at: Sample.time(), error: nil, nextTry: nil)
      #expect(try store.lastRefusals().isEmpty)
    }
  }

  @Test func `A delivery that is composed anew keeps its Message-ID and what it tells`() async throws {
    try await withStore { store in
      try tellAll(store)
      let items = try store.waitingItems(for: "office")
      var anew = delivery()
      anew.number = try store.enqueue(anew, telling: [items[0].number])
      (anew.subject, anew.payload, anew.path) = ("another", Array("<html>".utf8), "/x/digest.html")
      try store.replace(anew)
      #expect(try store.pendingDeliveries() == [anew])
      #expect(try store.items(of: anew.number) == [items[0]])
    }
  }

  @Test func `A file that a later delivery was written to is known`() async throws {
    try await withStore { store in
      let (first, second) = (
        try store.enqueue(delivery(), telling: []), try store.enqueue(delivery(), telling: [])
      )
      #expect(try !store.isOvertaken(delivery: first, of: "office", path: "/x/a"))
      try store.record(
        delivery: second, state: .delivered, at: Sample.time(), error: nil, nextTry: nil, path: "/x/a")
      #expect(try store.isOvertaken(delivery: first, of: "office", path: "/x/a"))
      #expect(try !store.isOvertaken(delivery: first, of: "office", path: "/x/b"))
      #expect(try !store.isOvertaken(delivery: first, of: "archive", path: "/x/a"))
      #expect(try !store.isOvertaken(delivery: second, of: "office", path: "/x/a"))
    }
  }

  @Test func `What is given up stays in the outbox until somebody tries it again or drops it`() async throws {
    try await withStore { store in
      let number = try store.enqueue(delivery(), telling: [])
      try store.record(
        delivery: number, state: .failed, at: Sample.time(day: 5), error: "exit 1", nextTry: nil,
        recipients: [], isGivenUp: true, path: nil)
      #expect(try store.pendingDeliveries().map(\.givenUp) == [Sample.time(day: 5)])
      #expect(try store.outboxCounts() == (pending: 0, failed: 1))
      #expect(try store.retry(deliveries: [number, 99]) == [number])
      #expect(try store.pendingDeliveries().map(\.givenUp) == [nil])
      #expect(try store.outboxCounts() == (pending: 1, failed: 0))
      #expect(try store.drop(delivery: number, by: "A. Paralegal", at: Sample.time(day: 6)))
      #expect(try store.drop(delivery: number, by: "A. Paralegal", at: Sample.time(day: 6)) == false)
      #expect(try store.pendingDeliveries().isEmpty)
      #expect(try store.outboxCounts() == (pending: 0, failed: 0))
      #expect(try store.retry(deliveries: [number]).isEmpty)
    }
  }

  @Test func `A renamed notifier keeps what waits for it`() async throws {
    try await withStore { store in
      try tellAll(store)
      _ = try store.notifierTimes("office", at: Sample.time())
      _ = try store.enqueue(delivery(), telling: [])
      try store.setOutlet("pipe-1", of: "office")
      #expect(try store.notifierOutlets() == ["office": "pipe-1"])
      #expect(try store.waitingCounts() == ["office": 5, "archive": 1])
      try store.rename(notifier: "office", to: "desk", notes: [])
      #expect(try store.waitingCounts() == ["desk": 5, "archive": 1])
      #expect(try store.pendingDeliveries().map(\.notifier) == ["desk"])
      #expect(try store.notifierOutlets() == ["desk": "pipe-1"])
      #expect(try store.lastComposed("desk") == Sample.time())
    }
  }

  @Test func `A notifier is registered once and remembers its last digest`() async throws {
    try await withStore { store in
      #expect(try store.lastComposed("office") == nil)
      #expect(try store.notifierTimes("office", at: Sample.time()) == (Sample.time(), nil))
      #expect(try store.notifierTimes("office", at: Sample.time(day: 1)) == (Sample.time(), nil))
      _ = try store.enqueue(delivery(at: Sample.time(day: 2)), telling: [])
      #expect(
        try store.notifierTimes("office", at: Sample.time(day: 3)) == (Sample.time(), Sample.time(day: 2)))
      #expect(try store.lastComposed("office") == Sample.time(day: 2))
    }
  }

  @Test func `Problems begin, become another kind, and end`() async throws {
    try await withStore { store in
      func apply(_ day: Int64, began: ProblemKind?) throws {
        var outcome = Sample.goodRead(at: Sample.time(day: day))
        outcome.isGood = began == nil
        outcome.problemBegan = began.map {
          Problem(source: "agency", kind: $0, detail: "d", since: Sample.time(day: day))
        }
        if began == nil { outcome.recovery = recovery }
        try store.apply(outcome)
      }
      try apply(0, began: .http)
      try apply(1, began: .blocked)
      let open = try store.problems(since: Sample.time(day: 2))
      #expect(open.map(\.problem.kind) == [.blocked] && open[0].until == nil)
      try apply(3, began: nil)
      #expect(try store.problems(since: Sample.time(day: 4)).isEmpty)
      let all = try store.problems(since: Sample.time())
      #expect(all.map(\.problem.kind) == [.http, .blocked])
      #expect(all.map(\.until) == [Sample.time(day: 1), Sample.time(day: 3)])
    }
  }

  @Test func `Runs are numbered, and the last finished one is remembered`() async throws {
    try await withStore { store in
      let absent = try store.lastRun()
      #expect(absent == nil)
      let first = try store.beginRun(at: Sample.time())
      try store.finishRun(first, at: Sample.time(second: 3), summary: "{}")
      let second = try store.beginRun(at: Sample.time(day: 1))
      #expect(second == first + 1)
      let last = try #require(try store.lastRun())
      #expect(last == (finished: Sample.time(second: 3), summary: "{}"))
    }
  }

  @Test func `A note replaces the former one`() async throws {
    try await withStore { store in
      try store.setNote("robots:a", value: "old", at: Sample.time())
      try store.setNote("robots:a", value: "", at: Sample.time(day: 1))
      let note = try #require(try store.note("robots:a"))
      #expect(note == (value: "", at: Sample.time(day: 1)))
      #expect(try store.note("robots:b") == nil)
    }
  }
}
