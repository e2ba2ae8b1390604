import Diffing
import Fetching
import Model
import Storage
import Text

/// Reads one source: fetch, then read, judge, compare. Changes nothing; the verdict is stored by ``Committer``.
struct SourceReader: Sendable {
  let fetcher: Fetcher
  let store: any SnapshotStore
  let clock: Clock
  let run: Int64
  /// A person has said that the documents are as they should be: what is gone is gone, at once, and how they end is how they end.
  let trustsPages: Bool
  /// A person has asked for the documents themselves, whatever servers say of changes.
  var ignoresValidators = false

  /// Asks for the document of `source`.
  func fetch(_ source: Source, record: SourceRecord?) async -> Attempt {
    let known = record ?? SourceRecord(id: source.id, kind: source.kind, url: PublicURL.of(source.url))
    let rules = DocumentReading.rulesVersion(of: source)
    var request = FetchRequest(
      url: source.url, headers: source.headers, etag: nil, lastModified: nil, allowedHosts: source.hosts,
      allowsPrivateAddresses: source.allowsPrivateAddresses)
    if known.isRead(byRules: rules), !ignoresValidators,
      known.believesValidators(of: source, now: clock.now())
    {
      (request.etag, request.lastModified) = (known.etag, known.lastModified)
    }
    let result = await fetcher.fetch(request)
    return Attempt(
      source: source, known: known, rules: rules, result: result, at: clock.now(), isTrusted: trustsPages)
  }

  /// Decides what the answer to `attempt` means for its source.
  func read(_ attempt: Attempt) throws(StorageError) -> Reading {
    switch attempt.result {
    case .failed(let failure):
      return failed(attempt, kind: failure.kind, detail: failure.detail)
    case .notModified(let response):
      return try unchanged(attempt, response)
    case .fetched(let response):
      let hash = SHA256.hash(response.body)
      return attempt.isUnchanged(hash)
        ? try unchanged(attempt, response) : try parsed(attempt, response, hash: hash)
    }
  }

  private func parsed(
    _ attempt: Attempt, _ response: FetchedResponse, hash: [UInt8]
  ) throws(StorageError) -> Reading {
    var attempt = attempt
    let hadOtherRules = attempt.isOfOtherRules
    do {
      let content = try DocumentReading.content(
        of: response.body, contentType: response.contentType, url: response.url, source: attempt.source)
      if attempt.isOfOtherRules, !attempt.isListElsewhere {
        attempt.known = try Rereading(store: store, run: run).settle(
          attempt.source, record: attempt.known, rules: attempt.rules, latest: response)
      }
      var outcome = fetched(attempt, response, hash: hash)
      let isBaseline =
        switch content {
        case .announcements(let document):
          try FeedStage(store: store, attempt: attempt).apply(document, to: &outcome)
        case .page(let extraction):
          try PageStage(store: store, attempt: attempt, hadOtherRules: hadOtherRules)
            .apply(extraction, status: response.status, to: &outcome)
        }
      confirm(&outcome, attempt)
      return Reading(source: attempt.source, verdict: .read, outcome: outcome, isBaseline: isBaseline)
    } catch let suspicion as Suspicion {
      return failed(
        attempt, kind: suspicion.problem, detail: reason(suspicion, attempt) + wayOut(of: suspicion, attempt))
    } catch let error as StorageError {
      throw error
    } catch {
      return failed(attempt, kind: .malformed, detail: "\(error)")
    }
  }

  /// The reason of `suspicion`; that a feed was there before says more than that there is none now.
  private func reason(_ suspicion: Suspicion, _ attempt: Attempt) -> String {
    guard suspicion.problem == .notAFeed, suspicion.reason.contains("HTML page"),
      attempt.known.lastGood != nil,
      attempt.known.kind == .feed
    else { return suspicion.reason }
    let earlier = attempt.known.problem.flatMap { $0.kind == .notAFeed ? $0.since : nil }
    let day = (earlier ?? attempt.at).rfc3339.prefix(10)
    return "answers with a web page since \(day), where the feed was"
  }

