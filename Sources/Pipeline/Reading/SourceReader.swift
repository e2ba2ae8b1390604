import Diffing
import Fetching
import Model
import Storage

/// Reads one source: fetch, read, judge, compare. Changes nothing; the verdict is stored by ``Committer``.
struct SourceReader: Sendable {
  let fetcher: Fetcher
  let store: any SnapshotStore
  let clock: Clock
  let run: Int64

  /// Fetches `source` and decides what the answer means for it.
  func read(_ source: Source, record: SourceRecord?) async throws(StorageError) -> Reading {
    let known = record ?? SourceRecord(id: source.id, kind: source.kind, url: PublicURL.of(source.url))
    let isSameReading = known.rulesVersion == DocumentReading.rulesVersion(of: source)
    var request = FetchRequest(
      url: source.url, headers: source.headers, etag: nil, lastModified: nil, allowedHosts: source.hosts,
      allowsPrivateAddresses: source.allowsPrivateAddresses)
    if isSameReading, known.lastGood != nil {
      (request.etag, request.lastModified) = (known.etag, known.lastModified)
    }
    let result = await fetcher.fetch(request)
    let now = clock.now()
    switch result {
    case .failed(let failure):
      return failed(source, known, result, kind: failure.kind, detail: failure.detail, at: now)
    case .notModified(let response):
      return try unchanged(source, known, result, response, at: now)
    case .fetched(let response):
      let hash = SHA256.hash(response.body)
      if isSameReading, known.lastGood != nil, hash == known.bodyHash {
        return try unchanged(source, known, result, response, at: now)
      }
      return try parsed(source, known, result, response, hash: hash, at: now)
    }
  }

  private func parsed(
    _ source: Source, _ known: SourceRecord, _ result: FetchResult, _ response: FetchedResponse,
    hash: [UInt8],
    at now: Timestamp
  ) throws(StorageError) -> Reading {
    do {
      let content = try DocumentReading.content(
        of: response.body, contentType: response.contentType, url: response.url, source: source)
      return try good(source, known, result, response, content, hash: hash, at: now)
    } catch let suspicion as Suspicion {
      return failed(source, known, result, kind: suspicion.problem, detail: suspicion.reason, at: now)
    } catch let error as StorageError {
      throw error
    } catch {
      return failed(source, known, result, kind: .malformed, detail: "\(error)", at: now)
    }
  }

  private func good(
    _ source: Source, _ known: SourceRecord, _ result: FetchResult, _ response: FetchedResponse,
    _ content: Content,
    hash: [UInt8], at now: Timestamp
  ) throws -> Reading {
    let isBaseline = known.lastGood == nil
    var outcome = ReadOutcome(
      record: ReadSchedule.updated(known, source: source, after: result, now: now), at: now, run: run)
    switch content {
    case .announcements(let title, let minimumInterval, let announcements):
      let entries = try store.announcements(of: source.id)
      outcome.entries = AnnouncementDecider.decide(known: entries, reading: announcements)
      outcome.record.title = title ?? known.title
      outcome.record.minimumInterval = max(outcome.record.minimumInterval, minimumInterval)
    case .page(let extraction):
      let snapshot = try baseline(of: source, known)
      if let suspicion = Guard.judge(
        extraction, baseline: snapshot, status: response.status, expectedFacts: source.expectedFacts)
      {
        throw suspicion
      }
      var decision = SnapshotDecider.decide(
        baseline: snapshot, reading: extraction, confirmRemovals: source.confirmRemovals)
      if isBaseline { (decision.changes, decision.wording, decision.newUnread) = ([], [], []) }
      outcome.snapshot = decision
      outcome.page = (extraction.title, extraction.language, extraction.unread)
      outcome.record.title = extraction.title ?? known.title
    }
    outcome.document = StoredDocument(
      source: source.id, url: PublicURL.of(response.url), fetched: now, status: response.status,
      headers: response.headers, hash: hash, body: response.body)
    outcome.record.bodyHash = hash
    outcome.record.rulesVersion = DocumentReading.rulesVersion(of: source)
    (outcome.record.etag, outcome.record.lastModified) = (response.etag, response.lastModified)
    confirm(&outcome, known, at: now)
    return Reading(source: source, verdict: .read, outcome: outcome, isBaseline: isBaseline)
  }

  /// The snapshot to compare with, read anew from its document when the rules of reading have changed since.
  private func baseline(of source: Source, _ known: SourceRecord) throws(StorageError) -> Snapshot {
    let snapshot = try store.snapshot(of: source.id)
    guard known.lastGood != nil, known.rulesVersion != DocumentReading.rulesVersion(of: source) else {
      return snapshot
    }
    return try Rereading(store: store, run: run).snapshot(of: source, record: known, stored: snapshot)
  }

  private func unchanged(
    _ source: Source, _ known: SourceRecord, _ result: FetchResult, _ response: FetchedResponse,
    at now: Timestamp
  ) throws(StorageError) -> Reading {
    var outcome = ReadOutcome(
      record: ReadSchedule.updated(known, source: source, after: result, now: now), at: now, run: run)
    if known.pendingMisses > 0 {
      switch source.kind {
      case .page where source.entries == nil:
        outcome.snapshot = SnapshotDecider.confirm(
          baseline: try store.snapshot(of: source.id), confirmRemovals: source.confirmRemovals)
      default:
        outcome.entries = AnnouncementDecider.confirm(known: try store.announcements(of: source.id))
      }
    }
    if let etag = response.etag { outcome.record.etag = etag }
    if let lastModified = response.lastModified { outcome.record.lastModified = lastModified }
    confirm(&outcome, known, at: now)
    return Reading(source: source, verdict: .unchanged, outcome: outcome)
  }

  /// Marks a good read, and ends the problem that there was.
  private func confirm(_ outcome: inout ReadOutcome, _ known: SourceRecord, at now: Timestamp) {
    outcome.isGood = true
    outcome.lastOldSeen = known.lastGood
    outcome.record.lastGood = now
    outcome.record.failures = 0
    outcome.record.problem = nil
    if let problem = known.problem {
      outcome.recovery = Recovery(
        source: problem.source, kind: problem.kind, since: problem.since, until: now)
    }
  }

  private func failed(
    _ source: Source, _ known: SourceRecord, _ result: FetchResult, kind: ProblemKind, detail: String,
    at now: Timestamp
  ) -> Reading {
    var failure = FetchFailure(kind: kind, detail: detail, status: nil, retryAfter: nil, permanentURL: nil)
    if case .failed(let own) = result { failure = own }
    var outcome = ReadOutcome(
      record: ReadSchedule.updated(known, source: source, after: .failed(failure), now: now), at: now,
      run: run)
    var problem = Problem(source: source.id, kind: kind, detail: detail, since: now)
    if let before = known.problem, before.kind == kind {
      problem.since = before.since
    } else {
      outcome.problemBegan = problem
    }
    outcome.record.problem = problem
    return Reading(source: source, verdict: .failed(problem), outcome: outcome)
  }
}
