import ArgumentParser
import Model
import Pipeline
import Storage
import Text

struct Show: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show the current contact facts, with source, time read and age.",
    discussion: "Example: feedwatch show uscis-contact --at 2026-03-03")

  enum Format: String, Choice { case text, json, csv, vcard }

  @OptionGroup var options: CommonOptions
  @Argument(help: "Only this source.") var source: String?
  @Option(help: "As they stood at this day, time or age (2026-03-03, 3d).", transform: TimeArgument.read)
  var at: TimeArgument?
  @Option(help: "text, json, csv or vcard.", completion: Format.completion, transform: Format.read)
  var format = Format.text

  func run() async throws {
    try await reporting {
      let now = Clock.system.now()
      let settings = try options.settings()
      let id = try source.map { try settings.sourceIDs(named: [$0])[0] }
      let moment = at?.instant(now: now)
      let store = try options.storeIfAny(settings)
      let facts = try store.map { try reported(settings, $0, id, moment, now) } ?? []
      if let store, facts.isEmpty { try explainEmptiness(settings, store, id, moment) }
      switch format {
      case .json: Console.print(json: ["facts": .array(facts.map(\.json))])
      case .csv: Console.print(CSV(facts))
      case .vcard: Console.print(VCard(facts))
      case .text: Console.print(FactReport.text(facts, now: now, isPlain: options.isPlain))
      }
    }
  }

  /// The facts in the order of the configuration.
  private func reported(
    _ settings: Settings, _ store: any SnapshotStore, _ id: SourceID?, _ moment: Timestamp?, _ now: Timestamp
  ) throws -> [ReportedFact] {
    let bySource = Dictionary(grouping: try store.facts(of: id, at: moment), by: \.source)
    return settings.sources.flatMap { source in
      (bySource[source.id] ?? []).map { _, known in
        ReportedFact(
          source: source, known: known,
          isUnconfirmed: source.isUnconfirmed(lastRead: known.lastSeen, now: moment ?? now))
      }
    }
  }

  private func explainEmptiness(
    _ settings: Settings, _ store: any SnapshotStore, _ id: SourceID?, _ moment: Timestamp?
  ) throws {
    if let moment, try store.facts(of: id, at: nil).isEmpty == false {
      let reading = id.map { "source \($0) had not been" } ?? "no source had been"
      Console.error("\(reading) read by \(moment.rfc3339): no facts")
    } else {
      let place = id.map { "source \($0)" } ?? "any source"
      Console.error("no facts of \(place): `feedwatch status` tells what was read")
    }
  }
}
