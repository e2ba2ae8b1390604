import Foundation
import Model
import Support
import Testing
import Text

/// What waits for a notifier whose way out is exchanged goes the new way, in the form that it needs.
@Suite struct ChangedOutletTests {
  private static let mail = "from: a@agency.example, to: [b@agency.example]}"

  private static func configuration(_ outlet: String) -> String {
    """
    sources:
      - {id: news, kind: feed, url: SERVER/news, baseline: announce}
      - {id: contact, kind: page, url: SERVER/contact}
    notify:
      - {id: office, \(outlet)
    """
  }

  /// A workbench in which `outlet` has failed to take a digest, configured anew with `other`.
  private func exchanged(
    _ outlet: String, for other: String, body: (Workbench) async throws -> Void
  ) async throws {
    try await Workbench.open(Self.configuration(outlet)) { bench in
      bench.server["/news"] = [.ok(Site.rss([("1", "One", "First")]))]
      bench.server["/contact"] = [.page(Site.contact())]
      try Data().write(to: bench.file("blocked"))
      #expect(try await bench.feedwatch("run").exitCode == 75)
      try bench.configure(Self.configuration(other))
      try await body(bench)
    }
  }

  @Test func `A file that could not be written goes out as a mail`() async throws {
    let pipe = "pipe: [./mail.sh], timeout: 10m, \(Self.mail)"
    try await exchanged("file: 'blocked/{run}.txt'}", for: pipe) { bench throws in
      let id = try #require(try await bench.json("outbox").at("deliveries.0.message_id")?.string)
      try bench.script("mail.sh", "cat > one.eml; exit 75\n")
      #expect(try await bench.feedwatch("run").exitCode == 75)
      let first = bench.text("one.eml")
      #expect(first.hasPrefix("From: a@agency.example\nTo: b@agency.example\n"))
      #expect(first.contains("Message-ID: \(id)\n") && first.contains("One"))
      #expect(try await bench.json("outbox").at("deliveries.0.path") == .null)
      try bench.script("mail.sh", "cat > two.eml\n")
      #expect(try await bench.feedwatch("outbox", "--retry").exitCode == 0)
      #expect(bench.text("two.eml") == first)
    }
  }

  @Test func `A mail that nobody took is written as a page`() async throws {
    let pipe = "pipe: [/bin/false], timeout: 10m, \(Self.mail)"
    try await exchanged(pipe, for: "file: out/digest.html}") { bench throws in
      #expect(try await bench.feedwatch("run").exitCode == 0)
      let page = bench.text("out/digest.html")
      #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("One") && !page.contains("MIME-Version"))
    }
  }

  @Test func `A file of text becomes one of another format, and one of the day holds the whole day`()
    async throws
  {
    try await exchanged("file: 'blocked/{run}.txt'}", for: "file: 'out/{date}.json'}") { bench throws in
      bench.server["/news"] = [.ok(Site.rss([("2", "Two", "Second"), ("1", "One", "First")]))]
      #expect(try await bench.feedwatch("run").exitCode == 0)
      let names = try FileManager.default.contentsOfDirectory(atPath: bench.file("out").path)
      let days = names.map { JSONValue(parsing: bench.text("out/" + $0)) }
      #expect(!days.isEmpty && days.allSatisfy { $0?.at("entries") != nil })
      // One file, or two around midnight.
      let told = names.map { bench.text("out/" + $0) }.joined()
      #expect(told.contains("\"One\"") && told.contains("\"Two\""))
    }
  }

  @Test func `Digests that wait for files of their own become one file of the day`() async throws {
    let day = "file: 'out/{date}.txt'}"
    try await exchanged("file: 'blocked/{run}.txt'}", for: "file: 'blocked/{run}.txt'}") { bench throws in
      bench.server["/news"] = [.ok(Site.rss([("2", "Two", "Second"), ("1", "One", "First")]))]
      #expect(try await bench.feedwatch("run").exitCode == 75)
      #expect(try await bench.json("outbox").at("deliveries")?.array?.count == 2)
      try bench.configure(Self.configuration(day))
      #expect(try await bench.feedwatch("outbox", "--retry").exitCode == 0)
      let names = try FileManager.default.contentsOfDirectory(atPath: bench.file("out").path)
      let told = names.map { bench.text("out/" + $0) }.joined()
      #expect(told.contains("* One") && told.contains("* Two"), "\(told)")
    }
  }
}
