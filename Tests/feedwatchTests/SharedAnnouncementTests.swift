import Foundation
import Model
import Support
import Testing

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
}
