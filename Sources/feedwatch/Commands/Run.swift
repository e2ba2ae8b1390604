import ArgumentParser
import Configuration
import Foundation
import Model
import Pipeline
import Rendering
import Storage
import Text

struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Fetch what is due, store it, tell what changed.",
    discussion: """
      The first read of a source is its silent baseline. Exit code 0: all read and delivered; 75: some source or \
      delivery failed, the rest is done.

      Example: feedwatch run --quiet
      """)

  @OptionGroup var options: CommonOptions
  @Flag(
    name: .customLong("all"), help: "Ask every source, due or not; with --source, for whole documents too.")
  var all = false
  @Option(name: .customLong("source"), parsing: .upToNextOption, help: "Ask only these, due or not.")
  var sources: [String] = []
  @Option(help: "Ask only sources with this tag.") var tag: String?
  @Flag(
    help:
      "Take the pages and feeds of --source as they are now, although facts are gone or they end too early: you have looked at them."
  )
  var trust = false
  @Flag(help: "Print only new problems and failed deliveries.") var quiet = false
  @Option(help: "text or json.", completion: TableFormat.completion, transform: TableFormat.read)
  var format = TableFormat.text

  func validate() throws {
    guard !trust || !sources.isEmpty else {
      throw ValidationError("--trust needs --source ID: name the pages and feeds that you have looked at")
    }
  }

  func run() async throws {
    try await reporting {
      let settings = try options.settings()
      let selection = RunSelection(
        sources: try settings.sourceIDs(named: sources), tag: try settings.tag(named: tag),
        ignoresIntervals: all, trustsPages: trust)
      let line = RunProgressLine(isWanted: !quiet && !options.isPlain)
      defer { line.report(.finished) }
      let (done, isInterrupted) = try await settings.withLockedStore(mode: .readWriteCreate) {
        store, interruption in
        let report = try await RunAll(
          settings: settings, store: store, version: Version.number, interruption: interruption,
          progress: { line.report($0) })(selection)
        // Before anything is printed: who watches the file wants to know of the run also where nobody can read of it.
        return (report: report, isMeasured: try writeMetrics(report, settings, store))
      }
      show(done.report, settings)
      if isInterrupted || !done.report.isComplete || !done.isMeasured { throw ExitCode(Exit.temporary) }
    }
  }

  /// Writes `metrics_file`, where there is one; a file that cannot be written is told, and the next run writes it.
  private func writeMetrics(
    _ report: RunReport, _ settings: Settings, _ store: SQLiteStore
  ) throws(StorageError) -> Bool {
    guard let path = settings.metricsFile else { return true }
    let problem = try RunMetrics(report, settings: settings, store: store).write(to: path)
    if let problem { Console.error(problem) }
    return problem == nil
  }

  private func show(_ report: RunReport, _ settings: Settings) {
    if format == .json { Console.print(json: report.json) }
    if quiet {
      for (problem, first) in report.problems where first { Console.error(RunSummary.line(problem)) }
      for line in report.deliveries.lines { Console.error(line) }
    } else if format == .text {
      Console.print(RunSummary.text(report))
    }
    if report.wasInterrupted { Console.error("run ended early by a signal; what was read is stored") }
  }
}
