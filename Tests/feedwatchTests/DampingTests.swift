import Foundation
import Support
import Testing
import Text

/// What comes and goes by itself is told as often as a person wants to read it.
@Suite struct DampingTests {
  private static let configuration = """
    sources:
      - {id: news, kind: feed, url: SERVER/news.xml}
      - {id: contact, kind: page, url: SERVER/contact}
    notify:
      - {id: archive, file: "digests/{run}.json", format: json}

    """

  /// The digests so far, in order.
  private func digests(_ bench: Workbench) throws -> [JSONValue] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: bench.file("digests").path)) ?? []
    return names.sorted().compactMap { JSONValue(parsing: bench.text("digests/\($0)")) }
  }

  private func open(_ body: (Workbench) async throws -> Void) async throws {
    try await Workbench.open(Self.configuration) { bench in
      bench.server["/news.xml"] = [.ok(Site.rss([("1", "One", "First")]))]
      bench.server["/contact"] = [.page(Site.contact())]
      _ = try await bench.feedwatch("run")
      try await body(bench)
    }
  }

  @Test(arguments: [500, 503, 429])
  func `a server that fails at every other reading is named by run and told to nobody`(status: Int)
    async throws
  {
    try await open { bench in
      let good = LoopbackAnswer.ok(Site.rss([("1", "One", "First")]))
      for _ in 0..<3 {
        bench.server["/news.xml"] = [.status(status)]
        #expect(try await bench.json("run").at("problems.0.kind")?.string == "http")
        #expect(try await bench.feedwatch("status").exitCode == 1)
        bench.server["/news.xml"] = [good]
        _ = try await bench.feedwatch("run")
      }
      #expect(try digests(bench).isEmpty)
    }
  }

  @Test func `a second failed reading in a row is told once, and so is its end`() async throws {
    try await open { bench in
      bench.server["/news.xml"] = [.status(502)]
      for _ in 0..<4 { _ = try await bench.feedwatch("run") }
      bench.server["/news.xml"] = [.ok(Site.rss([("1", "One", "First")]))]
      for _ in 0..<2 { _ = try await bench.feedwatch("run") }
      let told = try digests(bench)
      #expect(told.map { $0.at("problems")?.array?.count } == [1, 0])
      #expect(told.map { $0.at("recoveries")?.array?.count } == [0, 1])
    }
  }

  @Test func `a feed that becomes a web page is told as one that was a feed`() async throws {
    try await open { bench in
      bench.server["/news.xml"] = [.page(Site.maintenance)]
      for _ in 0..<3 { _ = try await bench.feedwatch("run") }
      let told = try digests(bench)
      #expect(told.count == 1 && told[0].at("problems.0.kind")?.string == "not-a-feed")
      #expect(
        told.first?.at("problems.0.detail")?.string?.hasPrefix("answers with a web page since 20") == true)
    }
  }

  @Test(arguments: [404, 410, 403])
  func `what does not pass by itself is told at once`(status: Int) async throws {
    try await open { bench in
      bench.server["/news.xml"] = [.status(status)]
      _ = try await bench.feedwatch("run")
      #expect(try digests(bench).map { $0.at("problems.0.source")?.string } == ["news"])
    }
  }

  @Test func `a value that goes to and fro is told three times, and another one at once`() async throws {
    try await open { bench in
      let numbers = ["800-555-0177", "800-555-0142"]
      for round in 0..<8 {
        bench.server["/contact"] = [.page(Site.contact(phone: numbers[round % 2]))]
        #expect(try await bench.json("run").integer("changes") == 1)
      }
      let told = try digests(bench)
      #expect(told.count == 3)
      bench.server["/contact"] = [.page(Site.contact(phone: "800-555-0111"))]
      _ = try await bench.feedwatch("run")
      let more = try digests(bench)
      #expect(more.count == 4 && more[3].at("changes.0.after")?.string == "+18005550111")
    }
  }

  @Test func `a value that stayed for four readings and changes again is told`() async throws {
    try await open { bench in
      for phone in ["800-555-0177", "800-555-0142", "800-555-0177", "800-555-0142"] {
        bench.server["/contact"] = [.page(Site.contact(phone: phone))]
        _ = try await bench.feedwatch("run")
      }
      for _ in 0..<4 { _ = try await bench.feedwatch("run") }
      bench.server["/contact"] = [.page(Site.contact(phone: "800-555-0177"))]
      _ = try await bench.feedwatch("run")
      #expect(try digests(bench).last?.at("changes.0.after")?.string == "+18005550177")
      #expect(try digests(bench).count == 4)
    }
  }
}
