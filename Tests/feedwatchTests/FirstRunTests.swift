import Foundation
import Model
import Support
import Testing
import Text

/// What the commands say before anything was read.
@Suite struct FirstRunTests {
  static let configuration = "sources:\n  - {id: contact, kind: page, url: SERVER/contact}\n"

  @Test(arguments: [
    (["show"], "facts"), (["show", "--at", "2001-01-01"], "facts"), (["history"], "changes"),
  ])
  func aListIsEmptyAndAWordOnStandardErrorSaysWhy(arguments: [String], member: String) async throws {
    try await Workbench.open(Self.configuration) { bench in
      let run = try await ProgramRun.feedwatch(arguments + ["--format", "json"], in: bench.folder)
      #expect(run.exitCode == 0)
      #expect(JSONValue(parsing: run.output)?.at(member)?.array?.isEmpty == true)
      #expect(run.errors.contains("feedwatch run"))
      #expect(run.errors.split(separator: "\n").count == 1)
      #expect(!FileManager.default.fileExists(atPath: bench.file("state").path))
    }
  }

  @Test func statusCallsEverySourceNew() async throws {
    try await Workbench.open(Self.configuration) { bench in
      let run = try await bench.feedwatch("status", "--format", "json")
      #expect(run.exitCode == 0)
      #expect(JSONValue(parsing: run.output)?.at("sources.0.state")?.string == "new")
    }
  }

  @Test(arguments: [["diff"], ["check", "own.txt"]])
  func whatJudgesCannotTell(arguments: [String]) async throws {
    try await Workbench.open(Self.configuration) { bench in
      try "Call 800-555-0142".write(to: bench.file("own.txt"), atomically: true, encoding: .utf8)
      let run = try await ProgramRun.feedwatch(arguments, in: bench.folder)
      #expect(run.exitCode == 2)
      #expect(run.output.isEmpty)
      #expect(run.errors.contains("feedwatch run"))
    }
  }
}
