package import Model
package import Text

/// What the stages above need of a store; nothing above it knows SQL.
///
/// All methods are synchronous and may be called from any thread; writes are serialised. Each method is one transaction.
package protocol SnapshotStore: Sendable {
  // MARK: reading a source

  /// Everything remembered of all sources, those gone from the configuration included.
  func records() throws(StorageError) -> [SourceID: SourceRecord]
  /// The last good state of a page; an empty one where there was no good read.
  func snapshot(of source: SourceID) throws(StorageError) -> Snapshot
  /// All known entries of a source, withdrawn ones too, newest first.
  func announcements(of source: SourceID) throws(StorageError) -> [KnownAnnouncement]
  /// Of `keys`, those that entries of sources other than `source` carry, with these sources, the one first stored first.
  func sources(carrying keys: [String], except source: SourceID?) throws(StorageError) -> [String: [SourceID]]
  /// When the oldest kept document of a source was fetched: its first good read, unless documents were cleared away since.
  func firstRead(of source: SourceID) throws(StorageError) -> Timestamp?
  /// The newest kept document of a source.
  func document(of source: SourceID) throws(StorageError) -> StoredDocument?
  /// Applies one read, whole or not at all; gives back the ids of the recorded changes, in the order of `snapshot.changes`.
  @discardableResult func apply(_ outcome: ReadOutcome) throws(StorageError) -> [String]
  /// A source renamed in the configuration keeps its history.
  func rename(_ old: SourceID, to new: SourceID) throws(StorageError)

  // MARK: runs

  /// Begins a run and gives its number.
  func beginRun(at: Timestamp) throws(StorageError) -> Int64
  /// Ends a run; `summary` is the JSON of `run --format json`.
  func finishRun(_ run: Int64, at: Timestamp, summary: String) throws(StorageError)
  /// When the last finished run ended, and its summary.
  func lastRun() throws(StorageError) -> (finished: Timestamp, summary: String)?
  /// The newest `limit` runs that have ended, oldest first, and how many there are of all time.
  func runs(
    newest limit: Int
  ) throws(StorageError) -> (count: Int, runs: [(started: Timestamp, finished: Timestamp, summary: String)])

  // MARK: notes

  /// A remembered text (`robots:HOST`, `dead-man`), with the time it was written.
  func note(_ key: String) throws(StorageError) -> (value: String, at: Timestamp)?
  /// Remembers a text under `key`, replacing the former.
  func setNote(_ key: String, value: String, at: Timestamp) throws(StorageError)

  // MARK: outbox

  /// Items of a notifier that no delivery holds yet, oldest first.
  func waitingItems(for notifier: String) throws(StorageError) -> [OutboxItem]
  /// Items of a notifier that deliveries composed at `composedSince` or later hold, those before `number`, oldest first: a file
  /// that holds a whole day.
  func items(
    for notifier: String, composedSince: Timestamp, before number: Int64
  ) throws(StorageError) -> [OutboxItem]
  /// Items that this delivery holds, oldest first.
  func items(of delivery: Int64) throws(StorageError) -> [OutboxItem]
  /// The announcements of `source`, found by the read at `at`, that the notifier was to be told.
  func announcements(
    toldTo notifier: String, of source: SourceID, at: Timestamp
  ) throws(StorageError) -> [Announcement]
  /// Writes a composed delivery, gives it the items it tells, and replaces `notes`, texts by their keys; gives back its number.
  func enqueue(
    _ delivery: Delivery, telling items: [Int64], noting notes: [String: String]
  ) throws(StorageError) -> Int64
  /// Deliveries that are neither delivered nor dropped, the failed and given-up ones too, oldest first.
  func pendingDeliveries() throws(StorageError) -> [Delivery]
  /// Records a try: delivered (to the file `path`), to be tried again (by mail to `recipients` only, where others have it), or
  /// given up.
  func record(
    delivery number: Int64, state: Delivery.State, at: Timestamp, error: String?, nextTry: Timestamp?,
    recipients: [String], isGivenUp: Bool, path: String?
  ) throws(StorageError)
  /// Keeps a delivery that was composed anew: subject, payload, form, path and recipients.
  func replace(_ delivery: Delivery) throws(StorageError)
  /// Whether a later delivery of the notifier has been written to the file `path`.
  func isOvertaken(delivery number: Int64, of notifier: String, path: String) throws(StorageError) -> Bool
  /// Has these tried again, given-up ones too; gives back the numbers of those that are in the outbox.
  func retry(deliveries: [Int64]) throws(StorageError) -> [Int64]
  /// Takes a delivery out of the outbox, and keeps who did it and when; false when it is not there.
  func drop(delivery number: Int64, by name: String, at: Timestamp) throws(StorageError) -> Bool
  /// Things to tell that no digest holds yet, by notifier.
  func waitingCounts() throws(StorageError) -> [String: Int]
  /// Notifiers whose newest delivered mail was refused for some of its recipients, with the server's words.
  func lastRefusals() throws(StorageError) -> [String: String]
  /// Numbers of pending and of failed deliveries, waiting items not counted.
  func outboxCounts() throws(StorageError) -> (pending: Int, failed: Int)
  /// When the notifier was first seen and when its last digest was composed; registers it at `at` when new.
  func notifierTimes(
    _ notifier: String, at: Timestamp
  ) throws(StorageError) -> (firstSeen: Timestamp, lastComposed: Timestamp?)

  /// Every notifier that was ever seen, with where it leads (a fingerprint; nil when that was not yet kept).
  func notifierOutlets() throws(StorageError) -> [String: String?]
  /// Keeps where a notifier leads.
  func setOutlet(_ outlet: String, of notifier: String) throws(StorageError)
  /// A notifier renamed in the configuration keeps what waits for it, and its notes, whose keys are `notes` with its name
  /// behind; a new name that is known already takes it all over.
  func rename(notifier old: String, to new: String, notes: [String]) throws(StorageError)
  /// When the last digest of the notifier was composed; registers nothing.
  func lastComposed(_ notifier: String) throws(StorageError) -> Timestamp?
  /// How many digests of the notifier were ever composed before delivery `number`.
  func deliveryCount(_ notifier: String, before number: Int64) throws(StorageError) -> Int

  // MARK: review

  /// Recorded changes, oldest first: all, or only those neither accepted nor of severity `wording`.
  func changes(pendingOnly: Bool) throws(StorageError) -> [RecordedChange]
  /// Recorded changes of `source` that were found at `since` or later, oldest first.
  func changes(of source: SourceID, since: Timestamp) throws(StorageError) -> [RecordedChange]
  /// Records a review of the changes with these ids, append-only; gives back the ids that were pending.
  @discardableResult func accept(ids: [String], acceptance: Acceptance) throws(StorageError) -> [String]
  /// Facts as they stood at `at` (nil = now), with their source.
  func facts(of source: SourceID?, at: Timestamp?) throws(StorageError) -> [(
    source: SourceID, fact: KnownFact
  )]
  /// Every fact that was ever read, by source and then by the time it was first seen; `ended` is when its removal was
  /// confirmed, nil while it stands.
  func factPeriods() throws(StorageError) -> [(source: SourceID, fact: KnownFact, ended: Timestamp?)]
  /// Unread passages of the current snapshots.
  func unread() throws(StorageError) -> [SourceUnread]
  /// Ended and present problems, oldest first.
  func problems(since: Timestamp) throws(StorageError) -> [(problem: Problem, until: Timestamp?)]
}

extension SnapshotStore {
  /// Writes a composed delivery that leaves no notes.
  package func enqueue(_ delivery: Delivery, telling items: [Int64]) throws(StorageError) -> Int64 {
    try enqueue(delivery, telling: items, noting: [:])
  }

  /// Records a try of a delivery that goes to all its recipients.
  package func record(
    delivery number: Int64, state: Delivery.State, at: Timestamp, error: String?, nextTry: Timestamp?,
    path: String? = nil
  ) throws(StorageError) {
    try record(
      delivery: number, state: state, at: at, error: error, nextTry: nextTry, recipients: [],
      isGivenUp: false,
      path: path)
  }
}
