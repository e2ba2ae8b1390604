import Foundation
import Model
import Support
import Testing
import Text

/// `gc`, `backup` and `metrics_file`.
@Suite struct UpkeepTests {
  private static let configuration = """
    metrics_file: metrics/feedwatch.prom
    keep_documents: 0s
    sources:
      - {id: contact, kind: page, url: SERVER/contact}
      - {id: news, kind: feed, url: SERVER/news}
      - {id: off, kind: feed, url: SERVER/off, enabled: false}

    """

  /// Runs twice: the telephone number changes, and the feed fails.
  private func run(_ bench: Workbench) async throws {
    bench.server["/contact"] = [.page(Site.contact()), .page(Site.contact(phone: "800-555-0177"))]
    bench.server["/news"] = [.ok(Site.rss([("1", "One", "First")])), .status(503)]
    _ = try await bench.feedwatch("run")
    #expect(try await bench.feedwatch("run").exitCode == 75)
  }

  @Test func `The state after a run is written for Prometheus`() async throws {
    try await Workbench.open(Self.configuration) { bench in
      try await run(bench)
      let lines = bench.text("metrics/feedwatch.prom").split(separator: "\n").map(String.init)
      for line in [
        "feedwatch_last_run_complete 0", "feedwatch_last_run_sources{result=\"read\"} 1",
        "feedwatch_last_run_sources{result=\"failed\"} 1", "feedwatch_last_run_changes 1",
        "feedwatch_sources{state=\"ok\"} 1", "feedwatch_sources{state=\"failing\"} 1",
        "feedwatch_sources{state=\"disabled\"} 1", "feedwatch_problems{kind=\"http\"} 1",
        "feedwatch_problems{kind=\"tls\"} 0", "feedwatch_changes_pending 1",
        "# TYPE feedwatch_last_run_timestamp_seconds gauge",
      ] {
        #expect(lines.contains(line), "\(line)")
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: bench.file("metrics").path).count == 1)
    }
  }

  @Test func `Metrics that cannot be written are told, and the run is done all the same`() async throws {
    try await Workbench.open(Self.configuration) { bench in
      bench.server["/contact"] = [.page(Site.contact())]
      bench.server["/news"] = [.ok(Site.rss([("1", "One", "First")]))]
      try Data().write(to: bench.file("metrics"))
      let run = try await bench.feedwatch("run")
      #expect(run.exitCode == 75)
      #expect(run.errors.contains("metrics_file: ") && run.errors.split(separator: "\n").count == 1)
      #expect(try await bench.feedwatch("status").exitCode == 0)
    }
  }

  @Test func `Garbage collection keeps the facts, the changes and their documents`() async throws {
    try await Workbench.open(Self.configuration) { bench in
      try await run(bench)
      bench.server["/contact"] = ["One", "Two"].map { .page(Site.contact(phone: "800-555-0177") + $0) }
      for _ in 0..<2 { _ = try await bench.feedwatch("run") }
      let (facts, changes) = (try await bench.json("show"), try await bench.json("history"))
      let collected = try await bench.feedwatch("gc")
      #expect(collected.exitCode == 0 && collected.output == "removed 1 document\n")
      #expect(try await bench.json("show") == facts)
      #expect(try await bench.json("history") == changes)
      #expect(try await bench.feedwatch("gc").output == "removed 0 documents\n")
      #expect(try await bench.feedwatch("gc", "--keep", "soon").exitCode == 64)
    }
  }

  @Test func `A backup is a whole store, and never takes the place of a file`() async throws {
    try await Workbench.open(Self.configuration) { bench in
      try await run(bench)
      #expect(try await bench.feedwatch("backup", "copies/one.db").exitCode == 0)
      let history = try await bench.json("history")
      let again = try await bench.feedwatch("backup", "copies/one.db")
      #expect(again.exitCode == 73 && again.errors.contains("copies/one.db"))
      try FileManager.default.removeItem(at: bench.file("state"))
      try FileManager.default.moveItem(at: bench.file("copies"), to: bench.file("state"))
      try FileManager.default.moveItem(
        at: bench.file("state/one.db"), to: bench.file("state/feedwatch.db"))
      #expect(try await bench.json("history") == history)
    }
  }

  @Test func `Both work beside a run, and the run does not notice`() async throws {
    try await Workbench.open(Self.configuration) { bench in
      try await run(bench)
      let page = LoopbackAnswer.page(Site.contact(phone: "800-555-0188"))
      bench.server["/contact"] = [
        page.held { FileManager.default.fileExists(atPath: bench.file("copy.db").path) }
      ]
      bench.server["/news"] = [.ok(Site.rss([("2", "Two", "Second")]))]
      bench.server.forgetRequests()
      let beside = try ProgramRun.start(["run"], in: bench.folder)
      try await waitUntil { !bench.server.requests(for: "/contact").isEmpty }
      let collected = try await bench.feedwatch("gc")
      #expect(collected.exitCode == 0, "\(collected)")
      #expect(try await bench.feedwatch("backup", "copy.db").exitCode == 0)
      #expect(try await beside.finish().exitCode == 0)
      #expect(try await bench.json("history").at("changes")?.array?.count == 2)
    }
  }

  @Test func `Metrics are written also where nothing can be printed`() async throws {
    try await Workbench.open("metrics_file: feedwatch.prom\nsources: []\n") { bench in
      let command = "\"$0\" run > /dev/full"
      _ = try await ProgramRun.program("/bin/sh", ["-c", command, ProgramRun.binary.path], in: bench.folder)
      #expect(bench.text("feedwatch.prom").contains("feedwatch_"))
    }
  }

  @Test(arguments: ["9999999d", "٣d", "d", "-1d", "2026-01-01"])
  func `An age that is none is a usage error`(age: String) async throws {
    try await Workbench.open("sources: []\n") { bench in
      let run = try await bench.feedwatch("gc", "--keep=\(age)")
      #expect(run.exitCode == 64 && run.errors.hasPrefix("feedwatch: --keep \(age): not a time"))
    }
  }
}
