package import Text

/// Everything one read of one source does to the store: applied in one transaction, whole or not at all.
package struct ReadOutcome: Sendable {
  /// The source as it stands after the read; its counts of entries and facts are computed by the store.
  package var record: SourceRecord
  /// The clock of the run, which all decisions of this read used.
  package var at: Timestamp
  /// Number of the run in the store.
  package var run: Int64
  /// New bytes to keep.
  package var document: StoredDocument?
  /// What a good read of a page does to its snapshot.
  package var snapshot: SnapshotDecision?
  /// Title, language and unread of the page after a good, parsed read.
  package var page: (title: String?, language: String?, unread: [Unread])?
  /// What a good read does to the known entries.
  package var entries: AnnouncementDecision?
  /// Good read: all current facts and entries are confirmed at `at`, even those that were not parsed again.
  package var isGood = false
  /// The last good read before this one; `last_old_seen` of the changes.
  package var lastOldSeen: Timestamp?
  /// Set only when the problem is new or has become another kind: it is told once.
  package var problemBegan: Problem?
  /// Set by the first good read after a problem.
  package var recovery: Recovery?
  /// The problem that people are told of: one that began, or one that did not pass by itself.
  package var toldProblem: Problem?
  /// The recovery that people are told of: that from a problem they heard of.
  package var toldRecovery: Recovery?
  /// What is to be told, and to whom.
  package var tell: [Told] = []

  /// Something to tell, with the notifiers that want it.
  package struct Told: Sendable {
    /// What there is to tell; a change by its place in the outcome, for it has no number before it is stored.
    package enum Content: Sendable {
      /// Index into `snapshot.changes`.
      case change(Int)
      case news(AnnouncementNews)
      case problem(Problem)
      case recovery(Recovery)
      case unread(SourceUnread)
    }
    /// What is told.
    package var content: Content
    /// Ids of the notifiers that are to be told of what this read found.
    package var notifiers: [String]
    /// `content` goes to `notifiers`.
    package init(_ content: Content, notifiers: [String]) {
      self.content = content
      self.notifiers = notifiers
    }
  }

  /// An outcome that only updates the record.
  package init(record: SourceRecord, at: Timestamp, run: Int64) {
    self.record = record
    self.at = at
    self.run = run
  }
}
