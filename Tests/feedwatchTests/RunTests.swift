import Foundation
import Model
import Support
import Testing
import Text

@Suite struct RunTests {
  static let configuration = """
    sources:
      - {id: news, kind: feed, url: SERVER/news.xml, title: Agency news}
      - {id: contact, kind: page, url: SERVER/contact, title: Contact page}
    notify:
      - {id: archive, file: digest.json, format: json}
      - {id: plain, file: digest.txt}
    """

  @Test func theFirstRunIsASilentBaseline() async throws {
    try await Workbench.open(Self.configuration) { bench in
      bench.server["/news.xml"] = [.ok(Site.rss([("1", "One", "First")]))]
      bench.server["/contact"] = [.page(Site.contact())]
      let run = try await bench.json("run")
      #expect(run.integer("sources.baseline") == 2)
      #expect(run.integer("sources.read") == 2)
      #expect(run.integer("changes") == 0)
      #expect(run.integer("entries.new") == 0)
      #expect(run.integer("deliveries.delivered") == 0)
      #expect(!FileManager.default.fileExists(atPath: bench.file("digest.json").path))
      #expect(try await bench.feedwatch("diff").exitCode == 0)
    }
  }

  @Test func theSecondRunFindsExactlyTheChanges() async throws {
    try await Workbench.open(Self.configuration) { bench in
      bench.server["/news.xml"] = [.ok(Site.rss([("1", "One", "First")]))]
      bench.server["/contact"] = [.page(Site.contact())]
      _ = try await bench.feedwatch("run")
      bench.server["/news.xml"] = [.ok(Site.rss([("2", "Two", "Second"), ("1", "One", "First, corrected")]))]
      bench.server["/contact"] = [.page(Site.contact(phone: "1 (800) 555-0177"))]
      let run = try await bench.json("run")
      #expect(run.integer("changes") == 1)
      #expect(run.integer("entries.new") == 1)
      #expect(run.integer("entries.updated") == 1)
      let digest = try #require(JSONValue(parsing: bench.text("digest.json")))
      #expect(digest.at("changes")?.array?.count == 1)
      #expect(digest.at("changes.0.before")?.string == "+18005550142")
      #expect(digest.at("changes.0.after")?.string == "+18005550177")
      #expect(
        digest.at("entries")?.array?.compactMap { $0.at("kind")?.string }.sorted() == ["new", "updated"])
      let diff = try await bench.feedwatch("diff", "--format", "json")
      #expect(diff.exitCode == 1)
      #expect(JSONValue(parsing: diff.output)?.at("pending.0.kind")?.string == "changed")
      let accepted = try await bench.feedwatch("accept", "--all", "--by", "A. Person", "--note", "seen")
      #expect(accepted.exitCode == 0)
      #expect(try await bench.feedwatch("diff").exitCode == 0)
      let history = try await bench.json("history")
      #expect(history.at("changes.0.state")?.string == "accepted")
      #expect(history.at("changes.0.accepted.by")?.string == "A. Person")
    }
  }

  @Test func aSourceHasOneNameEverywhere() async throws {
    try await Workbench.open(
      Self.configuration.replacing("title: Contact page", with: "title: The agency in person")
        .replacing("digest.json, format: json", with: "digest.md")
    ) { bench in
      bench.server["/news.xml"] = [.ok(Site.rss([("1", "One", "First")]))]
      bench.server["/contact"] = [.page(Site.contact())]
      _ = try await bench.feedwatch("run")
      bench.server["/contact"] = [.page(Site.contact(phone: "800-555-0177"))]
      _ = try await bench.feedwatch("run")
      for arguments in [["diff"], ["history"], ["show", "contact"]] {
        let run = try await ProgramRun.feedwatch(arguments, in: bench.folder)
        #expect(run.output.contains("The agency in person"))
        #expect(!run.output.contains("Contact us\n"))
      }
      #expect(bench.text("digest.txt").contains("The agency in person"))
      #expect(bench.text("digest.md").contains("The agency in person"))
    }
  }

  @Test func anUnchangedDocumentIsNotParsedAgain() async throws {
    try await Workbench.open(Self.configuration) { bench in
      bench.server["/news.xml"] = [.ok(Site.rss([("1", "One", "First")]), etag: "\"a\"")]
      bench.server["/contact"] = [.page(Site.contact())]
      _ = try await bench.feedwatch("run")
      let run = try await bench.json("run")
      #expect(run.integer("sources.unchanged") == 2)
      #expect(run.integer("sources.read") == 0)
      let asked = try #require(bench.server.requests(for: "/news.xml").last)
      #expect(asked["If-None-Match"] == "\"a\"")
    }
  }

  @Test func `a source by name with --all is asked for its whole document`() async throws {
    try await Workbench.open(Self.configuration) { bench in
      bench.server["/news.xml"] = [.ok(Site.rss([("1", "One", "First")]), etag: "\"a\"")]
      bench.server["/contact"] = [.page(Site.contact())]
      _ = try await bench.feedwatch("run")
      _ = try await bench.feedwatch("run", "--source", "news")
      _ = try await bench.feedwatch("run", "--source", "news", "--all")
      let asked = bench.server.requests(for: "/news.xml").map { $0["If-None-Match"] }
      #expect(asked == [nil, "\"a\"", nil])
    }
  }

  @Test func oneSourceThatFailsDoesNotStopTheOthers() async throws {
    try await Workbench.open(Self.configuration) { bench in
      bench.server["/news.xml"] = [.ok(Site.rss([("1", "One", "First")]))]
      bench.server["/contact"] = [.page(Site.contact())]
      _ = try await bench.feedwatch("run")
      bench.server["/news.xml"] = [.status(404)]
      bench.server["/contact"] = [.page(Site.contact(phone: "800-555-0177"))]
      let first = try await bench.feedwatch("run", "--format", "json")
      #expect(first.exitCode == 75)
      let report = try #require(JSONValue(parsing: first.output))
      #expect(report.integer("changes") == 1)
      #expect(report.at("problems.0.kind")?.string == "http")
      #expect(report.at("problems.0.first") == .bool(true))
      let digest = try #require(JSONValue(parsing: bench.text("digest.json")))
      #expect(digest.at("problems.0.source")?.string == "news")
      #expect(digest.at("changes")?.array?.count == 1)
      let second = try await bench.json("run")
      #expect(second.at("problems.0.first") == .bool(false))
      #expect(second.integer("deliveries.delivered") == 0)
      #expect(try await bench.feedwatch("status").exitCode == 1)
    }
  }

  @Test func aMaintenancePageIsAProblemAndTheComparisonGoesOnWithTheLastGoodPage() async throws {
    try await Workbench.open(Self.configuration) { bench in
      bench.server["/news.xml"] = [.ok(Site.rss([("1", "One", "First")]))]
      bench.server["/contact"] = [.page(Site.contact())]
      _ = try await bench.feedwatch("run")
      bench.server["/contact"] = [.page(Site.maintenance)]
      let bad = try await bench.json("run")
      #expect(bad.integer("changes") == 0)
      #expect(bad.at("problems.0.kind")?.string == "suspect")
      bench.server["/contact"] = [.page(Site.contact(phone: "800-555-0177"))]
      let good = try await bench.json("run")
      #expect(good.integer("changes") == 1)
      let digest = try #require(JSONValue(parsing: bench.text("digest.json")))
      #expect(digest.at("changes.0.before")?.string == "+18005550142")
      #expect(digest.at("changes.0.after")?.string == "+18005550177")
      #expect(digest.at("recoveries.0.source")?.string == "contact")
    }
  }

  @Test func aSecondRunAtTheSameTimeIsTurnedAway() async throws {
    let configuration = """
      sources:
        - {id: news, kind: feed, url: SERVER/news.xml, baseline: announce}
      notify:
        - {id: slow, pipe: [./slow.sh], timeout: 600s, from: a@agency.example, to: [b@agency.example]}
      """
    try await Workbench.open(configuration) { bench in
      bench.server["/news.xml"] = [.ok(Site.rss([("1", "One", "First")]))]
      try bench.script("slow.sh", "touch begun; while [ ! -e go ]; do sleep 0.05; done; cat > sent.eml\n")
      let first = try ProgramRun.start(["run"], in: bench.folder)
      try await waitUntil { FileManager.default.fileExists(atPath: bench.file("begun").path) }
      let second = try await bench.feedwatch("run")
      #expect(second.exitCode == 75)
      #expect(second.errors.contains(String(first.pid)))
      try Data().write(to: bench.file("go"))
      #expect(try await first.finish().exitCode == 0)
      #expect(bench.text("sent.eml").contains("Message-ID: "))
    }
  }

  @Test func whatIsNotDueIsNotAsked() async throws {
    let configuration = Self.configuration.replacing(
      "title: Agency news", with: "title: Agency news, every: 1h")
    try await Workbench.open(configuration) { bench in
      bench.server["/news.xml"] = [.ok(Site.rss([("1", "One", "First")]))]
      bench.server["/contact"] = [.page(Site.contact())]
      _ = try await bench.feedwatch("run")
      let second = try await bench.json("run")
      #expect(second.integer("sources.skipped") == 1)
      #expect(bench.server.requests(for: "/news.xml").count == 1)
      _ = try await bench.feedwatch("run", "--all")
      #expect(bench.server.requests(for: "/news.xml").count == 2)
      _ = try await bench.feedwatch("run", "--source", "news")
      #expect(bench.server.requests(for: "/news.xml").count == 3)
    }
  }
}
