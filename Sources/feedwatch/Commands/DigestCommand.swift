import ArgumentParser
import Model
import Pipeline
import Storage

struct DigestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "digest", abstract: "Compose and deliver now what waits to be told, or print it.",
    discussion: """
      With --preview, prints exactly the bytes that would go out and changes nothing.

      Example: feedwatch digest --notifier office --preview
      """)

  @OptionGroup var options: CommonOptions
  @Option(help: "Only this notifier.") var notifier: String?
  @Flag(help: "Print instead of delivering.") var preview = false

  func run() async throws {
    try await reporting {
      let settings = try options.settings()
      let notifiers = try chosen(settings)
      if preview {
        for bytes in try previews(of: notifiers, settings) { Console.write(bytes, to: 1) }
      } else {
        let (tally, isInterrupted) = try await settings.withLockedStore { store, interruption in
          try await SendDigests(
            settings: settings, store: store, version: Version.number, interruption: interruption
          ).now(notifiers)
        }
        for line in tally.lines { Console.error(line) }
        if isInterrupted { throw Failure.endedBySignal }
        if tally.failed + tally.pending > 0 { throw ExitCode(Exit.temporary) }
      }
    }
  }

  /// What would go out. Where sources or notifiers got new names, the store is made to follow for as long as it takes.
  private func previews(of notifiers: [Notifier], _ settings: Settings) throws -> [[UInt8]] {
    func previews(_ store: SQLiteStore) throws -> [[UInt8]] {
      let sending = SendDigests(settings: settings, store: store, version: Version.number)
      return try notifiers.map { RenderedDigest.payload(try sending.preview($0).digest, for: $0).bytes }
    }
    let store = try options.storeForReading(settings)
    guard try RenamedParts.areThere(settings, store: store) else {
      return try store.withConsistentReads { try previews(store) }
    }
    let writable = try SQLiteStore.open(path: settings.storePath, mode: .readWrite)
    defer { writable.close() }
    return try writable.withRollback {
      try RenamedParts.settle(settings, store: writable, now: Clock.system.now())
      return try previews(writable)
    }
  }

  private func chosen(_ settings: Settings) throws -> [Notifier] {
    guard let name = notifier else {
      guard !settings.notifiers.isEmpty else {
        throw Failure("\(settings.file): no notifiers: add one under `notify:`", code: Exit.configuration)
      }
      return settings.notifiers
    }
    return [try settings.notifier(named: name)]
  }
}