  /// What a person can do where the guard may be wrong: a page can have lost its facts for good, a feed its entries.
  private func wayOut(of suspicion: Suspicion, _ attempt: Attempt) -> String {
    guard [.suspect, .empty].contains(suspicion.problem), attempt.known.lastGood != nil else { return "" }
    return
      "; if the \(attempt.source.kind.rawValue) is right so: feedwatch run --source \(attempt.source.id.rawValue) --trust"
  }

  /// The outcome of a document that was read, before anything is made of what it says.
  private func fetched(_ attempt: Attempt, _ response: FetchedResponse, hash: [UInt8]) -> ReadOutcome {
    var outcome = attempt.outcome(after: attempt.result, run: run)
    outcome.document = StoredDocument(
      source: attempt.source.id, url: PublicURL.of(response.url), fetched: attempt.at,
      status: response.status, headers: response.headers, hash: hash, body: response.body)
    outcome.record.bodyHash = hash
    outcome.record.rulesVersion = attempt.rules
    outcome.record.kind = attempt.source.kind
    (outcome.record.etag, outcome.record.lastModified) = (response.etag, response.lastModified)
    return outcome
  }

  private func unchanged(
    _ attempt: Attempt, _ response: FetchedResponse
  ) throws(StorageError) -> Reading {
    let (source, known) = (attempt.source, attempt.known)
    if let shortage = try shortage(of: source) {
      return failed(attempt, kind: shortage.problem, detail: shortage.reason)
    }
    var outcome = attempt.outcome(after: attempt.result, run: run)
    if known.pendingMisses > 0 {
      switch source.kind {
      case .page where source.entries == nil:
        outcome.snapshot = try store.snapshot(of: source.id)
          .confirmingRemovals(after: trustsPages ? 1 : source.confirmRemovals)
      default:
        outcome.entries = AnnouncementDecider.confirm(known: try store.announcements(of: source.id))
      }
    }
    if !known.isIncomplete {
      outcome.record.etag = response.etag ?? known.etag
      outcome.record.lastModified = response.lastModified ?? known.lastModified
    }
    confirm(&outcome, attempt)
    return Reading(source: source, verdict: .unchanged, outcome: outcome)
  }

  /// Whether a page that has not changed has fewer facts than are expected of it by now.
  private func shortage(of source: Source) throws(StorageError) -> Suspicion? {
    guard !trustsPages, source.kind == .page, source.entries == nil, let expected = source.expectedFacts
    else { return nil }
    let count = try store.snapshot(of: source.id).facts.count { $0.misses == 0 }
    return count < expected ? Guard.shortage(count, expected: expected) : nil
  }

  /// Marks a good read, and ends the problem that there was.
  private func confirm(_ outcome: inout ReadOutcome, _ attempt: Attempt) {
    outcome.isGood = true
    outcome.lastOldSeen = attempt.known.lastGood
    outcome.record.lastGood = attempt.at
    outcome.record.failures = 0
    outcome.record.problem = nil
    if let problem = attempt.known.problem {
      outcome.recovery = Recovery(
        source: problem.source, kind: problem.kind, since: problem.since, until: attempt.at)
      if problem.isTold(after: attempt.known.failures) { outcome.toldRecovery = outcome.recovery }
    }
  }

  private func failed(_ attempt: Attempt, kind: ProblemKind, detail: String) -> Reading {
    var failure = FetchFailure(kind: kind, detail: detail)
    if case .failed(let own) = attempt.result { failure = own }
    var outcome = attempt.outcome(after: .failed(failure), run: run)
    var problem = Problem(source: attempt.source.id, kind: kind, detail: detail, since: attempt.at)
    let before = attempt.known.problem
    if let before, before.kind == kind {
      problem.since = before.since
    } else {
      outcome.problemBegan = problem
    }
    let wasTold = outcome.problemBegan == nil && before?.isTold(after: attempt.known.failures) == true
    if !wasTold, problem.isTold(after: outcome.record.failures) { outcome.toldProblem = problem }
    outcome.record.problem = problem
    return Reading(source: attempt.source, verdict: .failed(problem), outcome: outcome)
  }
}
