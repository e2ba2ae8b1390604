import ArgumentParser
import Configuration
import Model
import Pipeline
import Text

/// `feedwatch sources list`.
struct ListSources: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the sources with kind, interval, tags and the file they stand in.",
    discussion: "Example: feedwatch sources list --tag filing --format json")

  @OptionGroup var workplace: Workplace
  @Option(help: "Only sources with this tag.") var tag: String?
  @Option(help: "text or json.", completion: TableFormat.completion, transform: TableFormat.read)
  var format = TableFormat.text

  func run() async throws {
    try await reporting {
      let settings = try workplace.settings()
      let places = try workplace.places()
      let sources = settings.sources.filter { source in tag.map(source.tags.contains) ?? true }
      switch format {
      case .json:
        let lines = sources.map { Self.json($0, places[$0.id]) }
        Console.print(JSONWriter.text(["sources": .array(lines)]))
      case .text: Console.print(Self.table(sources, places).text(isPlain: workplace.isPlain))
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
        source.id.rawValue, source.isEnabled ? "on" : "off", source.kind.rawValue, Age.interval(source.every),
        source.tags.joined(separator: " "), places[source.id]?.description ?? "",
      ])
    }
    return table
  }
}
