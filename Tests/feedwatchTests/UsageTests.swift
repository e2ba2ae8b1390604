import Foundation
import Support
import Testing

/// The command line itself: what is wrong with it is one line on standard error and exit code 64.
@Suite struct UsageTests {
  private static let cases: [(arguments: [String], names: [String])] = [
    (["rnu"], ["'rnu'", "\"run\""]),
    (["help", "staus"], ["'staus'", "\"status\""]),
    (["--verison"], ["'--verison'", "'--version'"]),
    (["run", "--sauce", "x"], ["'--sauce'", "'--source'", "feedwatch help run"]),
    (["run", "extra"], ["'extra'"]),
    (["run", "--config"], ["--config"]),
    (["run", "--quiet=3"], ["--quiet"]),
    (["add"], ["<url>"]),
    (["add", "ftp://agency.example/"], ["ftp://agency.example/"]),
    (["compare", "a.html"], ["<after>"]),
    (["diff", "--channel", "fone"], ["fone", "'phone'", "hours"]),
    (["diff", "--format", "jsno"], ["jsno", "'json'"]),
    (["diff", "--state", "Texas"], ["Texas", "TX"]),
    (["diff", "--state", "ZZ"], ["ZZ"]),
    (["diff", "--since", "soon"], ["soon", "2026-11-20"]),
    (["show", "--at", "2026-13-01"], ["2026-13-01"]),
    (["accept"], ["feedwatch diff"]),
    (["accept", "--all", "3"], ["--all"]),
    (["extract", "--select", "div[", "/dev/null"], ["div["]),
    (["--generate-completion-script", "foo"], ["foo", "bash"]),
  ]

  @Test(arguments: cases)
  func aWrongCommandLineIsToldInOneLine(arguments: [String], names: [String]) async throws {
    try await withTemporaryFolder { folder in
      let run = try await ProgramRun.feedwatch(arguments, in: folder)
      #expect(run.exitCode == 64)
      #expect(run.output.isEmpty)
      #expect(run.errors.hasPrefix("feedwatch: "))
      #expect(run.errors.split(separator: "\n").count == 1)
      for name in names { #expect(run.errors.contains(name)) }
    }
  }

  @Test func helpVersionAndCompletionScriptsAreServed() async throws {
    try await withTemporaryFolder { folder in
      for (arguments, text) in [
        (["--help"], "SUBCOMMANDS"), (["help", "run"], "--quiet"), (["run", "--help"], "--quiet"),
        (["--version"], "0."), (["--generate-completion-script", "bash"], "_feedwatch"), ([], "SUBCOMMANDS"),
      ] {
        let run = try await ProgramRun.feedwatch(arguments, in: folder)
        #expect(run.exitCode == 0)
        #expect(run.output.contains(text))
        #expect(run.errors.isEmpty)
      }
    }
  }

  @Test(arguments: [
    (["run", "--tag", "nwes"], "\"news\""), (["diff", "--tag", "nwes"], "\"news\""),
    (["run", "--source", "contcat"], "\"contact\""), (["diff", "--source", "contcat"], "\"contact\""),
    (["show", "contcat"], "\"contact\""), (["history", "contcat"], "\"contact\""),
    (["accept", "--source", "contcat"], "\"contact\""),
    (["digest", "--preview", "--notifier", "ofice"], "\"office\""),
    (["outbox", "--notifier", "ofice"], "\"office\""), (["notify-test", "ofice"], "\"office\""),
  ])
  func anUnknownNameIsAnErrorThatNamesTheNearest(arguments: [String], nearest: String) async throws {
    try await Workbench.open(
      """
      sources:
        - {id: contact, kind: page, url: SERVER/contact, tags: [news]}
      notify:
        - {id: office, file: digest.txt}
      """
    ) { bench in
      bench.server["/contact"] = [.page(Site.contact())]
      _ = try await bench.feedwatch("run")
      let run = try await ProgramRun.feedwatch(arguments, in: bench.folder)
      #expect(run.exitCode == 64)
      #expect(run.errors.contains(nearest))
      #expect(run.errors.split(separator: "\n").count == 1)
    }
  }

  @Test func anAnswerThatCannotBeWrittenIsAnError() async throws {
    try await withTemporaryFolder { folder in
      let script = folder.appendingPathComponent("full.sh")
      let program = ProgramRun.binary.path
      try "'\(program)' --version | head -c 1; echo '<rss><channel/></rss>' | '\(program)' parse > /dev/full"
        .write(to: script, atomically: true, encoding: .utf8)
      let run = try await ProgramRun.program("/bin/sh", [script.path], in: folder)
      #expect(run.exitCode == 74)
      #expect(run.output == "0")
      #expect(run.errors.hasPrefix("feedwatch: standard output: "))
    }
  }
}
