package import Text

/// A change as the store keeps it, with the story around it.
package struct RecordedChange: Hashable, Sendable {
  /// `reverted`: changed back before anybody reviewed it.
  package enum State: String, Hashable, Sendable { case pending, accepted, reverted }

  /// A short number, unique in the store, never used again.
  package var id: String
  /// The one whose page changed, under its present id.
  package var source: SourceID
  /// What people call the source.
  package var sourceTitle: String
  /// URL of the source when the change was found, fit to be shown.
  package var url: String
  /// What changed.
  package var change: FactChange
  /// When a reading first showed the change.
  package var firstSeen: Timestamp
  /// When a reading last showed the former state.
  package var lastOldSeen: Timestamp?
  /// Good reads that have shown the new state.
  package var reads: Int
  /// A review or a change back ends `pending`; nothing leads back to it.
  package var state: State
  /// Nil until somebody accepts it.
  package var acceptance: Acceptance?
  /// Ids of earlier changes of the same slot folded into this line, oldest first.
  package var folds: [String]

  /// A recorded change.
  package init(
    id: String, source: SourceID, sourceTitle: String, url: String, change: FactChange, firstSeen: Timestamp,
    lastOldSeen: Timestamp? = nil, reads: Int = 1, state: State = .pending, acceptance: Acceptance? = nil,
    folds: [String] = []
  ) {
    self.id = id
    self.source = source
    self.sourceTitle = sourceTitle
    self.url = url
    self.change = change
    self.firstSeen = firstSeen
    self.lastOldSeen = lastOldSeen
    self.reads = reads
    self.state = state
    self.acceptance = acceptance
    self.folds = folds
  }
}

/// Who reviewed a change, and when.
package struct Acceptance: Hashable, Sendable {
  /// As given with --by, else the login name.
  package var by: String
  /// As given with --note.
  package var note: String?
  /// By the clock of the machine.
  package var at: Timestamp

  /// A review.
  package init(by: String, note: String? = nil, at: Timestamp) {
    self.by = by
    self.note = note
    self.at = at
  }
}
