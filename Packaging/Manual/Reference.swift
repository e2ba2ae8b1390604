/// What manual pages take from the documentation: its tables are the one place where keys and exit codes stand.
struct Reference {
  /// Tables of `ExitCodes.md` and `Configuration.md`, each under the heading above it.
  private var exitTables: [MarkdownTable]
  var configuration: [MarkdownTable]
  /// Items of the list in the overview of the configuration.
  var forms: [String]

  /// The documentation's reference, as Markdown.
  init(exitCodes: String, configuration: String) {
    exitTables = MarkdownTable.all(in: exitCodes)
    self.configuration = MarkdownTable.all(in: configuration)
    forms = MarkdownTable.items(in: configuration)
  }

  /// Codes with their meanings: those of one command, or all.
  func exitCodes(of command: String?) -> [(code: String, meaning: String)] {
    exitTables.flatMap(\.rows).compactMap { row in
      guard row.count == 3 else { return nil }
      let commands = row[2]
      let applies = command.map { commands.hasPrefix("all") || commands.contains("`\($0)`") } ?? true
      return applies ? (row[0], MarkdownTable.plain(row[1])) : nil
    }
  }

  static let environment = [
    (
      "XDG_CONFIG_HOME",
      "Where the configuration is looked for when the current folder has none. Default: ~/.config."
    ),
    (
      "XDG_STATE_HOME",
      "Where the store is kept unless the configuration names another place. Default: ~/.local/state."
    ),
    ("NO_COLOR", "Set to anything: no colours (https://no-color.org)."),
    (
      "SWIFT_BACKTRACE",
      "Set it to enable=no where no person watches, such as in cron: the crash reporter could wait for one."
    ),
  ]

  static let files = [
    ("feedwatch.yaml", "The configuration. Every command takes another with --config."),
    ("$XDG_CONFIG_HOME/feedwatch/feedwatch.yaml", "The configuration where the current folder has none."),
    ("$XDG_STATE_HOME/feedwatch/feedwatch.db", "The store, where the configuration names no other."),
  ]

  static let tour = [
    "feedwatch init ~/watch && cd ~/watch", "feedwatch add https://www.agency.example/contact",
    "feedwatch run", "feedwatch diff", "feedwatch accept --all --by Ana",
  ]
}
