import ArgumentParser
import Configuration
import Model
import Pipeline
import Storage
import Text

struct CollectGarbage: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gc", abstract: "Remove old documents that back no change, and make the store smaller.",
    discussion: """
      Documents stay for the time of `keep_documents` (90d); those that back a change, and the newest of each source, \
      stay for ever. Facts, entries, changes and reviews are never removed.

      Example: feedwatch gc --keep 30d
      """)

  @OptionGroup var options: CommonOptions
  @Option(help: "Keep documents for this time (30d, 12h) instead of the configured one.") var keep: String?

  func run() async throws {
    try await reporting {
      let settings = try options.settings()
      let now = Clock.system.now()
      let before =
        try keep.map { try Self.age($0, now: now) } ?? now.adding(seconds: -settings.keepsDocuments)
      let store = try SQLiteStore.open(path: settings.storePath, mode: .readWrite)
      defer { store.close() }
      let removed = try store.removeDocuments(before: before)
      Console.print("removed \(text: counted(removed, "document"))\n")
      try shrink(store, settings)
    }
  }

  /// A run must not have to wait for the file to be rewritten.
  private func shrink(_ store: SQLiteStore, _ settings: Settings) throws {
    do {
      let lock = try RunLock.acquire(storePath: settings.storePath)
      defer { lock.release() }
      try store.shrink()
    } catch StorageError.locked {
      Console.error("a run is at work: the room is given back to the disk by the next `feedwatch gc`")
    }
  }

  private static func age(_ text: String, now: Timestamp) throws -> Timestamp {
    guard case .ago(let seconds)? = try? TimeArgument.read(text) else {
      throw Failure("--keep \(SafeText.line(text)): not a time (such as 30d or 12h)", code: Exit.usage)
    }
    return now.adding(seconds: -seconds)
  }
}
