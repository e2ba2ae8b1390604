import Foundation
import Model
import Support
import Testing
import Text

/// `check` against a store that a run has filled.
@Suite struct CheckTests {
  static let configuration = """
    terms:
      - {was: InfoPass, now: My Appointment, since: "2019", source: https://agency.example/appointments}
    sources:
      - {id: contact, kind: page, url: SERVER/contact, title: Contact page}
    """

  static let handout = """
    # How to reach the agency

    Call the Contact Center at 800-555-0142 (TTY: 800-555-0199).
    Old hotline: 800-555-0143
    Deaf callers may also call the voice line 800-555-0199.
    Write to press@agency.example or book with InfoPass.
    Our own office: 312-555-0100
    """

  /// A site that has been read, and `text` as a file.
  private static func withHandout(
    _ text: String, name: String = "handout.md", body: (Workbench) async throws -> Void
  ) async throws {
    try await Workbench.open(configuration) { bench in
      bench.server["/contact"] = [.page(Site.contact())]
      _ = try await bench.feedwatch("run")
      try text.write(to: bench.file(name), atomically: true, encoding: .utf8)
      try await body(bench)
    }
  }

  @Test func eachFactOfADocumentGetsItsVerdictAndPlace() async throws {
    try await Self.withHandout(Self.handout) { bench in
      let run = try await bench.feedwatch("check", "handout.md", "--format", "json")
      #expect(run.exitCode == 1)
      let report = try #require(JSONValue(parsing: run.output))
      func verdict(_ value: String) -> String? {
        report.at("facts")?.array?.first { $0.at("value")?.string == value }?.at("verdict")?.string
      }
      #expect(verdict("+18005550142") == "current")
      #expect(verdict("press@agency.example") == "current")
      #expect(verdict("+18005550143") == "differs")
      #expect(verdict("+13125550100") == "unknown")
      #expect(verdict("InfoPass") == "retired")
      let near = report.at("facts")?.array?.first { $0.at("value")?.string == "+18005550143" }
      #expect(near?.integer("line") == 4)
      #expect(near?.integer("column") == 14)
      #expect(near?.at("official.value")?.string == "+18005550142")
      #expect(near?.at("official.url")?.string == bench.server.url("/contact"))
      #expect(report.integer("summary.retired") == 1)
    }
  }

  @Test func theTextNamesFileLineAndColumn() async throws {
    try await Self.withHandout(Self.handout) { bench in
      let run = try await bench.feedwatch("check", "handout.md")
      #expect(run.output.contains("handout.md:4:14: differs: \"800-555-0143\""))
      #expect(run.output.contains("handout.md:6:44: retired: \"InfoPass\""))
    }
  }

  @Test func aDocumentThatSaysWhatThePagesSayIsCurrent() async throws {
    try await Self.withHandout("Call 800-555-0142.\n", name: "a b.txt") { bench in
      let fine = try await bench.feedwatch("check", "a b.txt")
      #expect(fine.exitCode == 0)
      let missing = try await bench.feedwatch("check", "none.txt")
      #expect(missing.exitCode == 2)
    }
  }

  @Test func aNumberThatThePageGaveOnceDiffersAndSaysSinceWhen() async throws {
    try await Self.withHandout("Call 800-555-0142.\n") { bench in
      bench.server["/contact"] = [.page(Site.contact(phone: "888-555-7000"))]
      _ = try await bench.feedwatch("run")
      let run = try await bench.feedwatch("check", "handout.md", "--format", "json")
      #expect(run.exitCode == 1)
      let report = JSONValue(parsing: run.output)
      #expect(report?.at("facts.0.verdict")?.string == "differs")
      #expect(report?.at("facts.0.official.value")?.string == "+18885557000")
    }
  }

  @Test func theSARIFLogHasTheShapeOfTheStandard() async throws {
    try await Self.withHandout(Self.handout, name: "a b.md") { bench in
      let run = try await bench.feedwatch("check", "a b.md", "--format", "sarif")
      let log = try #require(JSONValue(parsing: run.output))
      #expect(log.at("version")?.string == "2.1.0")
      #expect(log.at("runs.0.tool.driver.name")?.string == "feedwatch")
      let rules = Set(log.at("runs.0.tool.driver.rules")?.array?.compactMap { $0.at("id")?.string } ?? [])
      let results = log.at("runs.0.results")?.array ?? []
      #expect(results.count >= 3)
      for result in results {
        #expect(rules.contains(result.at("ruleId")?.string ?? ""))
        #expect(["error", "note"].contains(result.at("level")?.string))
        #expect(result.at("message.text")?.string?.isEmpty == false)
        let place = result.at("locations.0.physicalLocation")
        #expect(place?.at("artifactLocation.uri")?.string == "a%20b.md")
        #expect(place?.integer("region.startLine") ?? 0 > 0)
        #expect(place?.integer("region.startColumn") ?? 0 > 0)
      }
    }
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext")))
  func aPDFIsReadThroughPdftotext() async throws {
    try await Self.withHandout(Self.pdf("Old hotline: 800-555-0143"), name: "handout.pdf") { bench in
      let run = try await bench.feedwatch("check", "handout.pdf", "--format", "json")
      #expect(JSONValue(parsing: run.output)?.at("facts.0.verdict")?.string == "differs")
      try "%PDF-1.4\nnothing".write(to: bench.file("bad.pdf"), atomically: true, encoding: .utf8)
      let bad = try await bench.feedwatch("check", "bad.pdf")
      #expect(bad.exitCode == 2)
      #expect(bad.errors.contains("pdftotext cannot read it"))
    }
  }

  /// A PDF of one line; readers mend its missing table of objects.
  private static func pdf(_ line: String) -> String {
    let content = "BT /F1 12 Tf 72 720 Td (\(line)) Tj ET"
    return """
      %PDF-1.4
      1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
      2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
      3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>> endobj
      4 0 obj <</Length \(content.utf8.count)>> stream
      \(content)
      endstream endobj
      5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
      trailer <</Root 1 0 R>>
      %%EOF
      """
  }
}
