import ArgumentParser
import Configuration
import Model
import Pipeline
import Text

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

/// `feedwatch sources list`.
struct ListSources: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the sources with kind, interval, tags and the file they stand in.",
    discussion: "Example: feedwatch sources list --tag filing --format json")

  @OptionGroup var options: CommonOptions
  @Option(help: "Only sources with this tag.") var tag: String?
  @Option(help: "text or json.", completion: TableFormat.completion, transform: TableFormat.read)
  var format = TableFormat.text

  func run() async throws {
    try await reporting {
      let settings = try options.settings()
      let places = try options.places()
      let sources = settings.sources.filter { source in tag.map(source.tags.contains) ?? true }
      switch format {
      case .json:
        let lines = sources.map { Self.json($0, places[$0.id]) }
        Console.print(json: ["sources": .array(lines)])
      case .text: Console.print(Self.table(sources, places).text(isPlain: options.isPlain))
      }
    }
  }

  private static func json(_ source: Source, _ place: SourcePlace?) -> JSONValue {
    [
      "id": .string(source.id.rawValue), "kind": .string(source.kind.rawValue),
      "url": .string(PublicURL.of(source.url)), "title": JSONValue(source.title),
      "tags": JSONValue(source.tags),
      "every": JSONValue(Int(source.every)), "enabled": .bool(source.isEnabled),
      "file": JSONValue(place?.file),
      "line": JSONValue(place?.line),
    ]
  }

  private static func table(_ sources: [Source], _ places: [SourceID: SourcePlace]) -> TextTable {
    var table = TextTable(["source", "", "kind", "every", "tags", "in"])
    for source in sources {
      table.add([
        source.id.rawValue, source.isEnabled ? "on" : "off", source.kind.rawValue, intervalText(source.every),
        source.tags.joined(separator: " "), places[source.id]?.description ?? "",
      ])
    }
    return table
  }
}
