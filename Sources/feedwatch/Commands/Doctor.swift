import ArgumentParser
import Foundation
import Model
import Pipeline
import Storage
import Text

/// `feedwatch doctor`: whether everything is in place.
struct Doctor: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract:
      "Look once at every source and notifier, the store, the clock and the schedule; say what to do.",
    discussion: """
      Every source is asked once, as politely as a run would; mail servers are connected to and nothing is sent. Nothing is \
      stored and nothing told.

      Exit status: 0 no fault, 1 something does not work.

      With --offline --quiet it is a watch over the watcher, for cron or a timer: it says nothing while runs happen and digests \
      leave.

      Examples:
      feedwatch doctor
      feedwatch doctor --offline --quiet
      """)

  @OptionGroup var workplace: Workplace
  @Flag(help: "Connect to nothing: only the store, files, programs and the schedule.") var offline = false
  @Flag(help: "Print only what does not work.") var quiet = false
  @Option(help: "text or json.", completion: TableFormat.completion, transform: TableFormat.read)
  var format = TableFormat.text

  func run() async throws {
    try await reporting {
      let settings = try workplace.settings()
      let now = Clock.system.now()
      var (store, found): (SQLiteStore?, [Diagnosis]) = (nil, Self.configured(settings))
      do throws(StorageError) {
        store = try Self.store(settings)
        found += ExamineStore.diagnoses(settings, store: store, now: now)
      } catch {
        found.append(
          Diagnosis("store", .fault, Failure(error).lines.joined(separator: "; "), advice: "see `store:`"))
      }
      found.append(ScheduleCheck.diagnosis(configuration: settings.file))
      if !offline { found += await sources(settings, records: (try? store?.records()) ?? [:]) }
      found += await ExamineNotifiers.diagnoses(
        settings, environment: ProcessInfo.processInfo.environment, connects: !offline)
      try show(DiagnosisReport(diagnoses: found))
    }
  }

  private static func store(_ settings: Settings) throws(StorageError) -> SQLiteStore? {
    guard FileManager.default.fileExists(atPath: settings.storePath) else { return nil }
    return try SQLiteStore.open(path: settings.storePath, mode: .readOnly)
  }

  /// The configuration was read, or the command would have ended; what can be better about it.
  private static func configured(_ settings: Settings) -> [Diagnosis] {
    let enabled = settings.sources.count(where: \.isEnabled)
    var found: [Diagnosis] = []
    if enabled == 0 {
      found.append(
        Diagnosis(
          "configuration", .fault, "no source is on",
          advice: "feedwatch add URL, or feedwatch sources enable ID"))
    } else {
      let what = "\(settings.file): \(counted(enabled, "source")) on, \(settings.sources.count - enabled) off"
      found.append(Diagnosis("configuration", .ok, what))
    }
    if settings.fetch.contact.isEmpty {
      found.append(
        Diagnosis(
          "contact", .note, "sites cannot reach you: `contact:` under `fetch:` is empty",
          advice: "set it to a mail address or a URL; sites turn away programs that name nobody"))
    }
    return found
  }

  private func sources(_ settings: Settings, records: [SourceID: SourceRecord]) async -> [Diagnosis] {
    let line = RunProgressLine(isWanted: !workplace.isPlain && !quiet)
    return await ExamineSources(settings: settings, version: Version.number, records: records)(
      progress: { line.report($0) })
  }

  private func show(_ report: DiagnosisReport) throws {
    switch format {
    case .json: Console.print(JSONWriter.text(report.json))
    case .text:
      let style = TerminalColours(hasColour: Console.hasColour && !workplace.isPlain)
      Console.print(
        report.text(style: style, width: Console.isTerminal ? Console.width : 100, onlyFaults: quiet))
    }
    if report.hasFault { throw ExitCode(Exit.pending) }
  }
}
