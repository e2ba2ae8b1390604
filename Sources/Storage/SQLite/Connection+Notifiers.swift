import Model
package import Text

/// The notifiers: when each appeared, when it was last written to, and where it leads.
extension Connection {
  fileprivate func times(of notifier: String) throws -> (firstSeen: Timestamp, lastComposed: Timestamp?)? {
    try one("SELECT first_seen, last_composed FROM notifiers WHERE id = ?") {
      $0.add(notifier)
    } read: {
      (firstSeen: $0.time(), lastComposed: $0.optionalTime())
    }
  }

  /// One that is known by the new name already becomes one with the old: seen since the earlier time, written to last at
  /// the later.
  fileprivate func rename(notifier old: String, to new: String, notes: [String]) throws {
    let merge = """
      UPDATE notifiers SET
        first_seen = min(first_seen, (SELECT first_seen FROM notifiers WHERE id = ?1)),
        last_composed = (SELECT max(last_composed) FROM notifiers WHERE id IN (?1, ?2)),
        outlet = (SELECT outlet FROM notifiers WHERE id = ?1)
      WHERE id = ?2 AND EXISTS (SELECT 1 FROM notifiers WHERE id = ?1)
      """
    for sql in [
      merge, "UPDATE OR IGNORE notifiers SET id = ?2 WHERE id = ?1",
      "DELETE FROM notifiers WHERE id = ?1 AND ?1 <> ?2",
      "UPDATE deliveries SET notifier = ?2 WHERE notifier = ?1",
      "UPDATE items SET notifier = ?2 WHERE notifier = ?1",
    ] {
      try execute(sql) {
        $0.add(old)
        $0.add(new)
      }
    }
    for key in notes {
      try execute("UPDATE OR REPLACE notes SET key = ?2 WHERE key = ?1") {
        $0.add(key + old)
        $0.add(key + new)
      }
    }
  }
}

extension SQLiteStore {
  /// Registers the notifier at `at` when it is new.
  package func notifierTimes(
    _ notifier: String, at: Timestamp
  ) throws(StorageError) -> (firstSeen: Timestamp, lastComposed: Timestamp?) {
    let known = try reading { try $0.times(of: notifier) }
    if let known { return known }
    return try writing { connection in
      try connection.execute("INSERT OR IGNORE INTO notifiers (id, first_seen) VALUES (?, ?)") {
        $0.add(notifier)
        $0.add(at)
      }
      return try connection.times(of: notifier) ?? (firstSeen: at, lastComposed: nil)
    }
  }

  /// Nil before its first digest; registers nothing.
  package func lastComposed(_ notifier: String) throws(StorageError) -> Timestamp? {
    try reading { try $0.times(of: notifier)?.lastComposed }
  }

  /// Those that were ever composed for it, dropped ones included: the count for one delivery is the same for ever.
  package func deliveryCount(_ notifier: String, before number: Int64) throws(StorageError) -> Int {
    try reading { connection in
      try connection.one("SELECT count(*) FROM deliveries WHERE notifier = ? AND number < ?") {
        $0.add(notifier)
        $0.add(number)
      } read: {
        $0.int()
      } ?? 0
    }
  }

  /// Fingerprints of where each notifier leads, those gone from the configuration included.
  package func notifierOutlets() throws(StorageError) -> [String: String?] {
    try reading { connection in
      let rows = try connection.all("SELECT id, outlet FROM notifiers") { columns in
        (columns.text(), columns.optionalText())
      }
      return Dictionary(rows) { first, _ in first }
    }
  }

  /// Noted so that a renamed notifier is known by its outlet.
  package func setOutlet(_ outlet: String, of notifier: String) throws(StorageError) {
    try writing { connection in
      try connection.execute("UPDATE notifiers SET outlet = ? WHERE id = ?") {
        $0.add(outlet)
        $0.add(notifier)
      }
    }
  }

  /// What waits goes to the new id, also where that is known already.
  package func rename(notifier old: String, to new: String, notes: [String]) throws(StorageError) {
    try writing { try $0.rename(notifier: old, to: new, notes: notes) }
  }
}
