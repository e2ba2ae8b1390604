import Foundation
import Model
import Support
import Testing
import Text

@Suite struct AddProofTests {
  static let configuration = "# my notes\nsources:\n  - {id: a, kind: page, url: SERVER/a}   # kept\n"

  @Test func aProvedSourceIsAppendedAndAllElseStays() async throws {
    try await Workbench.open(Self.configuration) { bench in
      bench.server["/contact"] = [.page(Site.contact())]
      let before = bench.text("feedwatch.yaml")
      let run = try await bench.feedwatch("add", bench.server.url("/contact"), "--tag", "forms")
      #expect(run.exitCode == 0)
      let after = bench.text("feedwatch.yaml")
      #expect(after.hasPrefix(before))
      #expect(try await bench.json("status").at("sources")?.array?.count == 2)
      let again = try await bench.feedwatch("add", bench.server.url("/contact"))
      #expect(again.exitCode == 65)
      #expect(bench.text("feedwatch.yaml") == after)
    }
  }

  @Test func aFileWithLineEndsOfAnotherSystemIsAppendedTo() async throws {
    try await Workbench.open(Self.configuration) { bench in
      bench.server["/contact"] = [.page(Site.contact())]
      let text = bench.text("feedwatch.yaml").replacing("\n", with: "\r\n")
      try text.write(to: bench.file("feedwatch.yaml"), atomically: true, encoding: .utf8)
      #expect(try await bench.feedwatch("add", bench.server.url("/contact")).exitCode == 0)
      #expect(try await bench.json("status").at("sources")?.array?.count == 2)
    }
  }

  @Test func whatCannotBeWatchedIsNotAppended() async throws {
    try await Workbench.open(Self.configuration) { bench in
      bench.server["/empty"] = [.page("")]
      bench.server["/wall"] = [
        .status(503, "<title>Just a moment...</title>", headers: [("Content-Type", "text/html")])
      ]
      bench.server["/script"] = [
        .page("<title>App</title><noscript>Enable JavaScript to use this app.</noscript><div id=root></div>")
      ]
      let before = bench.text("feedwatch.yaml")
      for (path, code, word) in [
        ("/empty", 65, "malformed"), ("/wall", 69, "blocked"), ("/script", 65, "needs-script"),
        ("/none", 69, "http"),
      ] {
        let run = try await bench.feedwatch("add", bench.server.url(path))
        #expect(run.exitCode == code)
        #expect(run.errors.contains(": \(word): "))
        #expect(run.errors.split(separator: "\n").count == 1)
      }
      #expect(bench.text("feedwatch.yaml") == before)
    }
  }
}
