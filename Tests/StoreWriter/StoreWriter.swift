import Foundation
import Model
import Storage
import Text

/// A process for the crash tests to kill: `StoreWriter STORE ROUNDS [BYTES]` takes the run lock, applies reads without end or
/// for a number of rounds, and prints the number of each round once it is stored. BYTES limits the size of its files.
///
/// Everything a round writes says the same number, so that a round that is stored in part shows.
@main struct StoreWriter {
  static func main() {
    do {
      let arguments = CommandLine.arguments
      let lock = try RunLock.acquire(storePath: arguments[1])
      let store = try SQLiteStore.open(path: arguments[1], mode: .readWriteCreate)
      if arguments.count > 3, let limit = rlim_t(arguments[3]) { limitFiles(to: limit) }
      let first = try store.records()["agency"].flatMap { Int($0.etag ?? "") } ?? 0
      for round in (first + 1)...(first + (Int(arguments[2]) ?? 1)) {
        try write(round, to: store)
        FileHandle.standardOutput.write(Data("\(round)\n".utf8))
      }
      lock.release()
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(error is StorageError ? 74 : 1)
    }
  }

  private static func limitFiles(to bytes: rlim_t) {
    var limit = rlimit(rlim_cur: bytes, rlim_max: bytes)
    setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
  }

  /// One read that changes everything, and one composed digest.
  private static func write(_ round: Int, to store: SQLiteStore) throws {
    let now = Timestamp(seconds: Int64(round) * 86_400)
    let run = try store.beginRun(at: now)
    try store.apply(try outcome(round, run: run, at: now, store))
    let items = try store.waitingItems(for: "office")
    let delivery = Delivery(
      notifier: "office", messageID: "<\(round)@example.org>", subject: "\(items.count)",
      payload: Array("\(round)".utf8), created: now)
    let number = try store.enqueue(delivery, telling: items.map(\.number))
    try store.record(delivery: number, state: .delivered, at: now, error: nil, nextTry: nil)
    try store.finishRun(run, at: now, summary: "\(round)")
  }

  private static func outcome(
    _ round: Int, run: Int64, at now: Timestamp, _ store: SQLiteStore
  ) throws -> ReadOutcome {
    var record = SourceRecord(id: "agency", kind: .page, url: "https://agency.example.org/")
    record.etag = "\(round)"
    record.lastGood = now
    var outcome = ReadOutcome(record: record, at: now, run: run)
    outcome.isGood = true
    outcome.document = document(round, at: now)
    var decision = SnapshotDecision()
    decision.retired = try store.snapshot(of: "agency").facts.map(\.number)
    decision.added = [Fact(channel: .phone, kind: "voice", text: "\(round)")]
    decision.changes = [
      FactChange(kind: .changed, channel: .phone, after: "\(round)", severity: .critical, slot: "phone")
    ]
    outcome.snapshot = decision
    var entries = AnnouncementDecision()
    entries.new = [Announcement(keys: ["id:\(round)"], id: "\(round)", title: "Notice \(round)")]
    outcome.entries = entries
    outcome.tell = [.init(.change(0), notifiers: ["office"])]
    return outcome
  }

  /// Some kilobytes that do not compress, so that the write-ahead log is folded back often.
  private static func document(_ round: Int, at now: Timestamp) -> StoredDocument {
    var body = Array("\(round) ".utf8)
    var state = UInt64(round) &* 0x9E37_79B9_7F4A_7C15 | 1
    for _ in 0..<4_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      body.append(UInt8(state >> 56))
    }
    return StoredDocument(
      source: "agency", url: "https://agency.example.org/", fetched: now, status: 200, headers: [],
      hash: (0..<32).map { UInt8(truncatingIfNeeded: round >> ($0 % 4 * 8)) }, body: body)
  }
}
