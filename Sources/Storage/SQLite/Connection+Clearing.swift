import Model
package import Text

/// What people do with the outbox: try again what was given up, drop what nobody needs.
extension SQLiteStore {
  /// Gives the numbers that can be tried; what was given up is pending again.
  package func retry(deliveries: [Int64]) throws(StorageError) -> [Int64] {
    let sql = """
      UPDATE deliveries SET state = 'pending', ended = NULL, next_try = NULL
      WHERE number = ? AND state IN ('pending', 'failed')
      """
    return try writingThrough { connection in
      try deliveries.filter { number in
        try connection.execute(sql) { $0.add(number) }
        return connection.changedCount > 0
      }
    }
  }

  /// False where it is not waiting any more. The row stays, with who dropped it.
  package func drop(delivery number: Int64, by name: String, at: Timestamp) throws(StorageError) -> Bool {
    let sql = """
      UPDATE deliveries SET state = 'dropped', ended = ?, ended_by = ?
      WHERE number = ? AND state IN ('pending', 'failed')
      """
    return try writingThrough { connection in
      try connection.execute(sql) {
        $0.add(at)
        $0.add(name)
        $0.add(number)
      }
      return connection.changedCount > 0
    }
  }

  /// Items that no digest holds yet, by notifier.
  package func waitingCounts() throws(StorageError) -> [String: Int] {
    try reading { connection in
      let sql = "SELECT notifier, count(*) FROM items WHERE delivery IS NULL GROUP BY notifier"
      let rows = try connection.all(sql) { columns in (columns.text(), columns.int()) }
      return Dictionary(rows) { first, _ in first }
    }
  }

  /// By notifier: what the other side said of the recipients that it did not take, in the newest digest that others got.
  package func lastRefusals() throws(StorageError) -> [String: String] {
    let sql = """
      SELECT notifier, last_error FROM deliveries d WHERE state = 'delivered' AND last_error IS NOT NULL
        AND number = (SELECT max(number) FROM deliveries WHERE notifier = d.notifier AND state = 'delivered')
      """
    return try reading { connection in
      let rows = try connection.all(sql) { columns in (columns.text(), columns.text()) }
      return Dictionary(rows) { first, _ in first }
    }
  }
}
