import Model
import Pipeline
import Storage
import Text

/// What `status` shows.
struct StatusReport {
  /// A source and what is remembered of it.
  struct Line {
    var source: Source
    var record: SourceRecord?

    /// new, ok, failing, blocked, suspect, gone or disabled.
    var state: String { SourceState(source, record).rawValue }

    var hasProblem: Bool { source.isEnabled && record?.problem != nil }
  }

  var lines: [Line]
  var outbox: (pending: Int, failed: Int)
  var lastRun: Timestamp?
  private var delays: [Delay] = []

  /// Why digests of one notifier do not arrive, or not everywhere.
  struct Delay {
    var notifier: String
    var error: String
    var isConfigured: Bool

    var text: String {
      "notifier \(notifier): \(error)" + (isConfigured ? "" : " (not in the configuration any more)")
    }
  }

  /// Reads the store; without one, every source is new.
  init(_ settings: Settings) throws(StorageError) {
    let store: SQLiteStore
    do {
      store = try SQLiteStore.open(path: settings.storePath, mode: .readOnly)
    } catch .missing {
      lines = settings.sources.map { Line(source: $0) }
      (outbox, lastRun) = ((0, 0), nil)
      return
    }
    let records = try store.records()
    lines = settings.sources.map { Line(source: $0, record: records[$0.id]) }
    outbox = try store.outboxCounts()
    lastRun = try store.lastRun()?.finished
    delays = try Self.delays(store, configured: Set(settings.notifiers.map(\.id)))
  }

  private static func delays(
    _ store: any SnapshotStore, configured: Set<String>
  ) throws(StorageError) -> [Delay] {
    let waiting = try store.pendingDeliveries().compactMap { delivery in
      delivery.lastError.map { (delivery.notifier, delivery.givenUp == nil ? $0 : "given up: \($0)") }
    }
    let left = try store.waitingCounts().filter { !configured.contains($0.key) }.sorted { $0.key < $1.key }
    let refusals = try store.lastRefusals().sorted { $0.key < $1.key }
    let all =
      waiting + refusals.map { ($0.key, "delivered to some only: \($0.value)") }
      + left.map { ($0.key, "\(counted($0.value, "thing")) to tell") }
    return all.map { Delay(notifier: $0.0, error: $0.1, isConfigured: configured.contains($0.0)) }
  }

  var hasProblem: Bool { lines.contains { $0.hasProblem } }

  /// `{sources: […], outbox, last_run}`.
  var json: JSONValue {
    [
      "sources": .array(lines.map(json)),
      "outbox": [
        "pending": .integer(Int64(outbox.pending)), "failed": .integer(Int64(outbox.failed)),
        "errors": .array(delays.map { ["notifier": .string($0.notifier), "error": .string($0.error)] }),
      ],
      "last_run": JSONValue(lastRun),
    ]
  }

  private func json(_ line: Line) -> JSONValue {
    let record = line.record
    let problem: JSONValue =
      record?.problem.map {
        ["kind": .string($0.kind.rawValue), "detail": .string($0.detail), "since": JSONValue($0.since)]
      } ?? .null
    return [
      "id": .string(line.source.id.rawValue), "kind": .string(line.source.kind.rawValue),
      "url": .string(PublicURL.of(line.source.url)), "title": JSONValue(line.source.title ?? record?.title),
      "state": .string(line.state), "last_good": JSONValue(record?.lastGood),
      "next_due": JSONValue(record?.nextDue), "entries": JSONValue(record?.entries ?? 0),
      "facts": JSONValue(record?.facts ?? 0), "problem": problem,
      "moved_to": JSONValue(record?.movedTo.map(PublicURL.of)),
    ]
  }

  /// A table for people, the problems in words under it.
  func text(now: Timestamp, isPlain: Bool = false) -> TerminalText {
    var table = TextTable(["source", "state", "last good read", "next due", "entries", "facts"])
    for line in lines {
      let record = line.record
      table.add([
        line.source.id.rawValue, line.state,
        record?.lastGood.map { $0.age(at: now) } ?? "never",
        line.source.isEnabled ? Self.due(record?.nextDue, now: now) : "-",
        String(record?.entries ?? 0), String(record?.facts ?? 0),
      ])
    }
    var text = table.text(isPlain: isPlain)
    let problems = lines.filter(\.hasProblem)
    if !problems.isEmpty { text += "\n" }
    for line in problems {
      guard let problem = line.record?.problem else { continue }
      let words = "\(problem.kind.rawValue) since \(problem.since.minuteText): \(problem.detail)"
      text += Console.fitted("\(problem.source): \(words)", isPlain: isPlain) + "\n"
    }
    for line in lines where line.source.isEnabled {
      guard let moved = line.record?.movedTo else { continue }
      let words = "moved for good to \(PublicURL.of(moved)); change its url"
      text += Console.fitted("\(line.source.id): \(words)", isPlain: isPlain) + "\n"
    }
    if outbox.pending + outbox.failed > 0 {
      let words = "outbox: \(outbox.pending) waiting, \(outbox.failed) failed (feedwatch outbox)"
      text += "\n" + Console.fitted(words, isPlain: isPlain) + "\n"
    } else if !delays.isEmpty {
      text += "\noutbox: empty\n"
    }
    for delay in delays { text += "  " + Console.fitted(delay.text, isPlain: isPlain, used: 2) + "\n" }
    return text + "\n"
      + Console.paragraph("last run: " + (lastRun.map { $0.minuteText } ?? "never"), isPlain: isPlain)
  }

  private static func due(_ due: Timestamp?, now: Timestamp) -> String {
    guard let due, due > now else { return "now" }
    return "in " + now.age(at: due).replacing("just now", with: "a minute")
  }
}
