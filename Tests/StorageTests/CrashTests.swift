import Foundation
import GRDB
import Model
import Storage
import Support
import Testing
import Text

/// Processes that die while they write; FEEDWATCH_KILLS sets how many (10).
struct CrashTests {
  private static let kills = TestSetting.number("FEEDWATCH_KILLS", 10)
  /// The helper lies beside the test bundle.
  private static let writer = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appendingPathComponent("StoreWriter")

  /// A started writer, and the files that hold what it prints.
  private struct Writer {
    let program: SpawnedProgram
    let output: URL
    let errors: URL

    init(_ folder: URL, rounds: Int, limit: Int? = nil) throws {
      (output, errors) = (folder.appendingPathComponent("out"), folder.appendingPathComponent("err"))
      for file in [output, errors] { try Data().write(to: file) }
      program = try SpawnedProgram(
        CrashTests.writer.path, [folder.path + "/store.db", "\(rounds)"] + (limit.map { ["\($0)"] } ?? []),
        in: folder, output: output.path, errors: errors.path)
    }

    /// Waits for its end; the last round it acknowledged, where there was one.
    func lastRound() throws -> Int? {
      program.wait()
      return try String(contentsOf: output, encoding: .utf8).split(separator: "\n").last.flatMap { Int($0) }
    }

    func kill() {
      program.signal(SIGKILL)
      program.wait()
    }
  }

  /// Everything in the store says one number; gives it.
  private func checkedRound(_ path: String) throws -> Int {
    let database = try DatabaseQueue(path: path)
    #expect(try database.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") } == "ok")
    try database.close()
    let store = try SQLiteStore.open(path: path, mode: .readWrite)
    guard let record = try store.records()["agency"] else { return 0 }
    let round = try #require(Int(record.etag ?? ""))
    #expect(try store.snapshot(of: "agency").facts.map(\.fact.value.text) == ["\(round)"])
    #expect(try store.changes(pendingOnly: false).map(\.change.after) == (1...round).map { "\($0)" })
    #expect(try store.announcements(of: "agency").count == round && record.entries == round)
    #expect(try store.document(of: "agency")?.body.starts(with: "\(round) ".utf8) == true)
    let told = try store.items(for: "office", composedSince: Timestamp(seconds: 0), before: .max)
    let waiting = try store.waitingItems(for: "office")
    #expect(told.count + waiting.count == round && waiting.count <= 1)
    return round
  }

  @Test func `A process killed at any instant leaves a whole store, and loses nothing that it had stored`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/store.db"
      for _ in 0..<Self.kills {
        let writer = try Writer(folder, rounds: 1_000_000)
        try await Task.sleep(for: .milliseconds(Int.random(in: 5...250)))
        writer.kill()
        let acknowledged = try writer.lastRound()
        try RunLock.acquire(storePath: path).release()
        guard FileManager.default.fileExists(atPath: path) else { continue }
        guard acknowledged != nil else { continue }
        let round = try checkedRound(path)
        #expect((acknowledged ?? 0)...((acknowledged ?? 0) + 1) ~= round)
      }
    }
  }

  @Test func `A file-size limit, like a full disk, is an error and loses nothing`() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/store.db"
      let writer = try Writer(folder, rounds: 1_000_000, limit: 900_000)
      let acknowledged = try writer.lastRound()
      #expect(writer.program.end == 74)
      let message = try String(contentsOf: writer.errors, encoding: .utf8)
      #expect(message.hasPrefix("store \(path): "))
      let round = try checkedRound(path)
      #expect(round >= 1 && (acknowledged ?? 0)...((acknowledged ?? 0) + 1) ~= round)
      #expect(try Writer(folder, rounds: 3).lastRound() == round + 3)
    }
  }

  @Test func `Two writers at once: the second is told who holds the store`() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/store.db"
      let writer = try Writer(folder, rounds: 1_000_000)
      defer { writer.kill() }
      try await waitUntil { FileManager.default.fileExists(atPath: path) }
      #expect(throws: StorageError.locked(path: path, pid: writer.program.pid)) {
        try RunLock.acquire(storePath: path)
      }
    }
  }

  @Test func `Readers see whole rounds while a process writes`() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/store.db"
      _ = try Writer(folder, rounds: 1).lastRound()
      let writer = try Writer(folder, rounds: 1_000_000)
      defer { writer.kill() }
      await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<4 {
          group.addTask {
            for _ in 0..<25 {
              let store = try SQLiteStore.open(path: path, mode: .readOnly)
              let known = try store.facts(of: "agency", at: nil).map(\.fact.fact.value.text)
              #expect(known.count == 1)
              let changes = try store.changes(pendingOnly: true)
              #expect(changes.map(\.id) == (1...max(1, changes.count)).map { "\($0)" })
            }
          }
        }
      }
    }
  }
}
