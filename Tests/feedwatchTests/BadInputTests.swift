import Foundation
import Model
import Support
import Testing
import Text

@Suite struct BadInputTests {
  static let configuration = "sources:\n  - {id: news, kind: feed, url: SERVER/news.xml}\n"

  @Test func aMissingConfigurationIsNamed() async throws {
    try await withTemporaryFolder { folder in
      let run = try await ProgramRun.feedwatch(["run"], in: folder)
      #expect(run.exitCode == 78)
      #expect(run.errors.contains("feedwatch init"))
      let named = try await ProgramRun.feedwatch(["run", "--config", "elsewhere.yaml"], in: folder)
      #expect(named.exitCode == 78)
      #expect(named.errors.contains("elsewhere.yaml"))
    }
  }

  @Test func anUnreadableConfigurationIsNamedWithItsLine() async throws {
    try await Workbench.open("sources:\n  - {id: news, kind: feed, urk: SERVER/news.xml}\n") { bench in
      let run = try await bench.feedwatch("run")
      #expect(run.exitCode == 78)
      #expect(run.errors.contains("feedwatch.yaml:"))
      #expect(run.errors.contains("url"))
      #expect(try await bench.feedwatch("diff").exitCode == 2)
    }
  }

  @Test func everyCommandBeginsALineOfTheConfigurationWithTheFile() async throws {
    try await Workbench.open("sources:\n  - {id: news, kind: feed, urk: x}\nnotfy: []\n") { bench in
      for arguments in [
        ["run"], ["status"], ["show"], ["diff"], ["check", "x.txt"], ["digest", "--preview"],
      ] {
        let run = try await ProgramRun.feedwatch(arguments, in: bench.folder)
        let lines = run.errors.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines.allSatisfy { $0.hasPrefix("feedwatch.yaml:") })
        #expect(lines.contains { $0.contains(":5: url: missing (") })
        #expect(lines.last?.contains(":6: notfy: unknown key (did you mean \"notify\"?)") == true)
      }
    }
  }

  @Test(arguments: ["https://me:s3cret@a.example/x", "htps:me:s3cret@a.example/x", "me:s3cret@a.example/x"])
  func aURLInPlaceOfAFileIsNamedWithoutItsPassword(url: String) async throws {
    try await Workbench.open("sources:\n") { bench in
      for arguments in [
        ["parse", url], ["extract", url], ["compare", url, url], ["parse", "--base-url", url], [url],
        ["run", url],
        ["run", "--config", url + "/feedwatch.yaml"],
      ] {
        let run = try await ProgramRun.feedwatch(arguments, in: bench.folder)
        #expect(run.exitCode != 0 && !run.errors.isEmpty && !run.errors.contains("s3cret"), "\(run.errors)")
      }
    }
  }

  @Test func aPageThatIsTooLongIsReadInPartAndADocumentThatIsTooLongIsNotChecked() async throws {
    try await Workbench.open("sources:\n  - {id: contact, kind: page, url: SERVER/contact}\n") { bench in
      bench.server["/contact"] = [.page(Site.contact())]
      _ = try await bench.feedwatch("run")
      let filler = String(repeating: "<!-- filler -->", count: 700_000)
      try (Site.contact() + filler).write(to: bench.file("long.html"), atomically: true, encoding: .utf8)
      let extract = try await bench.feedwatch("extract", "long.html")
      #expect(extract.exitCode == 0)
      #expect(extract.errors.contains("long.html: larger than 10 MB"))
      let compare = try await bench.feedwatch("compare", "long.html", "long.html")
      #expect(compare.exitCode == 0)
      #expect(compare.errors.contains("long.html: larger than 10 MB"))
      let check = try await bench.feedwatch("check", "long.html", "--format", "json")
      #expect(check.exitCode == 2)
      #expect(check.output.isEmpty)
      #expect(check.errors.contains("long.html: larger than 10 MB"))
    }
  }

  @Test func aDocumentThatIsNoFeedIsAProblemAndNothingIsLost() async throws {
    try await Workbench.open(Self.configuration) { bench in
      bench.server["/news.xml"] = [.ok(Site.rss([("1", "One", "First")]))]
      _ = try await bench.feedwatch("run")
      bench.server["/news.xml"] = [.page("<html><body><p>Hello</p></body></html>")]
      let run = try await bench.feedwatch("run", "--format", "json")
      #expect(run.exitCode == 75)
      #expect(JSONValue(parsing: run.output)?.at("problems.0.kind")?.string == "not-a-feed")
      #expect(try await bench.json("status").integer("sources.0.entries") == 1)
    }
  }

  @Test func aStoreThatIsNoDatabaseIsLeftAsItIs() async throws {
    try await Workbench.open(Self.configuration) { bench in
      try FileManager.default.createDirectory(at: bench.file("state"), withIntermediateDirectories: true)
      let text = String(repeating: "my notes\n", count: 200)
      try text.write(to: bench.file("state/feedwatch.db"), atomically: true, encoding: .utf8)
      bench.server["/news.xml"] = [.ok(Site.rss([("1", "One", "First")]))]
      let run = try await bench.feedwatch("run")
      #expect([73, 74].contains(run.exitCode))
      #expect(run.errors.split(separator: "\n").count == 1)
      #expect(run.errors.contains("feedwatch.db"))
      #expect(bench.text("state/feedwatch.db") == text)
      #expect(try await bench.feedwatch("diff").exitCode == 2)
    }
  }

  @Test func anUnknownSourceIsAUsageError() async throws {
    try await Workbench.open(Self.configuration) { bench in
      let run = try await bench.feedwatch("run", "--source", "nwes")
      #expect(run.exitCode == 64)
      #expect(run.errors.contains("nwes"))
      #expect(try await bench.feedwatch("run", "--sauce", "news").exitCode == 64)
    }
  }

  @Test func aStateThatDoesNotExistIsAUsageErrorAndNeverGoodNews() async throws {
    try await Workbench.open(Self.configuration) { bench in
      bench.server["/news.xml"] = [.ok(Site.rss([("1", "One", "First")]))]
      _ = try await bench.feedwatch("run")
      let run = try await bench.feedwatch("diff", "--state", "ZZ")
      #expect(run.exitCode == 64)
      #expect(run.errors.contains("ZZ"))
      #expect(try await bench.feedwatch("diff", "--state", "pr").exitCode == 0)
    }
  }
}
