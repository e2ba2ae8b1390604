import Foundation
import Model
import Support
import Testing
import Text

/// Three hundred feeds and thirty pages, as a whole.
@Suite struct FleetTests {
  private static let notifier = "notify:\n  - {id: archive, file: digest.json, format: json, limit: 1000}\n"

  @Test func `A quiet run of a fleet parses and tells nothing, and a later one tells exactly what changed`()
    async throws
  {
    let fleet = Fleet(feeds: 300, pages: 30)
    try await Workbench.open(fleet.sources() + Self.notifier, handler: fleet.answer) { bench in
      #expect(try await bench.json("run").integer("sources.baseline") == 330)
      let quiet = try await bench.json("run")
      #expect(quiet.integer("sources.unchanged") == 330 && quiet.integer("sources.read") == 0)
      #expect(bench.text("digest.json").isEmpty)
      let edited = fleet.paths.enumerated().filter { $0.offset % 20 == 3 }.map(\.element)
      edited.forEach(fleet.edit)
      let run = try await bench.json("run")
      #expect(run.integer("sources.read") == edited.count)
      #expect(run.integer("sources.unchanged") == 330 - edited.count)
      let digest = try #require(JSONValue(parsing: bench.text("digest.json")))
      let entries = digest.at("entries")?.array?.compactMap { $0.at("id")?.string } ?? []
      #expect(
        entries.sorted()
          == edited.filter { $0.hasPrefix("/feed-") }.map { Fleet.entry($0, 1) }.sorted())
      let changes = digest.at("changes")?.array?.compactMap { $0.at("after")?.string } ?? []
      #expect(
        changes.sorted() == edited.filter { $0.hasPrefix("/page-") }.map { Fleet.phone($0, 1) }.sorted())
    }
  }
}
