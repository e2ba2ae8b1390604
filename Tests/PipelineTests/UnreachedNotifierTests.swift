import Foundation
import Model
import Pipeline
import Support
import Testing
import Text

@testable import Storage

/// A notifier that takes nothing, and what the other one hears of it.
@Suite struct UnreachedNotifierTests {
  private func notifiers(_ givesUpAfter: Int64?) -> (URL) -> [Notifier] {
    { folder in
      var office = Notifier(
        id: "office", outlet: .pipe(command: ["/bin/sh", "-c", "echo queue full; exit 75"], timeout: 600),
        from: "feedwatch@agency.example", to: ["office@agency.example"])
      office.givesUpAfter = givesUpAfter
      let archive = Notifier(
        id: "archive", outlet: .file(path: folder.path + "/digest-{run}.json"), format: .json)
      return [office, archive]
    }
  }

  /// What each digest of the archive says about the office, oldest first.
  private func told(_ scenario: DigestScenario) throws -> [String] {
    try scenario.files("digest-").map { name in
      let undelivered = try #require(JSONValue(parsing: scenario.text(name))?.at("undelivered")?.array)
      return undelivered.map {
        "\($0["notifier"]?.string ?? "") \($0["given_up"] == .bool(true) ? "given up" : "late")"
      }
      .joined(separator: ", ")
    }
  }

  @Test func theOtherHearsOnceThatItIsLateAndOnceThatItIsGivenUp() async throws {
    try await DigestScenario.open(at: "2026-11-20T08:00:00Z", notifiers: notifiers(3 * 86_400)) { scenario in
      try scenario.announce("One")
      try await scenario.run()
      for hours in stride(from: 6, through: 96, by: 6) {
        scenario.now = scenario.now.adding(seconds: 6 * 3600)
        let tally = try await scenario.run()
        #expect(tally.pending == (hours < 72 ? 1 : 0) && tally.failed == (hours == 72 ? 1 : 0), "\(hours)")
      }
      #expect(try told(scenario) == ["", "office late", "office given up"])
      #expect(try scenario.store.outboxCounts().failed == 1)
    }
  }

  @Test func whatIsNeverGivenUpIsTriedAtEveryRun() async throws {
    try await DigestScenario.open(at: "2026-11-20T08:00:00Z", notifiers: notifiers(nil)) { scenario in
      try scenario.announce("One")
      for _ in 0..<10 {
        try await scenario.run()
        scenario.now = scenario.now.adding(seconds: 86_400)
      }
      #expect(try told(scenario) == ["", "office late"])
      let waiting = try scenario.store.pendingDeliveries()
      #expect(
        waiting.count == 1 && waiting[0].attempts == 10
          && waiting[0].lastError?.contains("queue full") == true)
    }
  }

  private static let crash = """
    CREATE TRIGGER crash BEFORE INSERT ON notes WHEN NEW.key LIKE 'unreached:%' BEGIN SELECT RAISE(ABORT, 'crash'); END
    """

  /// The digest that tells of it and the note that it was told are there together or not at all.
  @Test func whatACrashInterruptsIsToldOnce() async throws {
    try await DigestScenario.open(at: "2026-11-20T08:00:00Z", notifiers: notifiers(nil)) { scenario in
      try scenario.announce("One")
      try await scenario.run()
      scenario.now = scenario.now.adding(seconds: 2 * 86_400)
      try scenario.store.writing { try $0.execute(Self.crash) }
      await #expect(throws: StorageError.self) { try await scenario.run() }
      try scenario.store.writing { try $0.execute("DROP TRIGGER crash") }
      for _ in 1...2 { try await scenario.run() }
      #expect(try told(scenario) == ["", "office late"])
    }
  }

  @Test func whatAClockGaveUpThatWasFarAheadIsTriedAgainWhenItIsSetRight() async throws {
    try await DigestScenario.open(at: "2026-11-20T08:00:00Z", notifiers: notifiers(3 * 86_400)) { scenario in
      try scenario.announce("One")
      try await scenario.run()
      try scenario.turn(to: "2026-12-20T08:00:00Z")
      #expect(try await scenario.run().failed == 1)
      try scenario.turn(to: "2026-11-20T09:00:00Z")
      #expect(try await scenario.run().pending == 1)
      #expect(try scenario.store.pendingDeliveries().map(\.givenUp) == [nil])
    }
  }
}
