import Diffing
import FeedParsing
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
    return Attempt(source: source, known: known, rules: rules, result: result, at: clock.now())
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
      if attempt.known.isRead(byRules: attempt.rules), attempt.isSame(hash), attempt.known.cutReads == 0 {
        return try unchanged(attempt, response)
      }
      return try parsed(attempt, response, hash: hash)
    }
  }

  /// What one fetch of a source starts from and came to.
  struct Attempt: Sendable {
    let source: Source
    /// As the store has it, after a change of rules with what is read by the new ones.
    var known: SourceRecord
    /// Version of the rules by which the source is read now.
    let rules: Int
    let result: FetchResult
    let at: Timestamp

    /// Nothing was read of the source, or it was of another kind at the last good read.
    var isFirstOfKind: Bool { known.lastGood == nil || known.kind != source.kind }
    /// What is stored was read by other rules, or with other selectors.
    var isOfOtherRules: Bool { !isFirstOfKind && known.rulesVersion != rules }

    /// The document is that of the last good read.
    func isSame(_ hash: [UInt8]) -> Bool { hash == known.bodyHash }

    /// A list at an address of which nothing is stored: the document of the former one says nothing of it.
    var isListElsewhere: Bool { source.entries != nil && known.bodyHash == nil }

    /// An outcome that stores no more than the schedule after `result`.
    func outcome(after result: FetchResult, run: Int64) -> ReadOutcome {
      ReadOutcome(
        record: ReadSchedule.updated(known, source: source, after: result, now: at), at: at, run: run)
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
      return try good(attempt, response, content, hash: hash, hadOtherRules: hadOtherRules)
    } catch let suspicion as Suspicion {
      return failed(
        attempt, kind: suspicion.problem, detail: suspicion.reason + wayOut(of: suspicion, attempt))
    } catch let error as StorageError {
      throw error
    } catch {
      return failed(attempt, kind: .malformed, detail: "\(error)")
    }
  }

  /// What a person can do where the guard may be wrong: a page can have lost its facts for good, a feed its end.
  private func wayOut(of suspicion: Suspicion, _ attempt: Attempt) -> String {
    guard suspicion.problem == .suspect, attempt.known.lastGood != nil else { return "" }
    return
      "; if the \(attempt.source.kind.rawValue) is right so: feedwatch run --source \(attempt.source.id.rawValue) --trust"
  }

  private func good(
    _ attempt: Attempt, _ response: FetchedResponse, _ content: Content, hash: [UInt8],
    hadOtherRules: Bool
  ) throws -> Reading {
    let (source, known) = (attempt.source, attempt.known)
    // A source that is of another kind for the first time; one that comes back to a kind is compared with what it was.
    var isBaseline = attempt.isFirstOfKind
    var outcome = attempt.outcome(after: attempt.result, run: run)
    var wholeness: Wholeness?
    var pageWholeness: (page: PageWholeness, wasInside: Bool?)?
    switch content {
    case .announcements(let document):
      let entries = try store.announcements(of: source.id)
      isBaseline = isBaseline && (known.lastGood == nil || entries.isEmpty)
      let read = Wholeness(
        .init(
          ending: document.ending, entries: document.announcements, half: document.half, at: attempt.at,
          isPage: source.kind == .page, isTrusted: trustsPages, isSame: attempt.isSame(hash)),
        known: known)
      wholeness = read
      var decision = AnnouncementDecider.decide(
        known: entries, reading: document.announcements, cut: read.cut, isWhole: !read.isCut,
        former: known.half, after: read.baseline, lastRead: known.lastGood)
      read.settle(&decision)
      outcome.entries = decision
      if attempt.isOfOtherRules {
        // Another list than the one that was read: its document means nothing to the new selectors.
        isBaseline = isBaseline || decision.seen.isEmpty && decision.updated.isEmpty
      }
      outcome.record.title = document.title ?? known.title
      outcome.record.minimumInterval = max(outcome.record.minimumInterval, document.minimumInterval)
      outcome.record.nextDue = ReadSchedule.nextDue(source, record: outcome.record)
    case .page(let extraction):
      let snapshot = try store.snapshot(of: source.id)
      isBaseline = isBaseline && (known.lastGood == nil || snapshot.facts.isEmpty)
      if hadOtherRules, snapshot.facts.isEmpty {
        // A page with contacts that was a list of announcements.
        let wasList = try !store.announcements(of: source.id).isEmpty
        isBaseline = isBaseline || wasList
      }
      if !trustsPages,
        let suspicion = Guard.judge(
          extraction, baseline: snapshot, status: response.status, expectedFacts: source.expectedFacts)
      {
        throw suspicion
      }
      let before = try lastReading(before: extraction, source)
      if !trustsPages, let before,
        let suspicion = Guard.cutOff(
          before: before, after: extraction, wasWhole: known.ending.map { $0.place != .inside })
      {
        throw suspicion
      }
      let read = PageWholeness(
        ending: extraction.signs.ending, known: known, isFirst: isBaseline, isTrusted: trustsPages,
        isSame: attempt.isSame(hash))
      pageWholeness = (read, before.map(\.signs.endsInside))
      let isSilent = isBaseline || read.isSilent
      var decision = SnapshotDecider.decide(
        baseline: snapshot, reading: extraction,
        confirmRemovals: trustsPages || isSilent ? 1 : source.confirmRemovals)
      if isSilent { (decision.changes, decision.wording, decision.newUnread) = ([], [], []) }
      outcome.snapshot = decision
      outcome.page = (extraction.title, extraction.language, extraction.unread)
      outcome.record.title = extraction.title ?? known.title
    }
    outcome.document = StoredDocument(
      source: source.id, url: PublicURL.of(response.url), fetched: attempt.at, status: response.status,
      headers: response.headers, hash: hash, body: response.body)
    outcome.record.bodyHash = hash
    outcome.record.rulesVersion = attempt.rules
    outcome.record.kind = source.kind
    (outcome.record.etag, outcome.record.lastModified) = (response.etag, response.lastModified)
    wholeness?.note(
      in: &outcome.record, isSilentBaseline: isBaseline && source.baseline == .silent)
    pageWholeness.map { $0.page.note(in: &outcome.record, at: attempt.at, wasInside: $0.wasInside) }
    confirm(&outcome, attempt)
    var reading = Reading(source: source, verdict: .read, outcome: outcome, isBaseline: isBaseline)
    if let suspicion = wholeness?.suspicion { doubt(suspicion, attempt, &reading) }
    return reading
  }

  /// Gives `reading`, whose entries count, a problem: something is known to be missing in it.
  private func doubt(_ suspicion: Suspicion, _ attempt: Attempt, _ reading: inout Reading) {
    let other = failed(
      attempt, kind: suspicion.problem, detail: suspicion.reason + wayOut(of: suspicion, attempt))
    reading.verdict = other.outcome.record.problem.map { .readInPart($0) } ?? .read
    reading.outcome.record.problem = other.outcome.record.problem
    reading.outcome.problemBegan = other.outcome.problemBegan
    reading.outcome.recovery = nil
  }

  /// What the stored document of a page says, where `extraction` ends in the middle; few pages make that necessary.
  private func lastReading(before extraction: Extraction, _ source: Source) throws(StorageError)
    -> Extraction?
  {
    guard extraction.signs.isTruncated || extraction.signs.endsInside,
      let document = try store.document(of: source.id),
      case .page(let before)? = try? DocumentReading.content(
        of: document.body, contentType: document.contentType, url: document.url, source: source)
    else { return nil }
    return before
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
        outcome.snapshot = SnapshotDecider.confirm(
          baseline: try store.snapshot(of: source.id),
          confirmRemovals: trustsPages ? 1 : source.confirmRemovals)
      default:
        outcome.entries = AnnouncementDecider.confirm(known: try store.announcements(of: source.id))
      }
    }
    if let etag = response.etag { outcome.record.etag = etag }
    if let lastModified = response.lastModified { outcome.record.lastModified = lastModified }
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
    }
  }

  private func failed(_ attempt: Attempt, kind: ProblemKind, detail: String) -> Reading {
    var failure = FetchFailure(kind: kind, detail: detail)
    if case .failed(let own) = attempt.result { failure = own }
    var outcome = attempt.outcome(after: .failed(failure), run: run)
    var problem = Problem(source: attempt.source.id, kind: kind, detail: detail, since: attempt.at)
    if let before = attempt.known.problem, before.kind == kind {
      problem.since = before.since
    } else {
      outcome.problemBegan = problem
    }
    outcome.record.problem = problem
    return Reading(source: attempt.source, verdict: .failed(problem), outcome: outcome)
  }
}

extension SourceRecord {
  /// Whether what is stored was read, and by these rules: only then does an unchanged document mean unchanged facts.
  /// How its document ended may have been noted by another version of the program, or not at all.
  fileprivate func isRead(byRules rules: Int) -> Bool {
    lastGood != nil && rulesVersion == rules && ending != nil
  }
}
