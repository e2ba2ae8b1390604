import Diffing
import Model
import Pipeline
import Rendering
import Storage
import Text

/// Gathers from the store what a report tells.
struct ReportQueries {
  var settings: Settings
  var store: SQLiteStore
  /// Runs that are drawn.
  private let runLimit = 240

  init(settings: Settings, store: SQLiteStore) {
    self.settings = settings
    self.store = store
  }

  /// All of it, with ages counted to `now`.
  func content(now: Timestamp) throws(StorageError) -> ReportContent {
    var content = ReportContent(now: now, version: Version.number)
    content.sources = try sources(now: now)
    try readChanges(&content)
    try readAnnouncements(&content)
    try readRuns(&content)
    content.problems = try store.problems(since: Timestamp(milliseconds: .min)).map {
      PastProblem($0.problem, until: $0.until)
    }
    return content
  }

  private func sources(now: Timestamp) throws(StorageError) -> [SourceReport] {
    let records = try store.records()
    let periods = Dictionary(grouping: try store.factPeriods(), by: \.source)
    let unread = Dictionary(grouping: try store.unread(), by: \.source)
    return settings.sources.map { source in
      let record = records[source.id]
      let isUnconfirmed =
        record?.lastGood.map { source.isUnconfirmed(lastRead: $0, now: now) } ?? false
      return SourceReport(
        source: source, url: PublicURL.of(source.url), state: SourceState(source, record).rawValue,
        record: record, isUnconfirmed: isUnconfirmed,
        facts: (periods[source.id] ?? []).map { FactPeriod($0.fact, ended: $0.ended) },
        unread: (unread[source.id] ?? []).map(\.unread))
    }
  }

  private func readChanges(_ content: inout ReportContent) throws(StorageError) {
    let naming = SourceNaming(settings.sources)
    let configured = Set(settings.sources.map(\.id))
    let all = naming.applied(to: try store.changes(pendingOnly: false))
    let lines = ReviewFold.fold(all.filter { configured.contains($0.source) })
    content.pending = lines
    let reverted = Set(lines.filter { $0.state == .reverted }.flatMap { [$0.id] + $0.folds })
    content.changes = all.filter { $0.change.severity > .wording }.map { line in
      var line = line
      if reverted.contains(line.id) { line.state = .reverted }
      return line
    }
    content.conflicts = Conflicts.find(
      content.sources.flatMap { source in
        source.facts.filter { $0.ended == nil }.map {
          (source: source.source.id, url: source.url, fact: $0.known.fact)
        }
      })
  }

  /// Entries that several sources carry are one, under the source that the configuration names first.
  private func readAnnouncements(_ content: inout ReportContent) throws(StorageError) {
    var entries: [ReportedAnnouncement] = []
    var places: [String: Int] = [:]
    for source in content.sources where (source.record?.entries ?? 0) > 0 {
      for known in try store.announcements(of: source.source.id) {
        let key = known.announcement.keys.first ?? known.announcement.id
        if let place = places[key], entries[place].source != source.source.id {
          entries[place].alsoIn.append(source.source.id)
        } else {
          places[key] = entries.count
          entries.append(ReportedAnnouncement(known, source: source.source.id))
        }
      }
    }
    content.announcementCount = entries.count
    content.announcements = entries.enumerated().sorted { left, right in
      (right.element.date, left.offset) < (left.element.date, right.offset)
    }.prefix(1000).map(\.element)
  }

  private func readRuns(_ content: inout ReportContent) throws(StorageError) {
    let (count, runs) = try store.runs(newest: runLimit)
    content.runCount = count
    content.runs = runs.map { run in
      let summary = JSONReader.read(Array(run.summary.utf8))
      func number(_ value: JSONValue?) -> Int {
        if case .integer(let number) = value { return Int(clamping: max(0, number)) }
        return 0
      }
      let sources = summary?["sources"]
      return ReportedRun(
        started: run.started, finished: run.finished, read: number(sources?["read"]),
        unchanged: number(sources?["unchanged"]), failed: number(sources?["failed"]),
        changes: number(summary?["changes"]))
    }
  }
}
