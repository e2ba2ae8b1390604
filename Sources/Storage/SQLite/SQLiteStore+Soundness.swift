import GRDB

extension SQLiteStore {
  /// What SQLite's own check of the file complains about; empty for a sound store. Takes about a second for each
  /// gigabyte.
  package func damage() throws(StorageError) -> [String] {
    try reading { connection in
      try connection.all("PRAGMA quick_check(10)") { $0.text() }.filter { $0 != "ok" }
    }
  }
}

extension Connection {
  fileprivate func all(_ sql: String, read: (inout Columns) throws -> String) throws -> [String] {
    try all(sql, { _ in }, read: read)
  }
}
