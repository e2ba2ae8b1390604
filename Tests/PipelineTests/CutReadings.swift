import Fetching
import Model
import Storage
import Support
import Text

@testable import Pipeline

/// One source whose documents a test gives one after the other, and what each reading tells.
struct CutReadings {
  private let fetcher: Fetcher
  private let store: SQLiteStore
  private let source: Source
  private var record: SourceRecord?
  private var now = Timestamp(seconds: 1_795_600_000)

  init(_ source: Source, store: SQLiteStore) {
    self.source = source
    self.store = store
    fetcher = Fetcher(settings: FetchSettings(), version: "0", robots: StoredRobots(store: store))
  }

  /// What the next reading, an hour later, tells: `new 3`, `updated 3`, `withdrawn 3`, by the last word of each title,
  /// `changed hours`, and problems that begin.
  mutating func read(_ document: some Collection<UInt8>, isTrusted: Bool = false) throws -> [String] {
    now = now.adding(seconds: 3600)
    let known = record ?? SourceRecord(id: source.id, kind: source.kind, url: source.url)
    let response = FetchedResponse(status: 200, url: source.url, body: Array(document), etag: "\"v\"")
    let reader = SourceReader(
      fetcher: fetcher, store: store, clock: .system, run: 1, trustsPages: isTrusted)
    let reading = try reader.read(
      Attempt(
        source: source, known: known, rules: DocumentReading.rulesVersion(of: source),
        result: .fetched(response), at: now, isTrusted: isTrusted))
    try store.apply(reading.outcome)
    record = try store.records()[source.id]
    return told(reading)
  }

  private func told(_ reading: Reading) -> [String] {
    func name(_ announcement: Announcement) -> String {
      announcement.title.split(separator: " ").last.map(String.init) ?? ""
    }
    let problem = reading.outcome.problemBegan.map { ["problem \($0.kind.rawValue)"] } ?? []
    let changes = (reading.outcome.snapshot?.changes ?? []).map {
      "\($0.kind.rawValue) \($0.channel.rawValue)"
    }
    guard let entries = reading.outcome.entries else { return problem + changes }
    let new = entries.new.enumerated().filter { !reading.isBaseline && !entries.untold.contains($0.offset) }
    return problem + new.map { "new " + name($0.element) }
      + entries.updated.map { "updated " + name($0.announcement) }
      + entries.withdrawn.map { "withdrawn " + name($0.announcement) }
  }
}
