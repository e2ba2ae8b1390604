import Foundation
import Model
import Support
import Testing
import Text

@Suite struct SourcesTests {
  private static let sources = """
    # What the office watches.
    sources:
      - id: news            # the newsroom
        kind: feed
        url: SERVER/news
        tags: [news]
      - {id: contact, kind: page, url: "SERVER/contact", tags: [contact, office]}   # by hand
      - id: old
        kind: page
        url: SERVER/old
        enabled: false      # moved away

    """

  @Test func `the list says of each source whether it is on, and where it stands`() async throws {
    try await Workbench.open(Self.sources) { bench in
      let list = try await bench.json("sources", "list")
      #expect(list.at("sources")?.array?.count == 3)
      #expect(list.at("sources.0.id")?.string == "news")
      #expect(list.at("sources.2.enabled") == .bool(false))
      #expect(list.integer("sources.0.line") == 6)
      let text = try await bench.feedwatch("sources", "--tag", "office")
      #expect(text.exitCode == 0)
      #expect(text.output.contains("contact") && !text.output.contains("news"))
    }
  }

  @Test func `a source is turned off and on again and the rest of the file stays as it was`() async throws {
    try await Workbench.open(Self.sources) { bench in
      let before = bench.text("feedwatch.yaml")
      let off = try await bench.feedwatch("sources", "disable", "news", "contact")
      #expect(off.exitCode == 0, "\(off.errors)")
      let after = bench.text("feedwatch.yaml")
      #expect(after.contains("  - id: news            # the newsroom\n    enabled: false\n    kind: feed\n"))
      #expect(after.contains("  - {enabled: false, id: contact, kind: page"))
      #expect(after.contains("# What the office watches.") && after.contains("# by hand"))
      let list = try await bench.json("sources")
      #expect(list.at("sources.1.enabled") == .bool(false))
      let on = try await bench.feedwatch("sources", "enable", "news", "contact", "old")
      #expect(on.exitCode == 0, "\(on.errors)")
      let again = bench.text("feedwatch.yaml").replacing("    enabled: true\n", with: "")
        .replacing("enabled: true, ", with: "").replacing(
          "enabled: true      #", with: "enabled: false      #")
      #expect(again == before)
    }
  }

