package import Model
package import Text

/// Recorded changes and their reviews; both are only ever added to.
extension Connection {
  private static let changeColumns = """
    kind, channel, fact_kind, label, before, after, before_display, after_display, severity, section,
    form, scenario, applies_to, states, carrier, fields, evidence, note, slot
    """

  /// What is known about a change besides the change itself.
  struct ChangeContext {
    var source: StoredSource
    var run: Int64
    var at: Timestamp
    var lastOldSeen: Timestamp?
    /// The document that shows the new state.
    var document: Int64?
  }

  /// Records `change`; gives its number. An earlier change of the same slot stops counting its reads.
  func record(_ change: FactChange, _ context: ChangeContext) throws -> Int64 {
    let before = try context.lastOldSeen.flatMap { try newestDocument(of: context.source.number, until: $0) }
    try execute(
      "UPDATE changes SET reads_after = ? WHERE source = ? AND slot = ? AND reads_after IS NULL AND run < ?"
    ) {
      $0.add(context.source.goodReads)
      $0.add(context.source.number)
      $0.add(change.slot)
      $0.add(context.run)
    }
    try execute(Self.insertChange) {
      Self.bind(change, to: &$0)
      $0.add(context.source.number)
      $0.add(context.run)
      $0.add(context.at)
      $0.add(context.lastOldSeen)
      $0.add(context.source.goodReads)
      $0.add(before)
      $0.add(context.document)
    }
    return insertedNumber
  }

  private static let insertChange = """
    INSERT INTO changes
      (\(changeColumns), source, run, first_seen, last_old_seen, reads_before, before_document, after_document)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

  private static func bind(_ change: FactChange, to parameters: inout Parameters) {
    parameters.add(change.kind.rawValue)
    parameters.add(change.channel.rawValue)
    parameters.add(change.factKind)
    parameters.add(change.label)
    parameters.add(change.before)
    parameters.add(change.after)
    parameters.add(change.beforeDisplay)
    parameters.add(change.afterDisplay)
    parameters.add(change.severity.rawValue)
    parameters.add(change.section)
    bind(change.conditions, to: &parameters)
    parameters.add(change.fields)
    parameters.add(change.evidence)
    parameters.add(change.note)
    parameters.add(change.slot)
  }

  // MARK: reading

  /// The changes that `condition` (SQL over `c`) selects, oldest first.
  func changes(
    where condition: String, _ bind: (inout Parameters) -> Void = { _ in }
  ) throws -> [RecordedChange] {
    try all("\(Self.selectChanges) WHERE \(condition) ORDER BY c.number", bind, read: Self.recordedChange)
  }

  private static let selectChanges = """
    SELECT c.number, s.id, coalesce(s.title, s.page_title, s.id), s.url,
      c.first_seen, c.last_old_seen, coalesce(c.reads_after, s.good_reads) - c.reads_before, c.is_accepted,
      r.reviewer, r.note, r.at,
      c.kind, c.channel, c.fact_kind, c.label, c.before, c.after, c.before_display, c.after_display, c.severity,
      c.section, c.form, c.scenario, c.applies_to, c.states, c.carrier, c.fields, c.evidence, c.note, c.slot
    FROM changes c JOIN sources s ON s.number = c.source
    LEFT JOIN reviews r ON c.is_accepted = 1 AND r.number = (SELECT min(number) FROM reviews WHERE change = c.number)
    """

  private static func recordedChange(_ columns: inout Columns) throws -> RecordedChange {
    let (id, source) = (String(columns.integer()), SourceID(columns.text()))
    let (title, url) = (columns.text(), columns.text())
    let (firstSeen, lastOldSeen) = (columns.time(), columns.optionalTime())
    let (reads, isAccepted) = (columns.int(), columns.bool())
    let acceptance = acceptance(&columns)
    return RecordedChange(
      id: id, source: source, sourceTitle: title, url: url, change: try change(&columns),
      firstSeen: firstSeen,
      lastOldSeen: lastOldSeen, reads: reads, state: isAccepted ? .accepted : .pending, acceptance: acceptance
    )
  }

  private static func acceptance(_ columns: inout Columns) -> Acceptance? {
    let (by, note, at) = (columns.optionalText(), columns.optionalText(), columns.time())
    return by.map { Acceptance(by: $0, note: note, at: at) }
  }

  private static func change(_ columns: inout Columns) throws -> FactChange {
    var change = FactChange(
      kind: try columns.word(), channel: try columns.word(), factKind: columns.text(),
      label: columns.optionalText(), before: columns.optionalText(), after: columns.optionalText(),
      beforeDisplay: nil, afterDisplay: nil, severity: .wording)
    change.beforeDisplay = columns.optionalText()
    change.afterDisplay = columns.optionalText()
    change.severity = try columns.word()
    change.section = columns.texts()
    change.conditions = conditions(&columns)
    change.fields = columns.texts()
    change.evidence = columns.text()
    change.note = columns.optionalText()
    change.slot = columns.text()
    return change
  }

  // MARK: reviewing

  /// Records a review of change `number`; false where there is no such change, or it was reviewed before.
  func accept(_ number: Int64, _ acceptance: Acceptance) throws -> Bool {
    try execute("UPDATE changes SET is_accepted = 1 WHERE number = ? AND is_accepted = 0") { $0.add(number) }
    guard changedCount > 0 else { return false }
    try execute("INSERT INTO reviews (change, reviewer, note, at) VALUES (?, ?, ?, ?)") {
      $0.add(number)
      $0.add(acceptance.by)
      $0.add(acceptance.note)
      $0.add(acceptance.at)
    }
    return true
  }
}

extension SQLiteStore {
  /// Oldest first.
  package func changes(pendingOnly: Bool) throws(StorageError) -> [RecordedChange] {
    try reading { connection in
      guard pendingOnly else { return try connection.changes(where: "1") }
      return try connection.changes(where: "c.is_accepted = 0 AND c.severity <> 'wording'")
    }
  }

  /// Oldest first.
  package func changes(of source: SourceID, since: Timestamp) throws(StorageError) -> [RecordedChange] {
    try reading { connection in
      guard let number = try connection.state(of: source)?.number else { return [] }
      return try connection.changes(where: "c.source = ? AND c.first_seen >= ?") {
        $0.add(number)
        $0.add(since)
      }
    }
  }

  /// Gives the ids that were pending; each review is a row that nothing changes later.
  @discardableResult
  package func accept(ids: [String], acceptance: Acceptance) throws(StorageError) -> [String] {
    try writing { connection in
      try ids.filter { id in try Int64(id).map { try connection.accept($0, acceptance) } ?? false }
    }
  }
}
