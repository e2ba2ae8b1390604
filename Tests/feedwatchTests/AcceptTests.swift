import Model
import Support
import Testing
import Text

@Suite struct AcceptTests {
  static let configuration = """
    sources:
      - {id: one, kind: page, url: SERVER/one}
      - {id: two, kind: page, url: SERVER/two}
    """

  @Test func allWithASourceAcceptsOnlyTheChangesOfThatSource() async throws {
    try await Workbench.open(Self.configuration) { bench in
      for path in ["/one", "/two"] { bench.server[path] = [.page(Site.contact())] }
      _ = try await bench.feedwatch("run")
      for path in ["/one", "/two"] { bench.server[path] = [.page(Site.contact(phone: "800-555-0177"))] }
      _ = try await bench.feedwatch("run")
      let accepted = try await bench.feedwatch("accept", "--all", "--source", "two", "--by", "A. Person")
      #expect(accepted.exitCode == 0)
      let pending = try await bench.json("diff").at("pending")?.array ?? []
      #expect(pending.map { $0.at("source")?.string } == ["one"])
    }
  }

  @Test func `All takes the differences of wording along`() async throws {
    try await Workbench.open(Self.configuration) { bench in
      bench.server["/one"] = [.page(Site.contact())]
      bench.server["/two"] = [.page(Site.contact())]
      _ = try await bench.feedwatch("run")
      bench.server["/one"] = [.page(Site.contact(phone: "(800) 555.0142"))]
      _ = try await bench.feedwatch("run")
      #expect(try await bench.json("diff").at("wording")?.array?.isEmpty == false)
      let accepted = try await bench.feedwatch("accept", "--all", "--by", "A. Person")
      #expect(accepted.output.hasPrefix("accepted 0 changes, and 1 difference of wording as A. Person"))
      #expect(try await bench.json("diff").at("wording")?.array?.isEmpty == true)
    }
  }
}
