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

  @OptionGroup var options: CommonOptions
  @Flag(help: "Connect to nothing: only the store, files, programs and the schedule.") var offline = false
  @Flag(help: "Print only what does not work.") var quiet = false
  @Option(help: "text or json.", completion: TableFormat.completion, transform: TableFormat.read)
  var format = TableFormat.text

  func run() async throws {
    try await reporting {
      let settings = try options.settings()
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
    return found + proxies(ProcessInfo.processInfo.environment, settings)
  }

  /// Variables of the environment that other programs take a proxy from, and this one does not.
  private static func proxies(_ environment: [String: String], _ settings: Settings) -> [Diagnosis] {
    let names = ["http_proxy", "https_proxy", "all_proxy"].flatMap { [$0, $0.uppercased()] }
    let set = names.filter { !(environment[$0] ?? "").isEmpty }
    guard let first = set.first else { return [] }
    let advice =
      settings.fetch.proxy == nil
      ? "where a proxy is needed: `proxy: URL` under `fetch:`"
      : "`proxy:` under `fetch:` is used for documents"
    return [
      Diagnosis(
        "proxy", .note,
        "\(first) is set in the environment and is not used: not for documents, webhooks or mail",
        advice: advice)
    ]
  }

  private func sources(_ settings: Settings, records: [SourceID: SourceRecord]) async -> [Diagnosis] {
    let line = RunProgressLine(isWanted: !options.isPlain && !quiet)
    return await ExamineSources(settings: settings, version: Version.number, records: records)(
      progress: { line.report($0) })
  }

  private func show(_ report: DiagnosisReport) throws {
    switch format {
    case .json: Console.print(json: report.json)
    case .text:
      let style = TerminalColours(hasColour: Console.hasColour && !options.isPlain)
      Console.print(
        report.text(style: style, width: Console.isTerminal ? Console.width : 100, onlyFaults: quiet))
    }
    if report.hasFault { throw ExitCode(Exit.pending) }
  }
}

/// Whether something starts `feedwatch run` again and again: a line of a crontab, or a timer of systemd.
enum ScheduleCheck {
  private static let folders = ["/etc/cron.d", "/etc/cron.hourly", "/etc/cron.daily"]
  private static let timers = [
    "/etc/systemd/system/timers.target.wants/feedwatch.timer",
    "/usr/lib/systemd/system/timers.target.wants/feedwatch.timer",
  ]

  /// The diagnosis, with the line to add where there is none.
  static func diagnosis(configuration: String) -> Diagnosis {
    if let timer = (timers + [ownTimer]).first(where: isThere) {
      return Diagnosis("schedule", .ok, "a timer starts feedwatch: \(timer)")
    }
    if let place = ([("your crontab", ownCrontab)] + files).first(where: { runsFeedwatch($0.1) })?.0 {
      return Diagnosis("schedule", .ok, "cron starts feedwatch: \(place)")
    }
    let line = "17 * * * * \(program) run --quiet --config \"\(configuration)\""
    return Diagnosis(
      "schedule", .note, "neither your crontab nor /etc/cron.d nor a timer of systemd starts feedwatch",
      advice: configuration == "/etc/feedwatch/feedwatch.yaml" && units.contains(where: isThere)
        ? "systemctl enable --now feedwatch.timer feedwatch-health.timer" : "crontab -e, and add: \(line)")
  }

  /// The timer that a package has brought along; it reads the configuration in /etc.
  private static let units = [
    "/usr/lib/systemd/system/feedwatch.timer", "/etc/systemd/system/feedwatch.timer",
  ]

  /// Where this program is, as cron has to name it.
  private static var program: String {
    let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return path ?? "/usr/local/bin/feedwatch"
  }

  private static var ownTimer: String {
    NSHomeDirectory() + "/.config/systemd/user/timers.target.wants/feedwatch.timer"
  }

  private static func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The user's crontab, which only the program `crontab` may read.
  private static var ownCrontab: String {
    guard let stream = popen("crontab -l 2>/dev/null", "r") else { return "" }
    defer { pclose(stream) }
    var bytes: [UInt8] = []
    while bytes.count < 1_000_000 {
      let next = getc(stream)
      if next == EOF { break }
      bytes.append(UInt8(truncatingIfNeeded: next))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static var files: [(String, String)] {
    let paths = folders.flatMap { folder in
      ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted().map {
        "\(folder)/\($0)"
      }
    }
    return (["/etc/crontab"] + paths).map { path in
      (path, String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self))
    }
  }

  /// A line, no comment, that says feedwatch and run.
  private static func runsFeedwatch(_ text: String) -> Bool {
    text.split(separator: "\n").contains { line in
      !line.drop { $0 == " " }.hasPrefix("#") && line.contains("feedwatch") && line.contains(" run")
    }
  }
}
