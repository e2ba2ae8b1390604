import ArgumentParser
import Storage

@main struct Feedwatch: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feedwatch",
    abstract: "Watches announcement feeds and contact pages, and tells what changed.",
    version: Version.number,
    groupedSubcommands: [
      CommandGroup(
        name: "Watching",
        subcommands: [Init.self, Add.self, Sources.self, Run.self, Status.self, Doctor.self]),
      CommandGroup(
        name: "Digests and reports",
        subcommands: [DigestCommand.self, Outbox.self, NotifyTest.self, Report.self]),
      CommandGroup(
        name: "Reviewing",
        subcommands: [Diff.self, Accept.self, Show.self, Search.self, History.self, Evidence.self]),
      CommandGroup(name: "Keeping", subcommands: [CollectGarbage.self, Backup.self]),
      CommandGroup(
        name: "Reading documents", subcommands: [Check.self, Parse.self, Extract.self, Compare.self]),
    ])

  /// Runs the command that the command line names; whatever stops it is told in one line.
  static func main() async {
    Signals.listen()
    do {
      let arguments = Array(CommandLine.arguments.dropFirst())
      try UsageError.checkCommand(arguments)
      var command = try await asyncParseAsRoot(arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      end(error)
    }
  }

  /// Help, version and completion scripts go to standard output as the library writes them.
  private static func end(_ error: any Error) -> Never {
    if let failure = error as? Failure ?? (error as? StorageError).map(Failure.init) {
      failure.report()
      exit(withError: ExitCode(failure.code))
    }
    guard exitCode(for: error) == .validationFailure, !(error is ExitCode) else { exit(withError: error) }
    Console.error(UsageError.line(of: message(for: error), arguments: CommandLine.arguments.dropFirst()))
    exit(withError: ExitCode(Exit.usage))
  }
}

/// The program's version.
enum Version {
  static let number = "0.1.0"
}
