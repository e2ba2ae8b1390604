import ArgumentParser
import Model
import Pipeline
import Storage
import Text

/// `feedwatch search`: words in everything that was read.
struct Search: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find words in the announcements and contact facts that were read, the past ones too.",
    discussion: """
      All words must be there, whatever their case and ending. An argument of several words is a phrase; a final * stands for \
      any ending.

      Exit status: 0 something was found, 1 nothing was.

      Examples:
      feedwatch search lockbox "Form I-130"
      feedwatch search 'biometric*' --tag news --limit 5
      """)

  @OptionGroup var options: CommonOptions
  @Argument(help: "The words.") var words: [String]
  @Option(name: .customLong("source"), parsing: .singleValue, help: "Only this source; may be repeated.")
  var sources: [String] = []
  @Option(help: "Only sources with this tag.") var tag: String?
  @Option(help: "At most so many.") var limit = 20
  @Option(help: "text or json.", completion: TableFormat.completion, transform: TableFormat.read)
  var format = TableFormat.text

  func validate() throws {
    guard SearchWords(words) != nil else { throw ValidationError("give a word to search for") }
    guard (1...10_000).contains(limit) else { throw ValidationError("--limit: a number from 1 to 10000") }
  }

  func run() async throws {
    try await reporting {
      let settings = try options.settings()
      let hits = try found(settings)
      switch format {
      case .json:
        Console.print(json: ["results": .array(hits.map { SearchReport.json($0, settings) })])
      case .text where hits.isEmpty: Console.error("nothing holds all of: \(words.joined(separator: " "))")
      case .text: Console.print(SearchReport.text(hits, settings, isPlain: options.isPlain))
      }
      if hits.isEmpty { throw ExitCode(Exit.pending) }
    }
  }

  private func found(_ settings: Settings) throws -> [SearchHit] {
    guard let query = SearchWords(words) else { return [] }
    let named = Set(try settings.sourceIDs(named: sources))
    let tagged = Set(settings.sources.filter { source in tag.map(source.tags.contains) ?? true }.map(\.id))
    let chosen = named.isEmpty && tag == nil ? nil : named.isEmpty ? tagged : named.intersection(tagged)
    do throws(StorageError) {
      let store = try SQLiteStore.open(path: settings.storePath, mode: .readWrite)
      return try store.search(query, in: chosen, limit: limit)
    } catch {
      // Where nothing may be written, what was indexed before is searched.
      guard let store = try? options.storeForReading(settings) else { throw error }
      return try store.search(query, in: chosen, limit: limit, isFresh: false)
    }
  }
}
