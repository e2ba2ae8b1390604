import Foundation
import Model
import Support
import Testing
import Text

@Suite struct CheckInputTests {
  /// A bench whose contact page has changed its number once.
  private func open(_ body: (Workbench) async throws -> Void) async throws {
    try await Workbench.open("sources:\n  - {id: contact, kind: page, url: SERVER/contact}\n") { bench in
      bench.server["/contact"] = [.page(Site.contact())]
      _ = try await bench.feedwatch("run")
      bench.server["/contact"] = [.page(Site.contact(phone: "800-555-0177"))]
      _ = try await bench.feedwatch("run")
      try await body(bench)
    }
  }

  private static let outdated = "Dear Jos\u{E9},\ncall 800-555-0142 today.\n"

  @Test(arguments: [
    String.Encoding.utf8, .utf16LittleEndian, .isoLatin1,
  ])
  func aTextIsReadInAnyEncoding(encoding: String.Encoding) async throws {
    try await open { bench in
      let mark: [UInt8] = encoding == .utf16LittleEndian ? [0xFF, 0xFE] : []
      let text = try #require(Self.outdated.data(using: encoding))
      try (Data(mark) + text).write(to: bench.file("letter.txt"))
      let run = try await bench.feedwatch("check", "letter.txt", "--format", "json")
      #expect(run.exitCode == 1)
      let report = try #require(JSONValue(parsing: run.output))
      #expect(report.at("facts.0.verdict")?.string == "differs")
      #expect(report.integer("facts.0.line") == 2)
      #expect(report.integer("facts.0.column") == 6)
      #expect(report.at("facts.0.official.value")?.string == "+18005550177")
    }
  }

  @Test func `a file is found by a name that is no UTF-8`() async throws {
    try await Workbench.open(FirstRunTests.configuration) { bench in
      bench.server["/contact"] = [.page(Site.contact())]
      _ = try await bench.feedwatch("run")
      // The shell gives the byte on, which no String can hold.
      try bench.script(
        "look",
        """
        name=$(printf 'caf\\351.txt')
        echo 'Call 800-555-0142' > "$name"
        exec '\(ProgramRun.binary.path)' check "$name"

        """)
      let run = try await ProgramRun.program(bench.file("look").path, [], in: bench.folder)
      #expect(run.exitCode == 0 && run.output.contains("1 current"), "\(run.output)\(run.errors)")
    }
  }

  @Test func whatIsNoTextCannotBeChecked() async throws {
    try await open { bench in
      try Data((0..<2_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }).write(to: bench.file("picture.bin"))
      try Self.outdated.write(to: bench.file("letter.txt"), atomically: true, encoding: .utf8)
      for name in ["picture.bin", ".", "nowhere.txt"] {
        let run = try await bench.feedwatch("check", name, "--format", "json")
        #expect(run.exitCode == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors.hasPrefix("feedwatch: \(name): "))
        #expect(run.errors.split(separator: "\n").count == 1)
      }
      let both = try await bench.feedwatch("check", "letter.txt", "nowhere.txt", "--format", "json")
      #expect(both.exitCode == 2)
      #expect(JSONValue(parsing: both.output)?.at("0.file")?.string == "letter.txt")
    }
  }

  @Test func placesInSARIFAreURIs() async throws {
    try await open { bench in
      try Self.outdated.write(to: bench.file("my letter.txt"), atomically: true, encoding: .utf8)
      let run = try await bench.feedwatch("check", "my letter.txt", "--format", "sarif")
      let result = try #require(JSONValue(parsing: run.output)?.at("runs.0.results.0"))
      #expect(
        result.at("locations.0.physicalLocation.artifactLocation.uri")?.string == "my%20letter.txt")
      #expect(result.at("ruleId")?.string == "differs")
    }
  }

  @Test func `the name and password of a URL are not repeated`() async throws {
    try await Workbench.open("sources: []\n") { bench in
      bench.server["/page"] = [.page("<main><p>Call 800-555-0142</p></main>")]
      for path in ["/page", "/none"] {
        let url = bench.server.url(path, name: "bob:hunter2@127.0.0.1")
        for format in ["text", "json", "sarif"] {
          let run = try await bench.feedwatch("check", url, "--format", format)
          #expect(!(run.output + run.errors).contains("hunter2"))
        }
      }
    }
  }
}
