import Foundation
import Model
import Support
import Testing
import Text

@Suite struct SharedAnnouncementTests {
  static let configuration = """
    sources:
      - {id: canals, kind: feed, url: SERVER/canals.xml, title: Canals}
      - {id: harbours, kind: feed, url: SERVER/harbours.xml, title: Harbours}
    notify:
      - {id: archive, file: digest.json, format: json}
    """

  private static func rss(_ items: [(guid: String, link: String, title: String)]) -> LoopbackAnswer {
    let items = items.map {
      "<item><guid isPermaLink=\"false\">\($0.guid)</guid><title>\($0.title)</title><link>\($0.link)</link></item>"
    }
    return .ok("<rss version=\"2.0\"><channel><title>News</title>\(items.joined())</channel></rss>")
  }

  /// Titles that a run tells after `harbours` has shown `new`; `canals` has shown its notice 101 a run before, or from the
  /// silent first reading on.
  private func told(
    _ new: (guid: String, link: String, title: String), isOfBaseline: Bool = false
  ) async throws -> [String] {
    var titles: [String] = []
    try await Workbench.open(Self.configuration) { bench in
      let known = Self.rss([("101", "https://canals.example/notices", "Lock 5 closes")])
      bench.server["/canals.xml"] = [isOfBaseline ? known : Self.rss([])]
      bench.server["/harbours.xml"] = [Self.rss([])]
      _ = try await bench.feedwatch("run")
      bench.server["/canals.xml"] = [known]
      _ = try await bench.feedwatch("run")
      try? FileManager.default.removeItem(at: bench.file("digest.json"))
      bench.server["/harbours.xml"] = [Self.rss([new])]
      _ = try await bench.feedwatch("run")
      let digest = JSONValue(parsing: bench.text("digest.json"))
      titles = digest?.at("entries")?.array?.compactMap { $0.at("title")?.string } ?? []
    }
    return titles
  }

  @Test func `Two agencies that number their notices alike are both told`() async throws {
    #expect(try await told(("101", "https://harbours.example/101", "Pier 2 opens")) == ["Pier 2 opens"])
    #expect(try await told(("101", "https://harbours.example/101", "Lock 5 closes")) == ["Lock 5 closes"])
  }

  @Test func `Notices that all lead to one page are told apart by their titles`() async throws {
    #expect(try await told(("7", "https://canals.example/notices", "Pier 2 opens")) == ["Pier 2 opens"])
  }

  @Test func `A notice that another source has shown is not told again`() async throws {
    #expect(
      try await told(("7", "http://www.canals.example/notices?utm_source=rss", "Lock 5 Closes")).isEmpty)
  }

  @Test func `A notice that the silent first reading of another source swallowed is told`() async throws {
    let notice = ("7", "https://canals.example/notices", "Lock 5 closes")
    #expect(try await told(notice, isOfBaseline: true) == ["Lock 5 closes"])
  }

  /// Titles in the digests of `notifier` that the last run wrote.
  private static func titles(_ bench: Workbench, _ notifier: String) -> [String] {
    let digest = JSONValue(parsing: bench.text("\(notifier).json"))
    try? FileManager.default.removeItem(at: bench.file("\(notifier).json"))
    return digest?.at("entries")?.array?.compactMap { $0.at("title")?.string } ?? []
  }

  private static let notice = ("1", "https://canals.example/1", "Lock 5 closes")

  /// Who is told of a notice of `canals` when `harbours` shows it too, where `after` is the configuration of the notifiers by
  /// then and `before` the one in which `canals` showed it.
  private func hearers(_ before: String..., after: String...) async throws -> [String] {
    func configuration(_ notifiers: [String]) -> String {
      """
      sources:
        - {id: canals, kind: feed, url: SERVER/canals.xml, tags: [canals]}
        - {id: harbours, kind: feed, url: SERVER/harbours.xml, tags: [harbours]}
      notify:

      """ + notifiers.map { "  - {format: json, \($0)}\n" }.joined()
    }
    var hearers: [String] = []
    try await Workbench.open(configuration(before)) { bench in
      bench.server["/canals.xml"] = [Self.rss([]), Self.rss([Self.notice])]
      bench.server["/harbours.xml"] = [Self.rss([]), Self.rss([]), Self.rss([]), Self.rss([Self.notice])]
      for _ in 1...2 { _ = try await bench.feedwatch("run") }
      #expect(Self.titles(bench, "archive") == ["Lock 5 closes"])
      _ = Self.titles(bench, "office")
      try bench.configure(configuration(after))
      for _ in 1...2 { _ = try await bench.feedwatch("run") }
      hearers = ["archive", "office"].filter { !Self.titles(bench, $0).isEmpty }
    }
    return hearers
  }

  private static let archive = "id: archive, file: archive.json"
  private static let office = "id: office, file: office.json"

  @Test func `A notifier that is new is told what the others heard under another source`() async throws {
    #expect(try await hearers(Self.archive, after: Self.archive, Self.office) == ["office"])
    #expect(try await hearers(Self.archive, Self.office, after: Self.archive, Self.office).isEmpty)
  }

  @Test func `A notifier whose tags or severity change is told what it has not heard`() async throws {
    let (harbours, both) = (Self.office + ", tags: [harbours]", Self.office + ", tags: [harbours, canals]")
    #expect(try await hearers(Self.archive, harbours, after: Self.archive, both) == ["office"])
    #expect(try await hearers(Self.archive, both, after: Self.archive, harbours).isEmpty)
    let critical = Self.office + ", severity: critical"
    #expect(try await hearers(Self.archive, critical, after: Self.archive, Self.office) == ["office"])
    // A notifier under a new name has heard what it heard under the old one.
    let renamed = Self.archive.replacing("id: archive", with: "id: shelf")
    #expect(try await hearers(Self.archive, after: renamed).isEmpty)
  }

  @Test func `What the silent first reading of a source swallowed that was a page before is told`()
    async throws
  {
    let feeds = Self.configuration
    let page = feeds.replacing("{id: canals, kind: feed", with: "{id: canals, kind: page")
    try await Workbench.open(page) { bench in
      bench.server["/canals.xml"] = [.page(Site.contact()), Self.rss([Self.notice])]
      bench.server["/harbours.xml"] = [Self.rss([]), Self.rss([]), Self.rss([Self.notice])]
      _ = try await bench.feedwatch("run")
      try bench.configure(feeds)
      #expect(try await bench.json("run").integer("entries.new") == 0)
      #expect(try await bench.json("run").integer("entries.new") == 1)
      #expect(Self.titles(bench, "digest") == ["Lock 5 closes"])
    }
  }
}
