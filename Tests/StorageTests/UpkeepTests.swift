import Foundation
import Model
import Storage
import Support
import Testing

struct UpkeepTests {
  /// Ten days of pages, a new one each day; the change of day 5 is backed by days 4 and 5.
  private func fill(_ store: SQLiteStore) throws {
    for day in 0..<10 as Range<Int64> {
      var outcome = Sample.goodRead(at: Sample.time(day: day), run: day)
      outcome.document = Sample.document(text(day), at: Sample.time(day: day))
      outcome.lastOldSeen = day == 0 ? nil : Sample.time(day: day - 1)
      outcome.snapshot = SnapshotDecision()
      if day == 5 { outcome.snapshot?.changes = [Sample.change()] }
      try store.apply(outcome)
    }
  }

  private func text(_ day: Int64) -> String {
    var generator = SystemRandomNumberGenerator()
    return "day \(day) " + (0..<6_000).map { _ in String(generator.next() as UInt64, radix: 36) }.joined()
  }

  private func size(_ path: String) throws -> Int {
    try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
  }

  @Test
  func `Garbage collection keeps the newest document and those that back a change, and shrinks the file`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/store.db"
      // Closing folds the write-ahead log into the file.
      func closed<Result>(_ body: (SQLiteStore) throws -> Result) throws -> Result {
        try body(try SQLiteStore.open(path: path, mode: .readWriteCreate))
      }
      try closed(fill)
      let before = try size(path)
      let (evidence, newest) = try closed { (try $0.evidence(of: "1"), try $0.document(of: "agency")) }
      try closed {
        try $0.removeDocuments(before: Sample.time(day: 100))
        try $0.shrink()
      }
      let (kept, document) = try closed { (try $0.evidence(of: "1"), try $0.document(of: "agency")) }
      #expect(kept.before == evidence.before && kept.after == evidence.after && kept.before != nil)
      #expect(document == newest && newest != nil)
      #expect(try closed { try $0.changes(pendingOnly: true).count } == 1)
      #expect(try size(path) < before / 2)
    }
  }

  @Test func `Garbage collection leaves what is younger`() async throws {
    try await withStore { store in
      try fill(store)
      try store.removeDocuments(before: Sample.time(day: 0))
      try store.shrink()
      #expect(try store.evidence(of: "1").before != nil)
      #expect(try store.document(of: "agency")?.fetched == Sample.time(day: 9))
    }
  }

  @Test func `A delivered digest gives its bytes back, a pending one keeps them`() async throws {
    try await withStore { store in
      func enqueue(_ id: String) throws -> Int64 {
        try store.enqueue(
          Delivery(notifier: "n", messageID: id, subject: "s", payload: [1, 2, 3], created: Sample.time()),
          telling: [])
      }
      let delivered = try enqueue("a")
      _ = try enqueue("b")
      try store.record(delivery: delivered, state: .delivered, at: Sample.time(), error: nil, nextTry: nil)
      try store.removeDocuments(before: Sample.time(day: 1))
      try store.shrink()
      #expect(try store.pendingDeliveries().map(\.payload) == [[1, 2, 3]])
    }
  }

  @Test func `A backup is a store of its own, made beside a writer`() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/store.db"
      let store = try SQLiteStore.open(path: path, mode: .readWriteCreate)
      try fill(store)
      let reader = try SQLiteStore.open(path: path, mode: .readOnly)
      let copy = folder.path + "/copies/monday.db"
      try reader.backup(to: copy)
      try store.apply(Sample.goodRead("later", at: Sample.time(day: 20)))
      let restored = try SQLiteStore.open(path: copy, mode: .readWrite)
      #expect(try restored.changes(pendingOnly: false) == (try store.changes(pendingOnly: false)))
      #expect(try restored.document(of: "agency") == (try store.document(of: "agency")))
      #expect(try restored.records().count == 1)
      try restored.apply(Sample.goodRead("another", at: Sample.time(day: 21)))
      #expect(try restored.records().count == 2)
    }
  }

  @Test func `A backup takes no other file's place and leaves nothing half made`() async throws {
    try await withTemporaryFolder { folder in
      let store = try SQLiteStore.open(path: folder.path + "/store.db", mode: .readWriteCreate)
      let copy = folder.path + "/copy"
      try Data("mine".utf8).write(to: URL(fileURLWithPath: copy))
      #expect(throws: StorageError.self) { try store.backup(to: copy) }
      #expect(try String(contentsOfFile: copy, encoding: .utf8) == "mine")
      #expect(throws: StorageError.self) { try store.backup(to: folder.path + "/store.db/x") }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(Set(left).isSubset(of: ["store.db", "store.db-wal", "store.db-shm", "copy"]))
    }
  }
}
