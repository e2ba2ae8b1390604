import ArgumentParser
import Configuration
import Diffing
import Model
import Pipeline
import Rendering
import Storage
import Text

struct Diff: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show contact changes that nobody has accepted yet, most serious first.",
    discussion: """
      Exit code 0: nothing pending; 1: something is; 2: the store or the configuration cannot be used.

      Example: feedwatch diff --form I-130 --state TX
      """)

  enum Format: String, Choice { case text, json, unified }

  @OptionGroup var options: CommonOptions
  @OptionGroup var filter: ChangeFilter
  @Flag(name: .customLong("all"), help: "Show wording-only changes too.") var all = false
  @Option(help: "text, json or unified.", completion: Format.completion, transform: Format.read)
  var format = Format.text

  func run() async throws {
    try await reporting {
      let now = Clock.system.now()
      let report = try PendingReport(options, filter, now: now)
      switch format {
      case .json: Console.print(json: report.json)
      case .unified: Console.print(ChangeListing.unified(report.lines))
      case .text:
        Console.print(
          ChangeListing.text(
            report.lines, wording: report.wording, conflicts: report.conflicts, now: now,
            style: Console.style(showsWording: all, isPlain: options.isPlain)))
      }
      if report.lines.contains(where: { $0.state == .pending }) { throw ExitCode(Exit.pending) }
    }
  }
}
