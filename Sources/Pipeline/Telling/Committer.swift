import Model
import Storage

/// Stores what the readings came to, one transaction each, one after the other: the same announcement in two sources
/// can then be told once.
actor Committer {
  private let store: any SnapshotStore
  private let audience: Audience
  /// Updates of this run, so that one that two sources show alike is counted once.
  private var updates: Set<String> = []

  init(store: any SnapshotStore, audience: Audience) {
    self.store = store
    self.audience = audience
  }

  /// Stores `reading` and what is to be told of it.
  func commit(_ reading: Reading) throws(StorageError) -> Committed {
    var outcome = reading.outcome
    let source = reading.source
    var committed = Committed(source: source.id, verdict: reading.verdict, isBaseline: reading.isBaseline)
    tellEntries(of: reading, &outcome, &committed, told: try tellers(of: reading))
    tellFacts(of: source, &outcome, &committed)
    try store.apply(outcome)
    return committed
  }

  /// By place among the new entries, the other sources under which the same one has been told.
  private func tellers(of reading: Reading) throws(StorageError) -> [Int: [SourceID]] {
    guard let new = reading.outcome.entries?.new, !new.isEmpty, isTold(reading) else { return [:] }
    var shared = SharedAnnouncements(store: store)
    return try shared.carriers(of: new.map { (reading.source.id, $0) })
      .mapValues { $0.filter { !$0.isOfBaseline || audience.hearsBaseline(of: $0.source) }.map(\.source) }
      .filter { !$0.value.isEmpty }
  }

  /// Whether new entries are told: those of a first read only where the source says so.
  private func isTold(_ reading: Reading) -> Bool {
    !reading.isBaseline || reading.source.baseline == .announce
  }

  private func tellEntries(
    of reading: Reading, _ outcome: inout ReadOutcome, _ committed: inout Committed, told: [Int: [SourceID]]
  ) {
    guard let entries = outcome.entries else { return }
    let source = reading.source
    func tell(_ news: AnnouncementNews, tellers: [SourceID] = []) {
      let wanting = audience.wanting(news.severity, of: source.id)
      let heard = Set(tellers.flatMap { audience.wanting(news.severity, of: $0) })
      outcome.tell.append(.init(.news(news), notifiers: wanting.filter { !heard.contains($0) }))
    }
    if isTold(reading) {
      // A feed lists the newest first; they are told in the order in which they came about.
      for (place, entry) in entries.new.enumerated().reversed() {
        let tellers = told[place] ?? []
        tell(
          AnnouncementNews(source: source.id, kind: .new, announcement: entry, seen: outcome.at),
          tellers: tellers)
        if tellers.isEmpty { committed.newEntries += 1 }
      }
    }
    for entry in entries.updated {
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

  private func tellFacts(of source: Source, _ outcome: inout ReadOutcome, _ committed: inout Committed) {
    let followers = audience.following(source.id).map(\.id)
    if let decision = outcome.snapshot {
      committed.changes = decision.changes.count
      for (index, change) in decision.changes.enumerated() {
        outcome.tell.append(
          .init(.change(index), notifiers: audience.wanting(change.severity, of: source.id)))
      }
      for unread in decision.newUnread {
        let told = SourceUnread(source: source.id, url: outcome.record.url, unread: unread)
        outcome.tell.append(.init(.unread(told), notifiers: audience.wanting(.normal, of: source.id)))
      }
    }
    if let problem = outcome.problemBegan {
      outcome.tell.append(.init(.problem(problem), notifiers: followers))
      committed.problemIsNew = true
    }
    if let recovery = outcome.recovery {
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
