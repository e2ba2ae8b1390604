import Model
package import Text

extension Connection {
  func setNote(_ key: String, value: String, at: Timestamp) throws {
    try execute("INSERT OR REPLACE INTO notes (key, value, at) VALUES (?, ?, ?)") {
      $0.add(key)
      $0.add(value)
      $0.add(at)
    }
  }
}

/// Runs, and the texts that are remembered from one to the next.
extension SQLiteStore {
  /// Gives the number of the run.
  package func beginRun(at: Timestamp) throws(StorageError) -> Int64 {
    try writing { connection in
      try connection.execute("INSERT INTO runs (started) VALUES (?)") { $0.add(at) }
      return connection.insertedNumber
    }
  }

  /// `summary` is the JSON of the run.
  package func finishRun(_ run: Int64, at: Timestamp, summary: String) throws(StorageError) {
    try writing { connection in
      try connection.execute("UPDATE runs SET finished = ?, summary = ? WHERE number = ?") {
        $0.add(at)
        $0.add(summary)
        $0.add(run)
      }
    }
  }

  /// The newest run that came to its end; one that was killed has none.
  package func lastRun() throws(StorageError) -> (finished: Timestamp, summary: String)? {
    try reading { connection in
      try connection.one(
        "SELECT finished, summary FROM runs WHERE finished IS NOT NULL ORDER BY number DESC LIMIT 1"
      ) { (finished: $0.time(), summary: $0.text()) }
    }
  }

  /// The newest runs that have ended, oldest first, and the count of all.
  package func runs(
    newest limit: Int
  ) throws(StorageError) -> (count: Int, runs: [(started: Timestamp, finished: Timestamp, summary: String)]) {
    let sql = """
      SELECT started, finished, summary FROM runs WHERE finished IS NOT NULL ORDER BY number DESC LIMIT ?
      """
    return try reading { connection in
      let count = try connection.one("SELECT count(*) FROM runs WHERE finished IS NOT NULL") { $0.int() }
      let newest = try connection.all(sql) {
        $0.add(limit)
      } read: {
        (started: $0.time(), finished: $0.time(), summary: $0.text())
      }
      return (count ?? 0, newest.reversed())
    }
  }

  /// A small value that a stage keeps between runs.
  package func note(_ key: String) throws(StorageError) -> (value: String, at: Timestamp)? {
    try reading { connection in
      try connection.one("SELECT value, at FROM notes WHERE key = ?") {
        $0.add(key)
      } read: {
        (value: $0.text(), at: $0.time())
      }
    }
  }

  /// Replaces the value of `key`.
  package func setNote(_ key: String, value: String, at: Timestamp) throws(StorageError) {
    try writing { try $0.setNote(key, value: value, at: at) }
  }
}
