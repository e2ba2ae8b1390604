import Fetching
package import Model
package import Storage
import Text

/// One run: reads what is due, stores it, delivers what is due.
package struct RunAll: Sendable {
  private let settings: Settings
  private let store: any SnapshotStore
  private let clock: Clock
  private let version: String
  private let interruption: Interruption
  private let progress: @Sendable (RunProgress) -> Void

  /// A run over `settings`; `progress` hears of every source as it is done.
  package init(
    settings: Settings, store: any SnapshotStore, clock: Clock = .system, version: String,
    interruption: Interruption = Interruption(),
    progress: @escaping @Sendable (RunProgress) -> Void = { _ in }
  ) {
    self.settings = settings
    self.store = store
    self.clock = clock
    self.version = version
    self.interruption = interruption
    self.progress = progress
  }

  /// Reads, stores and delivers; a source that fails never stops another.
  ///
  /// - Throws: when the store fails: what was committed before stays.
  package func callAsFunction(_ selection: RunSelection = RunSelection()) async throws(StorageError)
    -> RunReport
  {
    var report = RunReport(started: clock.now())
    try RenamedNotifiers.settle(settings.notifiers, store: store, now: report.started)
    try OutlineCache(store, at: settings.storePath, version: version).keep(settings, at: report.started)
    let records = try knownSources()
    let due = settings.sources.indices.filter { place in
      let source = settings.sources[place]
      return selection.includes(source)
        && ReadSchedule.isDue(
          source, record: records[source.id], now: report.started, override: selection.overrides)
    }
    let run = try store.beginRun(at: report.started)
    report.coverage.total = settings.sources.count
    report.coverage.disabled = settings.sources.count { !$0.isEnabled }
    progress(.started(total: due.count))
    try await read(
      settings.sources.interleavedByHost(due), records: records, run: run,
      selection, report: &report)
    report.coverage.skipped =
      report.coverage.total - report.coverage.read - report.coverage.unchanged - report.coverage.failed
    report.wasInterrupted = interruption.isRequested
    if !report.wasInterrupted {
      let sending = SendDigests(
        settings: settings, store: store, clock: clock, version: version, interruption: interruption)
      report.deliveries = try await sending.afterRun(run, coverage: report.coverage)
    }
    report.finished = clock.now()
    sortProblems(&report)
    try store.finishRun(run, at: report.finished, summary: JSONWriter.text(report.json, indented: false))
    progress(.finished)
    return report
  }

  /// What is remembered of the sources, each at its name and address of now.
  private func knownSources() throws(StorageError) -> [SourceID: SourceRecord] {
    var records = try RenamedSources.settle(settings.sources, records: try store.records(), store: store)
    for source in settings.sources {
      guard let record = records[source.id], record.url != source.url else { continue }
      records[source.id] = record.readdressed(to: PublicURL.of(source.url))
    }
    return records
  }

  /// Reads the sources at `places` in this order.
  private func read(
    _ places: [Int], records: [SourceID: SourceRecord], run: Int64,
    _ selection: RunSelection, report: inout RunReport
  ) async throws(StorageError) {
    guard !places.isEmpty else { return }
    let fetcher = Fetcher(
      settings: settings.fetch, version: version, robots: StoredRobots(store: store))
    defer { fetcher.shutdown() }
    interruption.onRequest { fetcher.shutdown() }
    let reader = SourceReader(
      fetcher: fetcher, store: store, clock: clock, run: run, trustsPages: selection.trustsPages,
      ignoresValidators: selection.ignoresValidators)
    let committer = Committer(store: store, recipients: Recipients(settings))
    let interruption = interruption
    var failure: StorageError?
    await WorkerPool.run(places, connections: settings.fetch.connections) { place in
      guard failure == nil, !interruption.isRequested else { return false }
      let source = settings.sources[place]
      progress(.begun(source.id, host: HostName.of(source.url)))
      return true
    } fetch: { [settings] place in
      let source = settings.sources[place]
      return await reader.fetch(source, record: records[source.id])
    } work: { attempt in
      await Self.readAndCommit(
        attempt, reader: reader, committer: committer, interruption: interruption)
    } finish: { result in
      switch result {
      case .success(let committed?):
        report.count(committed)
        progress(.read(committed.source))
      case .success(nil): break
      case .failure(let error): failure = failure ?? error
      }
    }
    if let failure { throw failure }
  }

  /// What was fetched, from reading to commit. A failed read of an interrupted run says nothing of the source and is left
  /// out.
  private static func readAndCommit(
    _ attempt: Attempt, reader: SourceReader, committer: Committer, interruption: Interruption
  ) async -> Result<Committed?, StorageError> {
    do throws(StorageError) {
      let reading = try reader.read(attempt)
      if interruption.isRequested, case .failed = reading.verdict { return .success(nil) }
      return .success(try await committer.commit(reading))
    } catch {
      return .failure(error)
    }
  }

  private func sortProblems(_ report: inout RunReport) {
    var position: [SourceID: Int] = [:]
    for (index, source) in settings.sources.enumerated() { position[source.id] = index }
    report.problems.sort { (position[$0.problem.source] ?? 0) < (position[$1.problem.source] ?? 0) }
  }
}

/// What a run tells while it goes on.
package enum RunProgress: Sendable {
  /// So many sources are due.
  case started(total: Int)
  /// A source is asked for now; its host, nil for a local document.
  case begun(SourceID, host: String?)
  /// A source is done, well or badly.
  case read(SourceID)
  case finished
}

/// Which sources a run asks, and whether it waits for their time.
package struct RunSelection: Sendable {
  /// Ask these, due or not; empty = all that are due.
  package var sources: [SourceID]
  /// Only sources with this tag.
  package var tag: String?
  /// Ask all, due or not.
  package var ignoresIntervals: Bool
  /// Take the pages as they are now, whatever the guard says: a person has looked at them.
  package var trustsPages: Bool

  /// All sources that are due, unless told otherwise.
  package init(
    sources: [SourceID] = [], tag: String? = nil, ignoresIntervals: Bool = false, trustsPages: Bool = false
  ) {
    self.trustsPages = trustsPages
    self.sources = sources
    self.tag = tag
    self.ignoresIntervals = ignoresIntervals
  }

  /// Whether `source` is among those to be asked when due.
  func includes(_ source: Source) -> Bool {
    source.isEnabled && (sources.isEmpty || sources.contains(source.id))
      && (tag.map { source.tags.contains($0) } ?? true)
  }

  /// Whether the documents themselves are asked for, whatever servers say of changes: `--all` with sources by name.
  var ignoresValidators: Bool { ignoresIntervals && !sources.isEmpty }

  /// Whether intervals and backoff are overridden (never Retry-After).
  var overrides: Bool { ignoresIntervals || !sources.isEmpty }
}
