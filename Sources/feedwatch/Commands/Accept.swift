import ArgumentParser
import Diffing
import Model
import Pipeline
import Storage
import Text

struct Accept: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Record that a person has reviewed changes; deletes nothing.",
    discussion: "Example: feedwatch accept 12 --by \"A. Paralegal\" --note \"labels reprinted\"")

  @OptionGroup var options: CommonOptions
  @Argument(help: "Ids of changes, as `feedwatch diff` shows them.") var ids: [String] = []
  @Flag(name: .customLong("all"), help: "Accept every pending change.") var all = false
  @Option(name: .customLong("source"), parsing: .upToNextOption, help: "Accept the changes of these sources.")
  var sources: [String] = []
  @Option(help: "Who has reviewed them (default: the login name).") var by: String?
  @Option(help: "A note that is kept with the review.") var note: String?

  func validate() throws {
    guard all || !ids.isEmpty || !sources.isEmpty else {
      throw ValidationError("name the changes to accept, or --all: `feedwatch diff` lists them")
    }
    guard !(all && !ids.isEmpty) else { throw ValidationError("give either ids or --all, not both") }
  }

  func run() async throws {
    try await reporting {
      let settings = try options.settings()
      let store = try SQLiteStore.open(path: settings.storePath, mode: .readWrite)
      defer { store.close() }
      let changes = try store.changes(pendingOnly: false)
      let named = Set(try settings.sourceIDs(named: sources))
      let chosen = try choose(from: ReviewFold.fold(changes), of: named, store)
      let acceptance = Acceptance(by: by ?? LoginName.current, note: note, at: Clock.system.now())
      let accepted = try store.accept(ids: chosen.flatMap { $0.folds + [$0.id] }, acceptance: acceptance)
      let wording = try store.accept(ids: wording(in: changes, of: named), acceptance: acceptance)
      let more = wording.isEmpty ? "" : ", and \(counted(wording.count, "difference")) of wording"
      Console.print(
        "accepted \(text: counted(accepted.count, "change") + more) as \(text: SafeText.line(acceptance.by))\n"
      )
    }
  }

  /// Differences of wording that `--all` and `--source` take along, so that a reviewed page has none left.
  private func wording(in changes: [RecordedChange], of named: Set<SourceID>) -> [String] {
    guard all || !named.isEmpty else { return [] }
    return changes.filter {
      $0.change.severity == .wording && $0.state == .pending && (named.isEmpty || named.contains($0.source))
    }.map(\.id)
  }

  /// The lines named, each with the earlier changes folded into it.
  private func choose(
    from lines: [RecordedChange], of named: Set<SourceID>, _ store: any SnapshotStore
  ) throws -> [RecordedChange] {
    if all { return named.isEmpty ? lines : lines.filter { named.contains($0.source) } }
    var chosen = lines.filter { named.contains($0.source) }
    let known = ids.isEmpty ? [] : Set(try store.changes(pendingOnly: false).map(\.id))
    for id in ids {
      if let line = lines.first(where: { $0.id == id || $0.folds.contains(id) }) {
        if !chosen.contains(where: { $0.id == line.id }) { chosen.append(line) }
      } else if !known.contains(id) {
        throw Failure("no change \"\(id)\": `feedwatch diff` lists them", code: Exit.usage)
      }
    }
    return chosen
  }
}
