import Foundation
import Model
import Support
import Testing

@testable import Configuration

/// The folder `Feeds/` of this package.
let starterCatalogue = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Feeds")

/// The files of the starter catalogue.
let starterFiles = FilePattern.files(matching: "*.yaml", in: starterCatalogue.path)

@Suite struct StarterCatalogueTests {
  private func catalogue(_ pattern: String) async throws -> Settings {
    try await settings("catalogue: [\"\(starterCatalogue.path)/\(pattern)\"]")
  }

  @Test(arguments: starterFiles)
  func `each file loads, and each of its sources says what it is`(file: String) async throws {
    let read = try await catalogue(FilePath.name(of: file))
    #expect(!read.sources.isEmpty)
    for source in read.sources {
      #expect(source.title != nil && !source.tags.isEmpty, "\(source.id)")
      #expect(source.url.hasPrefix("https://") && !source.hosts.isEmpty, "\(source.id)")
    }
  }

  @Test(arguments: starterFiles)
  func `each source names its interval, and the reason where it is off`(file: String) throws {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    for source in text.components(separatedBy: "- id: ").dropFirst() {
      #expect(source.contains("every: "))
      #expect(source.contains("enabled: false") == source.contains("# Off: "))
    }
  }

  @Test func `the whole catalogue loads at once`() async throws {
    let read = try await catalogue("*.yaml")
    #expect(read.sources.count >= 24)
    #expect(read.sources.contains { $0.url.contains("conditions[agencies][]=") })
    #expect(read.terms.contains { $0.was == "InfoPass" && $0.now == "My Appointment" && $0.source != nil })
  }

  @Test(arguments: starterFiles)
  func `no telephone number and no address stands in the catalogue`(file: String) throws {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text.firstMatch(of: #/\d{3}[-. )]+\d{3}[-. ]\d{4}|P\.?O\.? Box|[A-Z]{2} \d{5}/#) == nil)
  }

  @Test func `the example has each of its documents for both days`() throws {
    let example = starterCatalogue.appendingPathComponent("example")
    let read = try ConfigurationReader.read(path: example.path + "/feedwatch.yaml")
    #expect(read.sources.count == 4)
    for source in read.sources {
      let name = FilePath.name(of: source.url)
      #expect(source.url == "file://\(example.path)/current/\(name)")
      let days = try ["day1", "day2"].map { day in
        try Data(contentsOf: example.appendingPathComponent(day).appendingPathComponent(name))
      }
      #expect(days[0] != days[1])
    }
  }
}
