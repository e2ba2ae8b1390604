import Model
import Support
import Testing

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
}
