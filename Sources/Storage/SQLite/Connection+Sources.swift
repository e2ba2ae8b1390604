package import Model
import Text

/// What `apply` needs to know of a source before it writes.
struct StoredSource {
  var number: Int64
  var lastGood: Timestamp?
  var goodReads: Int64
}

/// The sources: what is remembered of each from run to run.
extension Connection {
  private static let recordColumns = """
    kind, url, title, etag, last_modified, body_hash, last_attempt, last_good, next_due, not_before, failures,
    problem_kind, problem_detail, problem_since, moved_to, is_gone, minimum_interval, rules_version,
    ending, tail, is_incomplete, is_baseline_open
    """

  func records() throws -> [SourceID: SourceRecord] {
    let count = try one("SELECT count(*) FROM sources") { $0.int() }
    var records = [SourceID: SourceRecord](minimumCapacity: count ?? 0)
    try each(
      """
      SELECT id, \(Self.recordColumns), entry_count, fact_count, entry_misses + fact_misses, first_good FROM sources
      """
    ) { columns in
      let record = try Self.record(&columns)
      records[record.id] = record
    }
    return records
  }

  private static func record(_ columns: inout Columns) throws -> SourceRecord {
    let id = SourceID(columns.text())
    var record = SourceRecord(id: id, kind: try columns.word(), url: columns.text())
    record.title = columns.optionalText()
    record.etag = columns.optionalText()
    record.lastModified = columns.optionalText()
    record.bodyHash = columns.optionalBytes()
    record.lastAttempt = columns.optionalTime()
    record.lastGood = columns.optionalTime()
    record.nextDue = columns.optionalTime()
    record.notBefore = columns.optionalTime()
    record.failures = columns.int()
    record.problem = problem(of: id, &columns)
    record.movedTo = columns.optionalText()
    record.isGone = columns.bool()
    record.minimumInterval = columns.integer()
    record.rulesVersion = columns.int()
    record.ending = columns.optionalInteger().flatMap { DocumentEnding(rawValue: Int($0)) }
    record.tail = columns.optionalInteger().map(UInt64.init(bitPattern:))
    record.isIncomplete = columns.bool()
    record.isBaselineOpen = columns.bool()
    record.entries = columns.int()
    record.facts = columns.int()
    record.pendingMisses = columns.int()
    record.firstGood = columns.optionalTime()
    return record
  }

  private static func problem(of id: SourceID, _ columns: inout Columns) -> Problem? {
    let (kind, detail, since) = (columns.optionalText(), columns.text(), columns.time())
    return kind.flatMap(ProblemKind.init).map { Problem(source: id, kind: $0, detail: detail, since: since) }
  }

  func state(of source: SourceID) throws -> StoredSource? {
    try one("SELECT number, last_good, good_reads FROM sources WHERE id = ?") {
      $0.add(source.rawValue)
    } read: {
      StoredSource(number: $0.integer(), lastGood: $0.optionalTime(), goodReads: $0.integer())
    }
  }

  /// Writes `record` over what is there, its counts left out; gives the source as it stood before, its number among it.
  func write(_ record: SourceRecord, isGood: Bool) throws -> StoredSource {
    if let state = try state(of: record.id) {
      try execute(Self.updateSource) {
        Self.bind(record, to: &$0)
        $0.add(isGood)
        $0.add(isGood ? record.lastGood : nil)
        $0.add(state.number)
      }
      return state
    }
    try execute(Self.insertSource) {
      Self.bind(record, to: &$0)
      $0.add(isGood)
      $0.add(isGood ? record.lastGood : nil)
      $0.add(record.id.rawValue)
    }
    return StoredSource(number: insertedNumber, lastGood: nil, goodReads: 0)
  }

  private static let insertSource = """
    INSERT INTO sources (\(recordColumns), good_reads, first_good, id)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

  private static let updateSource = """
    UPDATE sources SET (\(recordColumns), good_reads, first_good)
      = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, good_reads + ?,
        CASE WHEN good_reads = 0 THEN ? ELSE first_good END)
      WHERE number = ?
    """

  private static func bind(_ record: SourceRecord, to parameters: inout Parameters) {
    parameters.add(record.kind.rawValue)
    parameters.add(record.url)
    parameters.add(record.title)
    parameters.add(record.etag)
    parameters.add(record.lastModified)
    parameters.add(record.bodyHash)
    parameters.add(record.lastAttempt)
    parameters.add(record.lastGood)
    parameters.add(record.nextDue)
    parameters.add(record.notBefore)
    parameters.add(record.failures)
    parameters.add(record.problem?.kind.rawValue)
    parameters.add(record.problem?.detail)
    parameters.add(record.problem?.since)
    parameters.add(record.movedTo)
    parameters.add(record.isGone)
    parameters.add(record.minimumInterval)
    parameters.add(record.rulesVersion)
    parameters.add(record.ending.map { Int64($0.rawValue) })
    parameters.add(record.tail.map(Int64.init(bitPattern:)))
    parameters.add(record.isIncomplete)
    parameters.add(record.isBaselineOpen)
  }

  func rename(_ old: SourceID, to new: SourceID) throws {
    try execute("UPDATE sources SET id = ? WHERE id = ?") {
      $0.add(new.rawValue)
      $0.add(old.rawValue)
    }
  }
}

extension SQLiteStore {
  /// Of all sources, those gone from the configuration included.
  package func records() throws(StorageError) -> [SourceID: SourceRecord] { try reading { try $0.records() } }

  /// Everything of `old` belongs to `new` afterwards.
  package func rename(_ old: SourceID, to new: SourceID) throws(StorageError) {
    try writing { try $0.rename(old, to: new) }
  }
}
