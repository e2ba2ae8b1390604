import Foundation
import Model
import Support
import Testing

/// Names and passwords in URLs: asked with, never shown.
@Suite struct CredentialTests {
  private static let secret = "hunter2"

  /// A URL of the bench's site, with a name and a password in it.
  private static func url(_ bench: Workbench, _ path: String) -> String {
    bench.server.url(path).replacing("http://", with: "http://ana:\(secret)@")
  }

  @Test(arguments: ["/contact", "/moved", "/news", "/nothing"])
  func `add shows no password, and writes it to the configuration`(path: String) async throws {
    try await Workbench.open("sources:\n") { bench in
      bench.server["/contact"] = [
        .page(
          Site.contact().replacing(
            "</main>", with: "<a href='\(Self.url(bench, "/news"))'>RSS</a></main>"))
      ]
      bench.server["/moved"] = [.redirect(to: Self.url(bench, "/contact"), status: 301)]
      bench.server["/news"] = [.ok(Site.rss([("1", "One", "Text")]))]
      let run = try await bench.feedwatch("add", Self.url(bench, path), "--yes")
      #expect(run.exitCode == (path == "/nothing" ? 69 : 0), "\(run.errors)")
      #expect(!(run.output + run.errors).contains(Self.secret), "\(run.output + run.errors)")
      #expect(bench.text("feedwatch.yaml").contains(Self.url(bench, path)) == (path != "/nothing"))
      let status = try await bench.feedwatch("run")
      #expect(!(status.output + status.errors).contains(Self.secret))
      let json = try await bench.feedwatch("status", "--format", "json")
      #expect(!json.output.contains(Self.secret), "\(json.output)")
    }
  }

  @Test func `add names a URL that it refuses without its password`() async throws {
    try await Workbench.open("sources:\n") { bench in
      bench.server["/contact"] = [.page(Site.contact())]
      let scheme = try await bench.feedwatch("add", "ftp://ana:\(Self.secret)@agency.example/")
      let words = try await bench.feedwatch("add", Self.url(bench, "/contact"), "--discover", "lunch menu")
      #expect(scheme.exitCode == 64 && words.exitCode == 65)
      for run in [scheme, words] {
        #expect(!(run.output + run.errors).contains(Self.secret), "\(run.output + run.errors)")
      }
    }
  }

  @Test func `sources import shows no password, and writes it to the configuration`() async throws {
    try await Workbench.open("sources:\n") { bench in
      let url = Self.url(bench, "/news")
      let bad = "http://ana:\(Self.secret)@agency.example:99999/"
      let opml = "<opml version='2.0'><body><outline type='rss' text='News' xmlUrl='\(url)'/>"
      try (opml + "<outline type='rss' text='Bad' xmlUrl='\(bad)'/></body></opml>").write(
        to: bench.file("list.opml"), atomically: true, encoding: .utf8)
      let run = try await bench.feedwatch("sources", "import", "list.opml", "--yes")
      #expect(run.exitCode == 0 && bench.text("feedwatch.yaml").contains(url), "\(run.errors)")
      #expect(!(run.output + run.errors).contains(Self.secret), "\(run.output + run.errors)")
    }
  }

  @Test func `links of announcements lose their passwords before anyone is told`() async throws {
    let formats = ["text", "html", "markdown", "json", "atom"]
    let configuration = """
      sources:
        - {id: news, kind: feed, url: SERVER/news, baseline: announce}
        - {id: list, kind: page, url: SERVER/list, baseline: announce, entries: {each: li}}
      notify:

      """ + formats.map { "  - {id: \($0), file: digest.\($0), format: \($0)}\n" }.joined()
    try await Workbench.open(configuration) { bench in
      let link = "https://ana:\(Self.secret)@agency.example/news"
      bench.server["/news"] = [
        .ok(
          "<rss version='2.0'><channel><title>News</title><item><title>One</title><link>\(link)/1</link></item></channel></rss>"
        )
      ]
      bench.server["/list"] = [
        .page(
          "<html><body><h1>Closings</h1><ul><li><a href='\(link)/2'>Two of them</a></li></ul></body></html>")
      ]
      for expected in [2, 0] {
        let run = try await bench.json("run")
        #expect(run.integer("entries.new") == expected && run.integer("entries.updated") == 0)
      }
      for format in formats {
        let digest = bench.text("digest.\(format)")
        #expect(digest.contains("agency.example/news/1") && !digest.contains(Self.secret), "\(format)")
      }
      let found = try await bench.feedwatch("search", "One", "--format", "json")
      #expect(found.output.contains("agency.example") && !found.output.contains(Self.secret))
    }
  }

  @Test(arguments: [
    ["run", "--source", "URL"], ["run", "--source=URL"], ["run", "--tag", "URL"], ["show", "URL"],
    ["history", "URL"], ["diff", "--source", "URL"], ["digest", "--notifier", "URL"], ["notify-test", "URL"],
    ["outbox", "--notifier", "URL"], ["search", "URL"], ["init", "URL"], ["report", "URL"],
    ["backup", "URL"],
    ["evidence", "URL"], ["accept", "URL"], ["run", "--config", "URL"], ["URL"],
  ])
  func `no command repeats the password of a URL that stands where none belongs`(arguments: [String])
    async throws
  {
    try await Workbench.open("sources:\n  - {id: a, kind: feed, url: SERVER/a}\n") { bench in
      bench.server["/a"] = [.ok(Site.rss([("1", "One", "Text")]))]
      _ = try await bench.feedwatch("run")
      let url = "https://ana:\(Self.secret)@agency.example/news"
      let given = arguments.map { $0.replacing("URL", with: url) }
      let run = try await ProgramRun.feedwatch(given, in: bench.folder)
      #expect(!(run.output + run.errors).contains(Self.secret), "\(run.output + run.errors)")
      #expect((run.output + run.errors).contains("agency.example"), "\(run.output + run.errors)")
    }
  }
}
