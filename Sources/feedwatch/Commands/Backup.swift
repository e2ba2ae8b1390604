import ArgumentParser
import Model
import Storage
import Text

struct Backup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Write a consistent copy of the store to a file.",
    discussion: """
      Also while a run is at work. The file must not be there yet; put it in the place of the store to go back to it.

      Example: feedwatch backup /var/backups/feedwatch-$(date +%F).db
      """)

  @OptionGroup var options: CommonOptions
  @Argument(help: "The file to write.") var file: String

  func run() async throws {
    try await reporting {
      let settings = try options.settings()
      let store = try options.storeForReading(settings)
      defer { store.close() }
      try store.backup(to: file)
      Console.print("wrote \(text: SafeText.line(PublicURL.named(file, isCertain: false)))\n")
    }
  }
}
