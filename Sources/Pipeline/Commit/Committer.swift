import Diffing
import Model
import Storage
import Text

/// Stores what the readings came to, one transaction each, one after the other: the same announcement in two sources
/// can then be told once.
actor Committer {
  private let store: any SnapshotStore
  private let recipients: Recipients
  /// Updates of this run, so that one that two sources show alike is counted once.
  private var updates: Set<String> = []

  init(store: any SnapshotStore, recipients: Recipients) {
    self.store = store
    self.recipients = recipients
  }

  /// Stores `reading` and what is to be told of it.
  func commit(_ reading: Reading) throws(StorageError) -> Committed {
    var outcome = reading.outcome
    let source = reading.source
    var committed = Committed(source: source.id, verdict: reading.verdict, isBaseline: reading.isBaseline)
    tellEntries(of: reading, &outcome, &committed, elsewhere: try elsewhere(reading))
    try tellFacts(of: source, &outcome, &committed)
    try store.apply(outcome)
    return committed
  }

  /// What came of a new entry in the other sources that have it.
  private struct Elsewhere {
    /// One of them has told it.
    var isTold = false
    /// The notifiers that have heard of it there.
    var hearers: Set<String> = []
  }

  /// By place among the new entries, those that other sources have too.
  private func elsewhere(_ reading: Reading) throws(StorageError) -> [Int: Elsewhere] {
    guard let new = reading.outcome.entries?.new, !new.isEmpty, isTold(reading) else { return [:] }
    var shared = SharedAnnouncements(store: store)
    let wanting = recipients.wanting(.normal, of: reading.source.id)
    var elsewhere: [Int: Elsewhere] = [:]
    for (place, occurrences) in try shared.occurrences(of: new.map({ (reading.source.id, $0) })) {
      elsewhere[place] = Elsewhere(
        isTold: occurrences.contains { !$0.isOfBaseline || recipients.hearsBaseline(of: $0.source) },
        hearers: try shared.hearers(of: occurrences, among: wanting))
    }
    return elsewhere
  }

  /// Whether new entries are told: those of a first read only where the source says so.
  private func isTold(_ reading: Reading) -> Bool {
    !reading.isBaseline || reading.source.baseline == .announce
  }

  private func tellEntries(
    of reading: Reading, _ outcome: inout ReadOutcome, _ committed: inout Committed,
    elsewhere: [Int: Elsewhere]
  ) {
    guard let entries = outcome.entries else { return }
    let source = reading.source
    @discardableResult func tell(_ news: AnnouncementNews, except hearers: Set<String> = []) -> Bool {
      let notifiers = recipients.wanting(news.severity, of: source.id).filter { !hearers.contains($0) }
      outcome.tell.append(.init(.news(news), notifiers: notifiers))
      return !notifiers.isEmpty
    }
    if isTold(reading) {
      // A feed lists the newest first; they are told in the order in which they came about.
      for (place, entry) in entries.new.enumerated().reversed() where !entries.untold.contains(place) {
        let other = elsewhere[place] ?? Elsewhere()
        let news = AnnouncementNews(source: source.id, kind: .new, announcement: entry, seen: outcome.at)
        if tell(news, except: other.hearers) || !other.isTold { committed.newEntries += 1 }
      }
    }
    for entry in entries.updated + entries.settled {
      let before = entry.known.announcement
      tell(
        AnnouncementNews(
          source: source.id, kind: .updated, announcement: entry.announcement, previousTitle: before.title,
          previousSummary: before.summary, seen: outcome.at))
      let twins = SharedAnnouncements.marks(of: entry.announcement)
      if updates.isDisjoint(with: twins) { committed.updatedEntries += 1 }
      updates.formUnion(twins)
    }
    for entry in entries.withdrawn {
      tell(
        AnnouncementNews(
          source: source.id, kind: .withdrawn, announcement: entry.announcement, seen: outcome.at))
    }
  }

  /// What is known of the values that `changes` are about. Of values that go to and fro without staying, people have heard; all
  /// their changes are recorded and stand in what waits for review.
  private func history(
    of source: Source, for changes: [FactChange], at now: Timestamp
  ) throws(StorageError) -> Alternation {
    guard !changes.isEmpty else { return Alternation([]) }
    return Alternation(try store.changes(of: source.id, since: now.adding(seconds: -Alternation.memory)))
  }

  private func tellFacts(of source: Source, _ outcome: inout ReadOutcome, _ committed: inout Committed)
    throws(StorageError)
  {
    let followers = recipients.following(source.id).map(\.id)
    if let decision = outcome.snapshot {
      committed.changes = decision.changes.count
      let history = try history(of: source, for: decision.changes, at: outcome.at)
      let quiet = Set(decision.changes.indices.filter { history.isQuiet(decision.changes[$0]) })
      for (index, change) in decision.changes.enumerated() where !quiet.contains(index) {
        outcome.tell.append(
          .init(.change(index), notifiers: recipients.wanting(change.severity, of: source.id)))
      }
      for unread in decision.newUnread {
        let told = SourceUnread(source: source.id, url: outcome.record.url, unread: unread)
        outcome.tell.append(.init(.unread(told), notifiers: recipients.wanting(.normal, of: source.id)))
      }
    }
    committed.problemIsNew = outcome.problemBegan != nil
    if let problem = outcome.toldProblem {
      outcome.tell.append(.init(.problem(problem), notifiers: followers))
    }
    if let recovery = outcome.toldRecovery {
      outcome.tell.append(.init(.recovery(recovery), notifiers: followers))
    }
  }
}

/// What the storing of one reading came to.
struct Committed: Sendable {
  var source: SourceID
  var verdict: Reading.Verdict
  var isBaseline: Bool
  var newEntries = 0
  var updatedEntries = 0
  var changes = 0
  var problemIsNew = false
}
