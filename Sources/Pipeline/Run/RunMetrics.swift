import Delivering
import Diffing
package import Model
package import Storage
import Text

/// The state after a run as a Prometheus text file, for those who watch their cron jobs.
///
/// Source: the text exposition format, version 0.0.4 (prometheus.io/docs/instrumenting/exposition_formats).
package struct RunMetrics {
  private var lines: [String] = []

  /// Of a run that came to `report`, and of what `store` then holds.
  package init(_ report: RunReport, settings: Settings, store: any SnapshotStore) throws(StorageError) {
    let records = try store.records()
    addRun(report)
    addSources(settings.sources, records)
    let configured = Set(settings.sources.map(\.id))
    let pending = ReviewFold.fold(try store.changes(pendingOnly: true))
      .count { $0.state == .pending && configured.contains($0.source) }
    add("changes_pending", "Contact changes that nobody has reviewed.", [("", Double(pending))])
    let outbox = try store.outboxCounts()
    add(
      "outbox", "Digests that are not delivered.",
      [("state=\"pending\"", Double(outbox.pending)), ("state=\"failed\"", Double(outbox.failed))])
  }

  /// The file's content.
  package var text: String { lines.joined(separator: "\n") + "\n" }

  /// Replaces the file at `path`, whole or not at all; gives one line that says what went wrong, or nil.
  package func write(to path: String) -> String? {
    switch FileDelivery.replace(path, with: Array(text.utf8)) {
    case .delivered: nil
    case .retry(let reason), .failed(let reason), .partlyDelivered(_, let reason): "metrics_file: \(reason)"
    }
  }

  private mutating func addRun(_ report: RunReport) {
    let (coverage, seconds) = (report.coverage, { (time: Timestamp) in Double(time.milliseconds) / 1000 })
    add("last_run_timestamp_seconds", "When the last run ended.", [("", seconds(report.finished))])
    let duration = seconds(report.finished) - seconds(report.started)
    add("last_run_duration_seconds", "How long the last run took.", [("", max(0, duration))])
    add(
      "last_run_complete", "1 if the last run read and delivered everything.",
      [("", report.isComplete ? 1 : 0)])
    add(
      "last_run_sources", "Sources by what the last run came to.",
      [
        ("result=\"read\"", coverage.read), ("result=\"unchanged\"", coverage.unchanged),
        ("result=\"failed\"", coverage.failed), ("result=\"skipped\"", coverage.skipped),
      ].map { ($0.0, Double($0.1)) })
    add(
      "last_run_entries", "Announcements that the last run found.",
      [("kind=\"new\"", Double(report.newEntries)), ("kind=\"updated\"", Double(report.updatedEntries))])
    add("last_run_changes", "Contact changes that the last run found.", [("", Double(report.changes))])
  }

  private mutating func addSources(_ sources: [Source], _ records: [SourceID: SourceRecord]) {
    var (states, kinds): ([SourceState: Int], [ProblemKind: Int]) = ([:], [:])
    for source in sources {
      states[SourceState(source, records[source.id]), default: 0] += 1
      if source.isEnabled, let kind = records[source.id]?.problem?.kind { kinds[kind, default: 0] += 1 }
    }
    add(
      "sources", "Sources by state.",
      SourceState.allCases.map { ("state=\"\($0.rawValue)\"", Double(states[$0] ?? 0)) })
    add(
      "problems", "Sources with a problem, by its kind.",
      ProblemKind.allCases.map { ("kind=\"\($0.rawValue)\"", Double(kinds[$0] ?? 0)) })
    add(
      "source_last_good_timestamp_seconds", "When a source was last read well.",
      sources.compactMap { source in
        guard source.isEnabled, let time = records[source.id]?.lastGood else { return nil }
        return ("source=\"\(source.id.rawValue)\"", Double(time.milliseconds) / 1000)
      })
  }

  private mutating func add(_ name: String, _ help: String, _ samples: [(labels: String, value: Double)]) {
    guard !samples.isEmpty else { return }
    lines.append("# HELP feedwatch_\(name) \(help)")
    lines.append("# TYPE feedwatch_\(name) gauge")
    for (labels, value) in samples {
      let number = value == value.rounded() ? String(Int64(value)) : String(value)
      lines.append("feedwatch_\(name)\(labels.isEmpty ? "" : "{\(labels)}") \(number)")
    }
  }
}
