import ArgumentParser

@main struct Feedwatch: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feedwatch",
    abstract: "Watches announcement feeds and contact pages, and tells what changed.",
    version: "0.1.0",
    subcommands: [
      Init.self,
      Parse.self,
      Extract.self,
      Compare.self,
      Check.self,
    ])
}
