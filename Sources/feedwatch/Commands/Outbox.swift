import ArgumentParser
import Model
import Pipeline
import Storage
import Text

struct Outbox: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outbox",
    abstract: "Show digests that are not delivered; try them again, or drop them.",
    discussion: """
      Exit code 0; with --retry 75 when some could not be delivered.

      Examples: feedwatch outbox
                feedwatch outbox --retry
                feedwatch outbox --drop 17 --by "A. Paralegal"
      """)

  @OptionGroup var options: CommonOptions
  @Option(help: "Only this notifier.") var notifier: String?
  @Flag(help: "Try again what waits, given-up digests too.") var retry = false
  @Option(parsing: .upToNextOption, help: "Take these digests out of the outbox.") var drop: [Int64] = []
  @Option(help: "Who drops them (default: the login name).") var by: String?
  @Option(help: "text or json.", completion: TableFormat.completion, transform: TableFormat.read)
  var format = TableFormat.text

  func validate() throws {
    guard !(retry && !drop.isEmpty) else { throw ValidationError("give either --retry or --drop, not both") }
    guard by == nil || !drop.isEmpty else { throw ValidationError("--by goes with --drop ID") }
  }

  func run() async throws {
    try await reporting {
      let settings = try options.settings()
      if retry { return try await tryAgain(settings) }
      if !drop.isEmpty { return try dropThem(settings) }
      let store = try options.storeForReading(settings)
      let report = try OutboxReport(settings, store: store, only: notifier)
      // What a notifier left that is no longer configured can still be named.
      if let notifier, report.isEmpty { _ = try settings.notifier(named: notifier) }
      switch format {
      case .json: Console.print(json: report.json)
      case .text: Console.print(report.text(now: Clock.system.now(), isPlain: options.isPlain))
      }
    }
  }

  private func tryAgain(_ settings: Settings) async throws {
    let (tally, isInterrupted) = try await settings.withLockedStore { store, interruption in
      try await SendDigests(
        settings: settings, store: store, version: Version.number, interruption: interruption
      ).again(notifier)
    }
    Console.print("\(text: counted(tally.delivered, "digest")) delivered\n")
    for line in tally.lines { Console.error(line) }
    if isInterrupted { throw Failure.endedBySignal }
    if tally.failed + tally.pending > 0 { throw ExitCode(Exit.temporary) }
  }

  private func dropThem(_ settings: Settings) throws {
    let store = try SQLiteStore.open(path: settings.storePath, mode: .readWrite)
    defer { store.close() }
    let known = Set(try store.pendingDeliveries().map(\.number))
    for id in drop where !known.contains(id) {
      throw Failure("no digest \(id) in the outbox: `feedwatch outbox` lists them", code: Exit.usage)
    }
    let name = by ?? LoginName.current
    for id in drop { _ = try store.drop(delivery: id, by: name, at: Clock.system.now()) }
    Console.print("dropped \(text: counted(drop.count, "digest")) as \(text: SafeText.line(name))\n")
  }
}
