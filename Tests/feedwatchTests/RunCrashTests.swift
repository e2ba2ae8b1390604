import Foundation
import Model
import Storage
import Support
import Testing
import Text

/// Whole runs that die at random instants. FEEDWATCH_RUN_KILLS sets how many (3), of a fleet of FEEDWATCH_RUN_SOURCES (60).
@Suite struct RunCrashTests {
  private static let kills = TestSetting.number("FEEDWATCH_RUN_KILLS", 3)
  private static let sources = TestSetting.number("FEEDWATCH_RUN_SOURCES", 60)

  private static let notifiers = """
    notify:
      - {id: archive, file: 'digests/{run}.json', format: json, limit: 100000}
      - {id: office, pipe: [./mail.sh], timeout: 10m, limit: 100000, from: a@agency.example, to: [b@agency.example]}

    """

  @Test func `Runs killed at any instant lose no change, and repeat only what can be told by its Message-ID`()
    async throws
  {
    let fleet = Fleet(feeds: Self.sources * 9 / 10, pages: Self.sources / 10)
    let configuration = fleet.sources(", baseline: announce") + Self.notifiers
    try await Workbench.open(configuration, handler: fleet.answer) { bench in
      try bench.script("mail.sh", "mkdir -p mails; cat > mails/$$.part && mv mails/$$.part mails/$$.eml\n")
      var whole = try await Self.timeOfRun(bench)
      for round in 0..<Self.kills {
        for (index, path) in fleet.paths.enumerated() where (index + round) % 5 == 0 { fleet.edit(path) }
        whole = try await Self.kill(bench, after: .random(in: 0...(whole * 1.1))) ?? whole
        try Self.checkStore(bench)
        _ = try await bench.feedwatch("accept", "--all")
      }
      #expect(try await bench.feedwatch("run").exitCode == 0)
      try Self.checkAnnouncements(bench, fleet)
      try await Self.checkChanges(bench, fleet)
      try Self.checkMails(bench, fleet)
    }
  }

  private static func timeOfRun(_ bench: Workbench) async throws -> Double {
    let start = ContinuousClock.now
    #expect(try await bench.feedwatch("run").exitCode == 0)
    return start.duration(to: .now) / .seconds(1)
  }

  /// Starts a run and kills it after so many seconds; gives the time it took where it was done before.
  private static func kill(_ bench: Workbench, after seconds: Double) async throws -> Double? {
    let start = ContinuousClock.now
    let run = try ProgramRun.start(["run"], in: bench.folder)
    try await Task.sleep(for: .seconds(seconds))
    run.signal(SIGKILL)
    let ended = try await run.finish()
    #expect([0, -SIGKILL].contains(ended.exitCode), "\(ended)")
    return ended.exitCode == 0 ? min(seconds, start.duration(to: .now) / .seconds(1)) : nil
  }

  private static func checkStore(_ bench: Workbench) throws {
    let store = try SQLiteStore.open(path: bench.file("state/feedwatch.db").path, mode: .readWrite)
    defer { store.close() }
    #expect(try store.damage() == nil)
  }

  /// Contents of the digests that were written, oldest first.
  private static func digests(_ bench: Workbench) throws -> [JSONValue] {
    let names = try FileManager.default.contentsOfDirectory(atPath: bench.file("digests").path)
    return try names.filter { $0.hasSuffix(".json") }.sorted().map {
      try #require(JSONValue(parsing: bench.text("digests/" + $0)))
    }
  }

  /// Every entry was told, and in one digest alone.
  private static func checkAnnouncements(_ bench: Workbench, _ fleet: Fleet) throws {
    let told = try digests(bench).flatMap {
      $0.at("entries")?.array?.compactMap { $0.at("id")?.string } ?? []
    }
    let written = fleet.paths.filter { $0.hasPrefix("/feed-") }.flatMap { path in
      (0...fleet.edition(of: path)).map { Fleet.entry(path, $0) }
    }
    #expect(told.sorted() == written.sorted())
  }

  /// Every change that history knows was told, they join up, and the last is what the page says.
  private static func checkChanges(_ bench: Workbench, _ fleet: Fleet) async throws {
    let told = Set(
      try digests(bench).flatMap { $0.at("changes")?.array?.compactMap { $0.at("after")?.string } ?? [] })
    let history = try await bench.json("history").at("changes")?.array ?? []
    for path in fleet.paths where path.hasPrefix("/page-") {
      var value = Fleet.phone(path, 0)
      for change in history where change.at("source")?.string == String(path.dropFirst()) {
        #expect(change.at("before")?.string == value)
        value = try #require(change.at("after")?.string)
        #expect(told.contains(value), "\(path): \(value) was not told")
      }
      #expect(value == Fleet.phone(path, fleet.edition(of: path)))
    }
  }

  /// Mails that came twice are the same to the byte; no two with one Message-ID differ. Together they tell every entry.
  private static func checkMails(_ bench: Workbench, _ fleet: Fleet) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: bench.file("mails").path)
    var messages: [Substring: String] = [:]
    for name in names where name.hasSuffix(".eml") {
      let message = bench.text("mails/" + name).replacing("\r\n", with: "\n")
      let id = try #require(message.split(separator: "\n").first { $0.hasPrefix("Message-ID: ") })
      #expect(messages[id] ?? message == message)
      messages[id] = message
    }
    let told = messages.values.map { $0.replacing("=\n", with: "").split { $0.isWhitespace } }
    let words = Set(told.joined().joined(separator: " ").split(separator: " ").map(String.init))
    for path in fleet.paths where path.hasPrefix("/feed-") {
      for edition in 0...fleet.edition(of: path) {
        let link = "https://agency.example/news/" + Fleet.entry(path, edition)
        #expect(words.contains(link), "\(link) stands in no mail")
      }
    }
  }
}
