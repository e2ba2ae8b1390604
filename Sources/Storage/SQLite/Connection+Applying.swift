package import Model
import Text

/// One read of one source, applied in the transaction that is open.
extension Connection {
  /// What a read left in the store.
  struct Applied {
    /// Numbers of the recorded changes, in the order of `snapshot.changes`; those of wording left out.
    var changes: [Int64] = []
    var newKeys: [UInt64] = []
  }

  func apply(_ outcome: ReadOutcome) throws -> Applied {
    let source = try write(outcome.record, isGood: outcome.isGood)
    var applied = Applied()
    let document = try outcome.document.map { try insert($0, source: source.number) }
    if let page = outcome.page { try write(page: page, source: source.number) }
    if let decision = outcome.snapshot {
      applied.changes = try apply(decision, of: outcome, source: source, document: document)
    }
    if let decision = outcome.entries {
      let isWhole = decision.isWhole && (outcome.document != nil || !decision.seen.isEmpty)
      applied.newKeys = try apply(decision, source: source, at: outcome.at, isWhole: isWhole)
    }
    if let problem = outcome.problemBegan { try begin(problem, source: source.number, at: outcome.at) }
    if outcome.recovery != nil { try endProblems(of: source.number, at: outcome.at) }
    for told in outcome.tell {
      try insert(told, changes: applied.changes, source: source.number, at: outcome.at)
    }
    return applied
  }

  private func apply(
    _ decision: SnapshotDecision, of outcome: ReadOutcome, source: StoredSource, document: Int64?
  ) throws -> [Int64] {
    let current = try currentFacts(of: source.number, lastGood: source.lastGood)
    try apply(decision, source: source.number, at: outcome.at, lastGood: source.lastGood, current: current)
    guard !decision.changes.isEmpty || !decision.wording.isEmpty else { return [] }
    var context = ChangeContext(
      source: source, run: outcome.run, at: outcome.at, lastOldSeen: outcome.lastOldSeen,
      document: try document ?? newestDocument(of: source.number))
    let retired = current.filter { Set(decision.retired).contains($0.number) }
    func record(_ change: FactChange) throws -> Int64 {
      context.lastOldSeen = lastSight(of: change, among: retired) ?? outcome.lastOldSeen
      return try self.record(change, context)
    }
    let numbers = try decision.changes.map(record)
    for change in decision.wording { _ = try record(change) }
    return numbers
  }

  /// When the fact before a change was last seen: earlier than the last good read, where its removal had to be confirmed or a
  /// truncated document did not show it.
  private func lastSight(of change: FactChange, among retired: [KnownFact]) -> Timestamp? {
    retired.first {
      (change.kind == .removed || $0.misses == 0) && $0.fact.channel == change.channel
        && $0.fact.kind == change.factKind && $0.fact.value.text == change.before
        && $0.fact.conditions == change.conditions
    }?.lastSeen
  }
}

extension SQLiteStore {
  /// One transaction, so that snapshot, changes and outbox are there together or not at all.
  @discardableResult
  package func apply(_ outcome: ReadOutcome) throws(StorageError) -> [String] {
    let applied = try writing { try $0.apply(outcome) }
    noteNewKeys(applied.newKeys)
    return applied.changes.map { String($0) }
  }
}
