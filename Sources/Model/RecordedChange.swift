/// A change as the store keeps it, with the story around it.
package struct RecordedChange: Hashable, Sendable {
  package enum State: String, Hashable, Sendable { case pending, accepted, reverted }

  /// A short number, unique in the store, never used again.
  package var id: String
  package var source: SourceID
  /// What people call the source.
  package var sourceTitle: String
  package var url: String
  package var change: FactChange
  /// When a reading first showed the change.
  package var firstSeen: Timestamp
  /// When a reading last showed the former state.
  package var lastOldSeen: Timestamp?
  /// Good reads that have shown the new state.
  package var reads: Int
  package var state: State
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
  package var by: String
  package var note: String?
  package var at: Timestamp

  /// A review.
  package init(by: String, note: String? = nil, at: Timestamp) {
    self.by = by
    self.note = note
    self.at = at
  }
}
