import ArgumentParser
import Model
import Pipeline
import Rendering
import Storage
import Text

/// `feedwatch report`: the store as a small web site.
struct Report: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write a small web site: what changed, contacts, histories, announcements, health.",
    discussion: """
      Plain files that need no server and no script: open index.html, print it, or let a web server show the folder. Pages that an \
      earlier report wrote are replaced, those it no longer needs removed; other files are left alone, and where one of them \
      has a name that the report needs nothing is written.

      Example: feedwatch report /var/www/feedwatch
      """)

  @OptionGroup var options: CommonOptions
  @Argument(
    help: ArgumentHelp("The folder to write to; it is created where it is missing.", valueName: "dir"))
  var folder: String
  @Flag(name: .customLong("quiet"), help: "Print nothing.") var isQuiet = false

  func run() async throws {
    try await reporting {
      let settings = try options.settings()
      let store = try options.storeForReading(settings)
      defer { store.close() }
      let reading = ReportQueries(settings: settings, store: store)
      let content = try store.withConsistentReads { try reading.content(now: Clock.system.now()) }
      let files = ReportSite.files(content)
      try write(files)
      if !isQuiet {
        let words =
          "wrote \(counted(files.count, "file")): open \(PublicURL.named(folder, isCertain: false))/index.html"
        Console.print("\(Console.fitted(words, isPlain: options.isPlain))\n")
      }
    }
  }

  private func write(_ files: [ReportFile]) throws {
    do {
      try ReportFolder(path: folder).write(files)
    } catch .foreign(let path) {
      throw Failure(
        "\(path): is there already and no report wrote it: name another folder", code: Exit.cannotCreate)
    } catch .cannotCreate(let path, let reason) {
      throw Failure("\(path): cannot be created: \(reason): name another folder", code: Exit.cannotCreate)
    } catch .io(let path, let reason) {
      throw Failure("\(path): cannot be written: \(reason)", code: Exit.io)
    }
  }
}
