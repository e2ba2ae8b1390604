import Foundation
import Model
import Support
import Testing
import Text

@Suite struct SearchTests {
  private func open(_ body: (Workbench) async throws -> Void) async throws {
    let sources = """
      sources:
        - {id: news, kind: feed, url: SERVER/news, tags: [news]}
        - {id: contact, kind: page, url: SERVER/contact, tags: [contact]}

      """
    try await Workbench.open(sources) { bench in
      bench.server["/news"] = [
        .ok(
          Site.rss([
            ("2", "Lockbox moves to Phoenix", "Mail your forms to the new lockbox."),
            ("1", "Holiday hours", "Offices are closing early; fax \"quoted\" OR text."),
          ]))
      ]
      bench.server["/contact"] = [.page(Site.contact())]
      _ = try await bench.feedwatch("run")
      try await body(bench)
    }
  }

  @Test func `words are found in announcements and facts, whatever their case and ending`() async throws {
    try await open { bench in
      let close = try await bench.json("search", "closed", "OFFICE")
      #expect(close.at("results.0.type")?.string == "announcement")
      #expect(close.at("results.0.title")?.string == "Holiday hours")
      let phone = try await bench.json("search", "800-555-0142")
      #expect(phone.at("results.0.value")?.string == "+18005550142")
      #expect(phone.at("results.0.source")?.string == "contact")
      let text = try await bench.feedwatch("search", "lockb*")
      #expect(
        text.exitCode == 0 && text.output.contains("Lockbox moves to Phoenix\n"),
        "\(text.output)\(text.errors)")
    }
  }

  @Test func `what is new or changed since the last search is found too, and what was before as past`()
    async throws
  {
    try await open { bench in
      _ = try await bench.feedwatch("search", "lockbox")
      bench.server["/news"] = [
        .ok(Site.rss([("3", "Zebra day", "New"), ("2", "Lockbox moves to Juneau", "")]))
      ]
      bench.server["/contact"] = [.page(Site.contact(phone: "800-555-0177"))]
      _ = try await bench.feedwatch("run")
      let found1 = try await bench.json("search", "zebra")
      #expect(found1.at("results")?.array?.count == 1)
      let found2 = try await bench.json("search", "juneau")
      #expect(found2.at("results")?.array?.count == 1)
      let found3 = try await bench.feedwatch("search", "phoenix")
      #expect(found3.exitCode == 1)
      let new = try await bench.json("search", "800-555-0177")
      #expect(new.at("results.0.current") == .bool(true))
      let old = try await bench.json("search", "800-555-0142")
      #expect(old.at("results.0.current") == .bool(false))
    }
  }

  @Test func `nothing in a word acts on the search`() async throws {
    try await open { bench in
      for word in [
        "\"quoted\"", "fax OR zebra", "title:hours", "hours)", "NEAR(hours text)", "-hours", "x' --",
      ] {
        let run = try await bench.feedwatch("search", "--", word)
        #expect([0, 1].contains(run.exitCode), "\(word): \(run.errors)")
      }
      let found4 = try await bench.feedwatch("search", "--", "fax OR zebra")
      #expect(found4.exitCode == 1)
      let found5 = try await bench.feedwatch("search", "***")
      #expect(found5.exitCode == 64)
    }
  }

  @Test func `sources and tags narrow the search`() async throws {
    try await open { bench in
      let found6 = try await bench.feedwatch("search", "hours", "--tag", "contact")
      #expect(found6.output.contains("hours:"))
      let found7 = try await bench.feedwatch("search", "lockbox", "--source", "contact")
      #expect(found7.exitCode == 1)
      let found8 = try await bench.feedwatch("search", "lockbox", "--source", "none")
      #expect(found8.exitCode == 64)
    }
  }
}
