import ArgumentParser

@main struct Feedwatch: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feedwatch",
    abstract: "Watches announcement feeds and contact pages, and tells what changed.",
    version: Version.number,
    groupedSubcommands: [
      CommandGroup(
        name: "Watching",
        subcommands: [Init.self, Add.self, Sources.self, Run.self, Status.self, Doctor.self]),
      CommandGroup(name: "Telling", subcommands: [DigestCommand.self, Outbox.self, NotifyTest.self]),
      CommandGroup(
        name: "Reviewing",
        subcommands: [Diff.self, Accept.self, Show.self, Search.self, History.self, Evidence.self]),
      CommandGroup(name: "Keeping", subcommands: [CollectGarbage.self, Backup.self]),
      CommandGroup(
        name: "Reading documents", subcommands: [Check.self, Parse.self, Extract.self, Compare.self]),
    ])
}