  @Test func `a source of the catalogue is turned off in its own file`() async throws {
    try await Workbench.open("catalogue: [\"more/*.yaml\"]\n") { bench in
      try FileManager.default.createDirectory(at: bench.file("more"), withIntermediateDirectories: true)
      let text = "sources:\r\n- id: far\r\n  kind: page\r\n  url: https://agency.example/\r\n  tags: [a]\r\n"
      try text.write(to: bench.file("more/far.yaml"), atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o600], ofItemAtPath: bench.file("more/far.yaml").path)
      let run = try await bench.feedwatch("sources", "disable", "--tag", "a")
      #expect(run.exitCode == 0, "\(run.errors)")
      #expect(
        bench.text("more/far.yaml")
          == text.replacing("- id: far\r\n", with: "- id: far\r\n  enabled: false\r\n"))
      let mode = try FileManager.default.attributesOfItem(atPath: bench.file("more/far.yaml").path)
      #expect(mode[.posixPermissions] as? Int == 0o600)
      #expect(try FileManager.default.contentsOfDirectory(atPath: bench.file("more").path) == ["far.yaml"])
    }
  }

  @Test func `a source that does not exist, and no name at all, are usage errors`() async throws {
    try await Workbench.open(Self.sources) { bench in
      for arguments in [["disable", "none"], ["enable"], ["disable", "--tag", "nothing"]] {
        let run = try await ProgramRun.feedwatch(["sources"] + arguments, in: bench.folder)
        #expect(run.exitCode == 64, "\(arguments): \(run.errors)")
      }
    }
  }

  @Test func `what is exported can be imported elsewhere, tags included`() async throws {
    try await Workbench.open(Self.sources) { bench in
      let opml = try await bench.feedwatch("sources", "export")
      #expect(opml.exitCode == 0)
      #expect(opml.output.contains("type=\"rss\" xmlUrl=") && !opml.output.contains("/old"))
      try opml.output.write(to: bench.file("list.opml"), atomically: true, encoding: .utf8)
      try bench.configure("# empty\nsources:\n")
      let run = try await bench.feedwatch("sources", "import", "list.opml", "--tag", "new")
      #expect(run.exitCode == 0, "\(run.errors)")
      let list = try await bench.json("sources")
      #expect(list.at("sources")?.array?.count == 2)
      #expect(list.at("sources.1.tags") == ["new", "contact", "office"])
      #expect(list.at("sources.1.kind")?.string == "page")
      #expect(bench.text("feedwatch.yaml").contains("# empty"))
      let again = try await bench.feedwatch("sources", "import", "list.opml")
      #expect(again.exitCode == 0 && again.output.contains("nothing to add"))
      #expect(again.errors.contains("watched already as"))
    }
  }

  @Test func `a list from a feed reader is read with its folders, and hostile addresses are left out`()
    async throws
  {
    try await Workbench.open("") { bench in
      let opml = """
        <opml version="1.1"><body><outline text="Immigration &amp; more"><outline text="Agency" type="rss"
        xmlUrl="https://agency.example/a?b=1&amp;c=2"/><outline text="Passwd" type="rss" xmlUrl="file:///etc/passwd"/>
        </outline><outline title="Twice" xmlUrl="https://agency.example/a?b=1&amp;c=2"/></body></opml>
        """
      try opml.write(to: bench.file("list.opml"), atomically: true, encoding: .utf8)
      let run = try await bench.feedwatch("sources", "import", "list.opml", "--yes")
      #expect(run.exitCode == 0, "\(run.errors)")
      #expect(run.errors.contains("file:///etc/passwd: no https or http URL"))
      let list = try await bench.json("sources")
      #expect(list.at("sources")?.array?.count == 1)
      #expect(list.at("sources.0.url")?.string == "https://agency.example/a?b=1&c=2")
      #expect(list.at("sources.0.tags") == ["immigration & more"])
      try "<rss/>".write(to: bench.file("list.opml"), atomically: true, encoding: .utf8)
      let none = try await bench.feedwatch("sources", "import", "list.opml")
      #expect(none.exitCode == 65)
    }
  }

  @Test func `a list with an address that cannot be one brings the others`() async throws {
    try await Workbench.open("sources: []\n") { bench in
      let list = """
        <opml version="2.0"><body><outline text="A" xmlUrl="https://a.example/x y"/>
        <outline text="B" xmlUrl="https://b.example/feed"/></body></opml>
        """
      try list.write(to: bench.file("list.opml"), atomically: true, encoding: .utf8)
      let run = try await bench.feedwatch("sources", "import", "list.opml")
      #expect(run.exitCode == 0, "\(run)")
      #expect(bench.text("feedwatch.yaml").contains("https://b.example/feed"))
      #expect(!bench.text("feedwatch.yaml").contains("a.example"))
    }
  }

  @Test(.enabled(if: geteuid() == 0)) func `a changed file stays its owner's`() async throws {
    try await Workbench.open("sources:\n  - {id: a, kind: feed, url: SERVER/a}\n") { bench in
      chown(bench.file("feedwatch.yaml").path, 65534, 65534)
      let run = try await bench.feedwatch("sources", "disable", "a")
      #expect(run.exitCode == 0)
      var status = stat()
      #expect(stat(bench.file("feedwatch.yaml").path, &status) == 0)
      #expect(status.st_uid == 65534 && status.st_gid == 65534)
    }
  }

  @Test func `a list that is cut adds nothing of its last subscription, and is told to be cut`() async throws
  {
    try await Workbench.open("sources:\n") { bench in
      for (end, added) in [("<outline xmlUrl='https://b.exam", 1), ("", 1), ("</body></opml>", 1)] {
        try bench.configure("sources:\n")
        let list = "<opml version='2.0'><body><outline xmlUrl='https://a.example/feed'/>"
        try (list + end).write(to: bench.file("list.opml"), atomically: true, encoding: .utf8)
        let run = try await bench.feedwatch("sources", "import", "list.opml")
        #expect(run.output.contains("added \(added) source;"), "\(run.output)")
        #expect(
          run.errors.contains("list.opml: it ends in the middle") == !end.hasPrefix("</"), "\(run.errors)")
        #expect(run.exitCode == (end.hasPrefix("</") ? 0 : 65))
      }
    }
  }

  /// Ten thousand took minutes, for each was looked up among all before it, and the file taken apart for each.
  @Test func `a long list is imported in a moment, without what is no URL of a server`() async throws {
    try await Workbench.open("sources: [{id: a, kind: feed, url: SERVER/a}]\n") { bench in
      let outlines = (1...1_500).map { "<outline xmlUrl='https://agency.example/feed?\($0)'/>" }
      let long = "<outline xmlUrl='https://agency.example/\(String(repeating: "x", count: 9_000))'/>"
      try "<opml version='2.0'><body>\(long + outlines.joined())</body></opml>".write(
        to: bench.file("list.opml"), atomically: true, encoding: .utf8)
      let run = try await bench.feedwatch("sources", "import", "list.opml")
      #expect(run.output.contains("added 1500 sources"), "\(run.output.suffix(200)) \(run.errors)")
      #expect(run.processorTime < TestSetting.limit(seconds: 60))
      #expect(
        run.errors.contains("longer than 8000 bytes"))
    }
  }
}
