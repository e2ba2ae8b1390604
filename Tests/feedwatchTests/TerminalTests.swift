import Foundation
import Model
import Support
import Testing
import Text

@Suite struct TerminalTests {
  private static let setUp = """
    sources:
      - {id: contact, kind: page, url: SERVER/contact}
      - {id: a-source-with-quite-a-long-name-that-has-no-room, kind: page, url: SERVER/other}

    """

  /// Runs `feedwatch ARGUMENTS` on a terminal of so many columns, by `script` of util-linux; nil where there is none.
  private func onTerminal(_ bench: Workbench, columns: Int, _ arguments: String) async throws -> String? {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/script") else { return nil }
    let program = try SpawnedProgram(
      "/usr/bin/script",
      [
        "-qefc", "stty cols \(columns); '\(ProgramRun.binary.path)' \(arguments)",
        bench.file("typescript").path,
      ], in: bench.folder)
    _ = try await program.finish()
    return bench.text("typescript")
  }

  @Test func `tables fit the width of the terminal, and are whole elsewhere`() async throws {
    try await Workbench.open(Self.setUp) { bench in
      let run = try await bench.feedwatch("status")
      #expect(run.output.contains("a-source-with-quite-a-long-name-that-has-no-room"))
      guard let text = try await onTerminal(bench, columns: 72, "status") else { return }
      let lines = text.split(whereSeparator: \.isNewline).filter {
        $0.contains("contact") || $0.contains("…")
      }
      #expect(lines.count >= 2 && lines.allSatisfy { $0.count <= 72 }, "\(text)")
    }
  }

  @Test func `progress goes on while one host keeps the run waiting, and leaves nothing behind`() async throws
  {
    try await Workbench.open(Self.setUp) { bench in
      // Each page comes once the terminal tells of the one before.
      let shown = { @Sendable (count: Int) in
        bench.text("typescript").contains("\r\u{1B}[K\(count) of 2 sources read")
      }
      bench.server["/contact"] = [
        .page(Site.contact()).held { shown(0) }, .page(Site.contact()),
      ]
      let other = LoopbackAnswer.page(Site.contact(phone: "800-555-0111"))
      bench.server["/other"] = [other.held { shown(1) }, other]
      guard let text = try await onTerminal(bench, columns: 72, "run") else { return }
      #expect(shown(0) && shown(1), "\(text)")
      #expect(text.contains("\r\u{1B}[K2 sources: 2 read"), "\(text)")
      guard let plain = try await onTerminal(bench, columns: 72, "run --plain") else { return }
      #expect(!plain.contains("\u{1B}"), "\(plain)")
    }
  }

  @Test func `plain output has a sentence for each source, and no marks under differences`() async throws {
    try await Workbench.open(Self.setUp) { bench in
      bench.server["/contact"] = [.page(Site.contact()), .page(Site.contact(phone: "800-555-0177"))]
      bench.server["/other"] = [.page(Site.contact(phone: "800-555-0111"))]
      _ = try await bench.feedwatch("run", "--plain")
      _ = try await bench.feedwatch("run", "--plain")
      let status = try await bench.feedwatch("status", "--plain")
      #expect(status.output.hasPrefix("contact: state ok, last good read "), "\(status.output)")
      let marked = try await bench.feedwatch("diff")
      let plain = try await bench.feedwatch("diff", "--plain")
      #expect(marked.output.contains("~~") && !plain.output.contains("~~") && plain.output.contains("0177"))
    }
  }

  @Test func `without a network a run ends at once with one clear problem for each source`() async throws {
    let sources = (1...40).map {
      "  - {id: s\($0), kind: page, url: \"https://agency\($0).invalid/contact\"}"
    }
    try await Workbench.open("sources:\n" + sources.joined(separator: "\n") + "\n") { bench in
      let run = try await bench.feedwatch("run")
      #expect(run.exitCode == 75)
      let problems = run.output.split(separator: "\n").filter { $0.hasPrefix("new problem: ") }
      #expect(problems.count == 40)
      #expect(
        problems.allSatisfy { $0.contains(": network: ") || $0.contains(": timeout: ") },
        "\(problems.prefix(3))")
    }
  }

  @Test func `every command has an example in its help`() async throws {
    try await Workbench.open("") { bench in
      let dump = try await bench.feedwatch("--experimental-dump-help")
      let commands = JSONValue(parsing: dump.output)?.at("command.subcommands")?.array ?? []
      #expect(commands.count > 10)
      for command in commands where command["commandName"]?.string != "help" {
        let text = command["discussion"]?.string ?? ""
        #expect(text.contains("Example"), "\(command["commandName"]?.string ?? "")")
      }
    }
  }

  @Test(arguments: [
    "status", "outbox", "sources", "show", "history", "search telephone", "search one", "report site",
  ])
  func `narrow terminals get lines that fit`(command: String) async throws {
    let notifier = """
      notify:
        - {id: office, pipe: [./mail.sh], timeout: 10m, from: feedwatch@agency.example, to: [office@agency.example]}

      """
    let news = "  - {id: news, kind: feed, url: SERVER/news}\n"
    try await Workbench.open(Self.setUp.trimmingCharacters(in: .newlines) + "\n" + news + notifier) { bench in
      bench.server["/news"] = [
        .ok(Site.rss([("1", "One telephone number for all offices of the agency", "")]))
      ]
      bench.server["/contact"] = [.page(Site.contact()), .page(Site.contact(phone: "800-555-0177"))]
      try bench.script(
        "mail.sh", "echo the office has moved to another building and takes no mail; exit 75\n")
      for _ in 1...2 { _ = try await bench.feedwatch("run") }
      guard let text = try await onTerminal(bench, columns: 30, command) else { return }
      let lines = text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("Script ") }
      // A word that is longer than a line stands alone.
      let long = lines.filter { $0.count > 30 && $0.drop { $0 == " " }.contains(" ") }
      #expect(lines.count > 1 && long.isEmpty, "\(text)")
      #expect(["contact", "office", "index.html"].contains { text.contains($0) })
    }
  }
}
