import ArgumentParser
import Model
import Pipeline
import Storage

struct Show: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the current contact facts, with source, time read and age.",
    discussion: "Example: feedwatch show uscis-contact --at 2026-03-03")

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv, vcard }

  @OptionGroup var workplace: Workplace
  @Argument(help: "Only this source.") var source: String?
  @Option(help: "As they stood at this day, time or age (2026-03-03, 3d).") var at: String?
  @Option(help: "text, json, csv or vcard.") var format: Format = .text

  func run() async throws {
    try await reporting {
      let now = Clock.system.now()
      let settings = try workplace.settings()
      let id = try source.map { try SourceNames.checked([$0], in: settings)[0] }
      let moment = try at.map { try Moment.parse($0, now: now) }
      let store = try workplace.storeForReading(settings)
      let facts = try reported(settings, store, id, moment, now)
      if facts.isEmpty { try explainEmptiness(settings, store, id, moment) }
      switch format {
      case .json: Console.print(JSONWriter.text(["facts": .array(facts.map(\.json))]))
      case .csv: Console.print(CSV.text(facts))
      case .vcard: Console.print(VCard.text(facts))
      case .text: Console.print(FactReport.text(facts, now: now))
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
        let limit = known.lastSeen.adding(seconds: 3 * source.every)
        return ReportedFact(
          source: source, known: known, isUnconfirmed: source.every > 0 && limit < (moment ?? now))
      }
    }
  }

  private func explainEmptiness(
    _ settings: Settings, _ store: any SnapshotStore, _ id: SourceID?, _ moment: Timestamp?
  ) throws {
    let place = id.map { "source \($0)" } ?? "any source"
    if let moment, try store.facts(of: id, at: nil).isEmpty == false {
      Console.error("\(place) had not been read by \(moment.rfc3339): no facts")
    } else {
      Console.error("no facts of \(place): `feedwatch status` tells what was read")
    }
  }
}
