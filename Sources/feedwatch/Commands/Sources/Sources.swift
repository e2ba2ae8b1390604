import ArgumentParser

/// `feedwatch sources`: the list of what is watched.
struct Sources: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sources",
    abstract: "List what is watched; turn sources on and off; exchange lists with feed readers.",
    discussion: """
      Changes are made in the file that holds the source, and nothing else of that file is touched.

      Examples:
      feedwatch sources --tag filing
      feedwatch sources disable --tag students
      feedwatch sources import subscriptions.opml
      feedwatch sources export > sources.opml
      """,
    subcommands: [
      ListSources.self, EnableSources.self, DisableSources.self, ImportSources.self, ExportSources.self,
    ],
    defaultSubcommand: ListSources.self)
}
