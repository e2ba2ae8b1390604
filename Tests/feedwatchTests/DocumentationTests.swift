import Foundation
import Support
import Testing

/// The commands that README, CONTRIBUTING and the guides tell people to type.
@Suite struct DocumentationTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The transcript of the guide to a clean machine is made by a program and left out.
  private static func documents() throws -> [URL] {
    let guides = root.appendingPathComponent("Sources/feedwatch/Documentation.docc/Guides")
    let names = try FileManager.default.contentsOfDirectory(atPath: guides.path).sorted()
    return ["README.md", "CONTRIBUTING.md"].map(root.appendingPathComponent)
      + names.filter { $0 != "CleanMachine.md" }.map(guides.appendingPathComponent)
  }

  /// `feedwatch …` wherever it is to be typed: lines of code blocks, after `sudo` or a time of cron, and `code` in running text.
  private static func commands(_ text: String) -> [String] {
    var found: [String] = []
    var isCode = false
    for line in text.split(separator: "\n") {
      if line.trimmingCharacters(in: .whitespaces).hasPrefix("```") {
        isCode.toggle()
      } else if isCode {
        found +=
          line.firstMatch(of: /^[ *\d]*(?:\/usr\/local\/bin\/)?(?:sudo -u feedwatch )?(feedwatch [^>&|]*)/)
          .map { [String($0.output.1)] } ?? []
      } else {
        found += line.matches(of: /`(feedwatch [a-z][^`>&|…]*)/).map { String($0.output.1) }
      }
    }
    return found
  }

  /// The words of a command line, quotation marks taken off, what is out on the network taken from `site`.
  private static func words(_ command: String, site: String) -> [String] {
    command.matches(of: /"([^"]*)"|(\S+)/).dropFirst()
      .map { String($0.output.1 ?? $0.output.2 ?? "") }
      .map { $0.replacing(/https:\/\/[a-z.]+/, with: site).replacing("$HOME/watch/", with: "") }
      .map { $0.hasPrefix("/etc/feedwatch") ? "feedwatch.yaml" : $0.replacing("~/", with: "home-") }
  }

  @Test func `every command that the documentation shows is understood`() async throws {
    let wrong = [
      "unknown command", "unknown option", "unexpected argument", "missing expected argument",
      "is invalid for",
    ]
    let texts = try Self.documents().map {
      ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8))
    }
    let all = texts.flatMap { name, text in Self.commands(text).map { (name, $0) } }
    #expect(all.count > 40)
    try await Workbench.open(FirstRunTests.configuration) { bench in
      bench.server["/contact"] = [.page(Site.contact())]
      let site = String(bench.server.url("/").dropLast())
      for (name, command) in all {
        let run = try await ProgramRun.feedwatch(Self.words(command, site: site), in: bench.folder)
        // A word in capitals stands for one of the reader's own; a command alone is only spoken of.
        let isPattern = command.contains(/\b[A-Z]{2,}\b/) || command.split(separator: " ").count == 2
        #expect(
          isPattern || !wrong.contains { run.errors.contains($0) }, "\(name): \(command): \(run.errors)")
        #expect(run.exitCode >= 0, "\(name): \(command): \(run.errors)")
      }
    }
  }

  @Test func `every file and folder that CONTRIBUTING names is there`() throws {
    let text = try String(contentsOf: Self.root.appendingPathComponent("CONTRIBUTING.md"), encoding: .utf8)
    let sources = Self.root.appendingPathComponent("Sources")
    let targets = try FileManager.default.contentsOfDirectory(atPath: sources.path)
    let tops = Set(targets + ["Tests", "Packaging", "Benchmarks", "Sources"])
    let paths = text.matches(of: /`([A-Za-z0-9]+\/[A-Za-z0-9_+.\/-]+)`/).map { String($0.output.1) }
      .filter { path in tops.contains(path.split(separator: "/").first.map(String.init) ?? "") }
    #expect(paths.count > 80)
    for path in paths {
      let isThere = [sources, Self.root].contains { folder in
        FileManager.default.fileExists(atPath: folder.appendingPathComponent(path).path)
      }
      #expect(isThere, "\(path)")
    }
  }
}
