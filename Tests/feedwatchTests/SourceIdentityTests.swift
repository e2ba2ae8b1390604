import Foundation
import Model
import Support
import Testing

/// Sources that change their names or addresses in the configuration.
@Suite struct SourceIdentityTests {
  private static func sources(_ lines: String...) -> String {
    "sources:\n" + lines.map { "  - {\($0)}\n" }.joined()
      + "notify:\n  - {id: archive, file: digest.json, format: json}\n"
  }

  @Test func `Names passed on in a row and swapped keep their histories and tell nothing`() async throws {
    let (a, b) = ("kind: page, url: SERVER/a", "kind: page, url: SERVER/b")
    try await Workbench.open(Self.sources("id: one, \(a)", "id: two, \(b)")) { bench in
      bench.server["/a"] = [.page(Site.contact())]
      bench.server["/b"] = [.page(Site.contact(phone: "202-555-0111"))]
      _ = try await bench.feedwatch("run")
      for (first, second) in [("two", "one"), ("three", "two"), ("two", "four")] {
        try bench.configure(Self.sources("id: \(first), \(a)", "id: \(second), \(b)"))
        let run = try await bench.json("run")
        #expect(run.integer("sources.baseline") == 0 && run.integer("changes") == 0)
        #expect(run.integer("sources.unchanged") == 2)
        let facts = try await bench.json("show", first)
        #expect(facts.at("facts.0.value")?.string == "+18005550142")
      }
      #expect(bench.text("digest.json").isEmpty)
    }
  }

  @Test func `A new address is asked at once, without what the old one's server said`() async throws {
    let old = "id: news, kind: feed, every: 1h, url: SERVER/old"
    try await Workbench.open(Self.sources(old)) { bench in
      bench.server["/old"] = [.ok(Site.rss([("1", "One", "First")]), etag: "\"same\""), .status(410)]
      _ = try await bench.feedwatch("run")
      _ = try await bench.feedwatch("run", "--all")
      #expect(try await bench.json("status").at("sources.0.state")?.string == "gone")
      let entries = Site.rss([("2", "Two", "Second"), ("1", "One", "First")])
      bench.server["/new"] = [.ok(entries, etag: "\"same\"")]
      try bench.configure(Self.sources(old.replacing("/old", with: "/new")))
      let run = try await bench.json("run")
      #expect(run.integer("sources.read") == 1 && run.integer("entries.new") == 1)
      let status = try await bench.json("status")
      #expect(status.at("sources.0.state")?.string == "ok")
      #expect(status.at("sources.0.url")?.string?.hasSuffix("/new") == true)
    }
  }

  @Test func `A tag that no source has is a usage error`() async throws {
    try await Workbench.open(Self.sources("id: news, kind: feed, url: SERVER/news, tags: [alerts]")) {
      bench in
      let run = try await bench.feedwatch("run", "--tag", "alert")
      #expect(run.exitCode == 64)
      #expect(run.errors.contains("\"alert\"") && run.errors.contains("alerts"))
    }
  }
}
