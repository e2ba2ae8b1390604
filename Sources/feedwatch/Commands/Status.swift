import ArgumentParser
import Model
import Pipeline
import Storage
import Text

struct Status: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show every source with its state, last good read, next read and problem.",
    discussion:
      "Exit code 0: all is well; 1: some source has a problem.\n\nExample: feedwatch status --format json")

  @OptionGroup var options: CommonOptions
  @Option(help: "text or json.", completion: TableFormat.completion, transform: TableFormat.read)
  var format = TableFormat.text

  func run() async throws {
    try await reporting {
      let settings = try options.settings()
      let report = try StatusReport(settings)
      switch format {
      case .json: Console.print(json: report.json)
      case .text: Console.print(report.text(now: Clock.system.now(), isPlain: options.isPlain))
      }
      if report.hasProblem { throw ExitCode(Exit.pending) }
    }
  }
}
