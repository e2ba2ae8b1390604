import Foundation
import GRDB
import Model
import Storage
import Support
import Synchronization
import Testing

struct OpeningTests {
  /// A store with one fact and one change; closed.
  private func makeStore(_ path: String) throws {
    let store = try SQLiteStore.open(path: path, mode: .readWriteCreate)
    var outcome = Sample.baseline(facts: [Sample.phone()], at: Sample.time())
    outcome.snapshot?.changes = [Sample.change()]
    outcome.document = Sample.document(String(repeating: "page ", count: 2_000), at: Sample.time())
    try store.apply(outcome)
  }

  private func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

  /// Opening `path` in every mode but `except` is refused as unusable, with a word of `reason` in it.
  private func expectUnusable(
    _ path: String, _ reason: String, modes: [SQLiteStore.Mode] = [.readWriteCreate, .readWrite, .readOnly]
  ) {
    for mode in modes {
      let error = #expect(throws: StorageError.self) { try SQLiteStore.open(path: path, mode: mode) }
      guard case .unusable(let named, let text)? = error else {
        Issue.record("\(mode): \(String(describing: error))")
        continue
      }
      #expect(named == path && text.contains(reason))
    }
  }

  @Test func `A missing store is made for a run, and readers are told to run first`() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/a/b/store.db"
      for mode in [SQLiteStore.Mode.readOnly, .readWrite] {
        #expect(throws: StorageError.missing(path: path)) { try SQLiteStore.open(path: path, mode: mode) }
      }
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/a"))
      _ = try SQLiteStore.open(path: path, mode: .readWriteCreate)
      #expect(try SQLiteStore.open(path: path, mode: .readOnly).records().isEmpty)
    }
  }

  @Test func `An empty file is a store whose maker was stopped at once`() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/store.db"
      try Data().write(to: URL(fileURLWithPath: path))
      for mode in [SQLiteStore.Mode.readOnly, .readWrite] {
        #expect(throws: StorageError.missing(path: path)) { try SQLiteStore.open(path: path, mode: mode) }
      }
      #expect(try SQLiteStore.open(path: path, mode: .readWriteCreate).records().isEmpty)
    }
  }

  @Test func `A store whose making was cut short is made anew`() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/store.db"
      let queue = try DatabaseQueue(path: path)
      try await queue.write {
        try $0.execute(sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
      }
      try queue.close()
      for mode in [SQLiteStore.Mode.readOnly, .readWrite] {
        #expect(throws: StorageError.missing(path: path)) { try SQLiteStore.open(path: path, mode: mode) }
      }
      #expect(try SQLiteStore.open(path: path, mode: .readWriteCreate).records().isEmpty)
    }
  }

  @Test func `A file that is no database is refused and left alone`() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/notes.txt"
      let text = Data(String(repeating: "my notes\n", count: 500).utf8)
      try text.write(to: URL(fileURLWithPath: path))
      expectUnusable(path, "not a feedwatch store")
      #expect(try bytes(path) == text)
    }
  }

  @Test func `A database of another program is refused and left alone`() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/places.sqlite"
      let queue = try DatabaseQueue(path: path)
      try await queue.write { try $0.execute(sql: "CREATE TABLE places (url TEXT)") }
      try queue.close()
      let before = try bytes(path)
      expectUnusable(path, "not a feedwatch store")
      #expect(try bytes(path) == before)
    }
  }

  @Test func `A store of a newer version is refused and left alone`() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/store.db"
      try makeStore(path)
      let queue = try DatabaseQueue(path: path)
      try await queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = 999") }
      try queue.close()
      let before = try bytes(path)
      expectUnusable(path, "newer feedwatch (schema 999")
      #expect(try bytes(path) == before)
    }
  }

  @Test func `A folder in the store's place is named`() async throws {
    try await withTemporaryFolder { folder in expectUnusable(folder.path, "folder") }
  }

  @Test func `A folder that cannot be made is named`() async throws {
    try await withTemporaryFolder { folder in
      try Data().write(to: folder.appendingPathComponent("file"))
      #expect(throws: StorageError.cannotCreate(path: folder.path + "/file", reason: "not a directory")) {
        try SQLiteStore.open(path: folder.path + "/file/store.db", mode: .readWriteCreate)
      }
    }
  }

  @Test(arguments: [0, 1, 2, 3, 4, 5, 6, 7])
  func `A damaged store gives an error or a true answer, and is not written to`(seed: Int) async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/store.db"
      try makeStore(path)
      var damaged = try bytes(path)
      let start = seed == 0 ? 0 : 4096 * (damaged.count / 4096 * seed / 8) + 8
      for offset in start..<min(start + 3_000, damaged.count) {
        damaged[offset] = UInt8(truncatingIfNeeded: offset &* 167 &+ seed)
      }
      try damaged.write(to: URL(fileURLWithPath: path))
      do {
        let store = try SQLiteStore.open(path: path, mode: .readOnly)
        _ = try store.records()
        _ = try store.facts(of: nil, at: nil)
        _ = try store.changes(pendingOnly: false)
        _ = try store.document(of: "agency")
        _ = try store.waitingItems(for: "office")
      } catch let error as StorageError {
        guard case .unusable(_, let reason) = error else {
          Issue.record("\(error)")
          return
        }
        #expect(reason.contains("move it away"))
      }
      #expect(try bytes(path) == damaged)
    }
  }

  @Test func `A store cut in half is named as damaged`() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/store.db"
      try makeStore(path)
      let half = try bytes(path).prefix(8192)
      try half.write(to: URL(fileURLWithPath: path))
      let error = #expect(throws: StorageError.self) {
        let store = try SQLiteStore.open(path: path, mode: .readOnly)
        _ = try store.changes(pendingOnly: false)
        _ = try store.facts(of: nil, at: nil)
      }
      guard case .unusable? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }

  @Test func `A store in a read-only folder is read`() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/odd name %3f#?/store.db"
      try makeStore(path)
      let manager = FileManager.default
      let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
      try manager.setAttributes([.posixPermissions: 0o555], ofItemAtPath: parent)
      defer { try? manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: parent) }
      #expect(try SQLiteStore.open(path: path, mode: .readOnly).changes(pendingOnly: true).count == 1)
    }
  }

  /// Makes the store at `path` of the SQL in a fixture.
  private func restore(_ fixture: String, to path: String) async throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/\(fixture).sql")
    let sql = try String(contentsOf: file, encoding: .utf8)
    let queue = try DatabaseQueue(path: path)
    try await queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }

  @Test func `A store of version 1 is read and brought up to date`() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/store.db"
      try await restore("version-1", to: path)
      let store = try SQLiteStore.open(path: path, mode: .readWriteCreate)
      #expect(try store.records()["agency"]?.etag == "3")
      #expect(try store.snapshot(of: "agency").facts.map(\.fact.value.text) == ["3"])
      #expect(try store.changes(pendingOnly: true).map(\.change.after) == ["1", "2", "3"])
      #expect(try store.announcements(of: "agency").map(\.announcement.title).sorted().last == "Notice 3")
      #expect(try store.document(of: "agency")?.body.prefix(2) == Array("3 ".utf8)[...])
      #expect(try store.lastRun()?.summary == "3")
      #expect(try store.evidence(of: "2").after?.body.count == 4_002)
      try store.apply(Sample.goodRead("bureau", at: Sample.time()))
      #expect(try store.records().count == 2)
    }
  }

  @Test func `A store of version 6 keeps how documents end, changes and their reviews, and mails that wait`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/store.db"
      try await restore("version-6", to: path)
      let store = try SQLiteStore.open(path: path, mode: .readWriteCreate)
      let records = try store.records()
      let endings = records.mapValues { "\($0.ending.map { "\($0)" } ?? "-")" }
      #expect(
        endings == [
          "complete": "complete", "truncated": "complete", "first": "-", "open": "open", "rows": "inside",
        ])
      #expect(Set(records.values.filter(\.isIncomplete).map(\.id)) == ["truncated", "first"])
      #expect(records.values.filter(\.isBaselineOpen).map(\.id) == ["first"])
      #expect(records.values.allSatisfy { $0.tail == nil })
      let changes = try store.changes(pendingOnly: false)
      #expect(Set(changes.map(\.id)) == ["1", "2"])
      #expect(changes.first { $0.id == "1" }?.acceptance?.by == "ann")
      #expect(try store.changes(pendingOnly: true).map(\.id) == ["2"])
      let waiting = try store.pendingDeliveries()
      #expect(waiting.count == 3 && waiting.allSatisfy { $0.form == nil && !$0.payload.isEmpty })
      try store.apply(Sample.goodRead("bureau", at: Sample.time()))
    }
  }

  @Test func `A file that was cut within a page is refused and left as it is`() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/store.db"
      try makeStore(path)
      let whole = try bytes(path)
      for count in [1, 15, 17, 1_000, whole.count / 2 + 1, whole.count - 100, whole.count - 1] {
        try whole.prefix(count).write(to: URL(fileURLWithPath: path))
        expectUnusable(path, count < 18 ? "not a feedwatch store" : "damaged")
        #expect(try bytes(path) == whole.prefix(count))
      }
    }
  }

  @Test func `A store whose schema was written over is called damaged`() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/store.db"
      try makeStore(path)
      try await DatabaseQueue(path: path).write {
        try $0.execute(sql: "ALTER TABLE deliveries RENAME COLUMN subject TO subjecs")
      }
      let store = try SQLiteStore.open(path: path, mode: .readWrite)
      let error = #expect(throws: StorageError.self) { try store.pendingDeliveries() }
      guard case .unusable(path, let reason)? = error, reason.contains("damaged") else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }

  @Test func `Whoever waits for another program's transaction can be told to stop`() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/store.db"
      try makeStore(path)
      var configuration = Configuration()
      configuration.allowsUnsafeTransactions = true
      let other = try DatabaseQueue(path: path, configuration: configuration)
      try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
      let asked = Mutex(0)
      let store = try SQLiteStore.open(path: path, mode: .readWrite) {
        asked.withLock { asked in
          asked += 1
          return asked > 2
        }
      }
      #expect(throws: StorageError.self) { try store.setNote("a", value: "b", at: Sample.time()) }
      #expect(asked.withLock { $0 } == 3)
      try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    }
  }
}
