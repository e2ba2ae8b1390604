package import Model
package import Text

/// Problems of sources: when each began and ended.
extension Connection {
  /// A problem begins; one of another kind that was there gives way to it.
  func begin(_ problem: Problem, source: Int64, at: Timestamp) throws {
    try endProblems(of: source, at: at)
    try execute("INSERT INTO problems (source, kind, detail, began) VALUES (?, ?, ?, ?)") {
      $0.add(source)
      $0.add(problem.kind.rawValue)
      $0.add(problem.detail)
      $0.add(problem.since)
    }
  }

  func endProblems(of source: Int64, at: Timestamp) throws {
    try execute("UPDATE problems SET ended = ? WHERE source = ? AND ended IS NULL") {
      $0.add(at)
      $0.add(source)
    }
  }

  /// Problems that are there, or ended at `since` or later, oldest first.
  func problems(since: Timestamp) throws -> [(problem: Problem, until: Timestamp?)] {
    let sql = """
      SELECT s.id, p.kind, p.detail, p.began, p.ended FROM problems p JOIN sources s ON s.number = p.source
      WHERE p.ended IS NULL OR p.ended >= ? ORDER BY p.began, p.number
      """
    return try all(sql) {
      $0.add(since)
    } read: { columns in
      (
        problem: Problem(
          source: SourceID(columns.text()), kind: try columns.word(), detail: columns.text(),
          since: columns.time()),
        until: columns.optionalTime()
      )
    }
  }
}

extension SQLiteStore {
  /// Oldest first; those that last have no end.
  package func problems(since: Timestamp) throws(StorageError) -> [(problem: Problem, until: Timestamp?)] {
    try reading { try $0.problems(since: since) }
  }
}
