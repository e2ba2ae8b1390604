import Foundation
import GRDB
import Support
import Testing
import Text

/// A store of the version whose facts were texts: what waits for review, and what was reviewed, stays.
@Suite struct OldStoreTests {
  private static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures/store-of-texts")

  private func open(_ body: (Workbench) async throws -> Void) async throws {
    try await Workbench.open("") { bench in
      try """
      store: feedwatch.db
      defaults: {every: 0s}
      sources:
        - {id: contact, kind: page, url: "file:contact.html"}
        - {id: filing, kind: page, url: "file:filing.html"}
      """.write(to: bench.file("feedwatch.yaml"), atomically: true, encoding: .utf8)
      for page in ["contact.html", "filing.html"] {
        try text(page, bench).write(to: bench.file(page), atomically: true, encoding: .utf8)
      }
      let queue = try DatabaseQueue(path: bench.file("feedwatch.db").path)
      let sql = try text("store.sql", bench)
      try await queue.writeWithoutTransaction { try $0.execute(sql: sql) }
      try queue.close()
      try await body(bench)
    }
  }

  private func text(_ name: String, _ bench: Workbench) throws -> String {
    try String(contentsOf: Self.fixtures.appendingPathComponent(name), encoding: .utf8)
      .replacing("FOLDER/current", with: bench.folder.path)
  }

  @Test(arguments: ["diff", "history", "show"])
  func `Facts, changes and reviews are printed as before`(command: String) async throws {
    try await open { bench in
      // What only reads does not bring a store up to date.
      #expect(try await bench.feedwatch("gc").exitCode == 0)
      let run = try await bench.feedwatch(command, "--format", "json")
      #expect(try run.output == text(command + ".json", bench))
      #expect(run.exitCode == (command == "diff" ? 1 : 0))
    }
  }

  @Test func `Changes are accepted under their ids`() async throws {
    try await open { bench in
      #expect(try await bench.feedwatch("accept", "2", "16", "--by", "Bo").exitCode == 0)
      let history = try await bench.json("history")
      let accepted = history.at("changes")?.array?.filter { $0.at("state")?.string == "accepted" } ?? []
      #expect(accepted.compactMap { $0.at("id")?.string } == ["1", "2", "3", "16"])
      #expect(accepted.compactMap { $0.at("accepted.by")?.string } == ["Ana", "Bo", "Ana", "Bo"])
      let pending = try await bench.json("diff").at("pending")?.array ?? []
      #expect(!pending.contains { ["2", "16"].contains($0.at("id")?.string) } && !pending.isEmpty)
    }
  }

  @Test func `The same documents tell only the removal that waited for its second reading`() async throws {
    try await open { bench in
      let run = try await bench.json("run")
      #expect(run.integer("changes") == 1 && run.integer("sources.failed") == 0)
      let removed = try await bench.json("history").at("changes")?.array?.last
      #expect(removed?.at("kind")?.string == "removed" && removed?.at("before")?.string == "+12025550188")
      // Other bytes, so that the pages are read and compared once more.
      for page in ["contact.html", "filing.html"] {
        try (bench.text(page) + "\n<!-- published anew -->\n").write(
          to: bench.file(page), atomically: true, encoding: .utf8)
      }
      let again = try await bench.json("run")
      #expect(again.integer("sources.read") == 2 && again.integer("changes") == 0)
    }
  }
}
