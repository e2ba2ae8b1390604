import Foundation
import Model
import Support
import Testing
import Text

/// Each way in which a page can fail to be itself: a problem of the source with its name, and no change of its facts.
@Suite struct GuardRunTests {
  static let configuration = """
    sources:
      - {id: contact, kind: page, url: SERVER/contact}
    notify:
      - {id: archive, file: digest.json, format: json}
    """

  /// A bad answer and the kind of problem that it is.
  struct Bad: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var answer: LoopbackAnswer
    var kind: String

    init(_ name: String, _ answer: LoopbackAnswer, _ kind: String) {
      (testDescription, self.answer, self.kind) = (name, answer, kind)
    }
  }

  static let all: [Bad] = [
    Bad("forbidden", .status(403, "<h1>Forbidden</h1>"), "blocked"),
    Bad("maintenance", .page(Site.maintenance), "suspect"),
    Bad(
      "challenge",
      .page(
        "<html><head><title>Just a moment...</title></head><body><div id=\"challenge-running\"></div></body></html>"
      ),
      "blocked"),
    Bad(
      "login",
      .page(
        "<html><head><title>Sign in</title></head><body><h1>Sign in</h1><form><input type=\"password\"></form></body></html>"
      ), "suspect"),
    Bad(
      "soft 404",
      .page("<html><head><title>Page not found</title></head><body><h1>Page not found</h1></body></html>"),
      "suspect"),
    Bad(
      "skeleton",
      .page(
        "<html><head><title>Contact us</title></head><body><main><h1>Contact us</h1></main></body></html>"),
      "suspect"),
    Bad(
      "script application",
      .page("<html><head><title>Contact us</title></head><body><div id=\"app\"></div></body></html>"),
      "needs-script"),
    Bad("half a page", .page(cut(before: "<p>Hours")), "suspect"),
    Bad("a page without its end", .page(cut(before: "<h2>Press office")), "suspect"),
    Bad("redirect off its host", .redirect(to: "http://127.0.0.2:1/elsewhere"), "redirect"),
    Bad("missing", .status(404), "http"),
  ]

  /// The contact page up to `passage`, with a tag that nobody closed.
  private static func cut(before passage: String) -> String {
    Site.contact().components(separatedBy: passage)[0] + "<div class=\"x"
  }

  @Test(arguments: all) func aBadPageIsAProblemAndTheNextGoodOneIsComparedWithTheLastGoodOne(bad: Bad)
    async throws
  {
    try await Workbench.open(Self.configuration) { bench in
      bench.server["/contact"] = [.page(Site.contact())]
      _ = try await bench.feedwatch("run")
      bench.server["/contact"] = [bad.answer]
      for isFirst in [true, false] {
        let run = try await bench.json("run", "--all")
        #expect(run.integer("changes") == 0)
        #expect(run.at("problems.0.kind")?.string == bad.kind)
        #expect(run.at("problems.0.first") == .bool(isFirst))
      }
      let digest = try #require(JSONValue(parsing: bench.text("digest.json")))
      #expect(digest.at("problems.0.kind")?.string == bad.kind)
      #expect(try await bench.feedwatch("diff").exitCode == 0)
      bench.server["/contact"] = [.page(Site.contact(phone: "800-555-0177"))]
      #expect(try await bench.json("run", "--all").integer("changes") == 1)
      let change = try #require(try await bench.json("diff").at("pending.0"))
      #expect(change.at("before")?.string == "+18005550142")
      #expect(change.at("after")?.string == "+18005550177")
      let told = try #require(JSONValue(parsing: bench.text("digest.json")))
      #expect(told.at("recoveries.0.kind")?.string == bad.kind)
    }
  }

  @Test func fewerFactsThanExpectedAreAnotherShape() async throws {
    let expecting = Self.configuration.replacing("SERVER/contact", with: "SERVER/contact, expect: {facts: 3}")
    try await Workbench.open(expecting) { bench in
      bench.server["/contact"] = [.page(Site.contact())]
      _ = try await bench.feedwatch("run")
      bench.server["/contact"] = [
        .page(
          Site.contact().replacing("mailto:press@agency.example", with: "/press").replacing(
            "press@agency.example", with: "the press office"
          ).replacing("Hours: Monday through Friday", with: "Open").replacing(
            "8 a.m. to 6 p.m. Eastern", with: "as always"))
      ]
      let run = try await bench.json("run")
      #expect(run.at("problems.0.kind")?.string == "shape")
      #expect(try await bench.feedwatch("diff").exitCode == 0)
    }
  }

  @Test func expectingMoreFactsCountsForAPageThatHasNotChangedToo() async throws {
    func configuration(_ facts: Int) -> String {
      Self.configuration.replacing("SERVER/contact", with: "SERVER/contact, expect: {facts: \(facts)}")
    }
    for etag in [nil, "\"v\""] {
      try await Workbench.open(configuration(3)) { bench in
        bench.server["/contact"] = [.page(Site.contact(), etag: etag)]
        #expect(try await bench.json("run").integer("sources.baseline") == 1)
        try bench.configure(configuration(30))
        for isFirst in [true, false] {
          let run = try await bench.json("run")
          #expect(
            run.at("problems.0.kind")?.string == "shape" && run.at("problems.0.first") == .bool(isFirst))
        }
        try bench.configure(configuration(4))
        let run = try await bench.json("run")
        #expect(run.integer("sources.unchanged") == 1 && run.at("problems")?.array?.isEmpty == true)
        #expect(bench.text("digest.json").contains("recover"))
      }
    }
  }
}
