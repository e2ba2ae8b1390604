import ArgumentParser
import Diffing
import Model
import Pipeline
import Rendering
import Storage
import Text

struct History: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Show every contact change ever seen, with who accepted it.",
    discussion: "Example: feedwatch history uscis-contact --since 30d")

  @OptionGroup var options: CommonOptions
  @Argument(help: "Only this source.") var source: String?
  @Option(
    help: "Only what was first seen since this day, time or age (2026-11-20, 3d, 12h).",
    transform: TimeArgument.read)
  var since: TimeArgument?
  @Flag(name: .customLong("all"), help: "Show wording-only changes too.") var all = false
  @Option(help: "text or json.", completion: TableFormat.completion, transform: TableFormat.read)
  var format = TableFormat.text

  func run() async throws {
    try await reporting {
      let now = Clock.system.now()
      let settings = try options.settings()
      let since = self.since?.instant(now: now)
      let naming = SourceNaming(settings.sources)
      let recorded = naming.applied(to: try options.storeIfAny(settings)?.changes(pendingOnly: false) ?? [])
      if let source, !recorded.contains(where: { $0.source.rawValue == source }) {
        _ = try settings.sourceIDs(named: [source])
      }
      let reverted = Self.reverted(recorded)
      let changes = recorded.filter { line in
        (source == nil || line.source.rawValue == source) && (since.map { line.firstSeen >= $0 } ?? true)
          && (all || line.change.severity > .wording)
      }.map { line in
        var line = line
        if reverted.contains(line.id) { line.state = .reverted }
        return line
      }
      switch format {
      case .json: Console.print(json: ["changes": .array(changes.map(\.json))])
      case .text: Console.print(HistoryReport.text(changes, isPlain: options.isPlain))
      }
    }
  }

  /// Ids of changes that were undone before anybody reviewed them.
  private static func reverted(_ changes: [RecordedChange]) -> Set<String> {
    Set(ReviewFold.fold(changes).filter { $0.state == .reverted }.flatMap { [$0.id] + $0.folds })
  }
}
