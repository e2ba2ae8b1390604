import GRDB
import Model
package import Text

/// Keeping a store small and safe; both are safe beside a run.
extension SQLiteStore {
  /// Removes documents fetched before `time`, and the payloads of digests delivered before it; gives the number of documents.
  ///
  /// Kept for ever: every document that backs a change, and the newest of each source. Facts, entries, changes, reviews,
  /// problems and runs are never removed.
  @discardableResult
  package func removeDocuments(before time: Timestamp) throws(StorageError) -> Int {
    try writing { try $0.removeDocuments(before: time) }
  }

  /// Gives the room of what was removed back to the disk; rewrites the file, so that other writers have to wait.
  package func shrink() throws(StorageError) { try mapping { try queue.vacuum() } }

  /// What SQLite finds damaged in the file, in its words; nil where it is whole. Reads all of it.
  package func damage() throws(StorageError) -> String? {
    let findings = try mapping {
      try queue.inDatabase { try String.fetchAll($0, sql: "PRAGMA integrity_check") }
    }
    return findings == ["ok"] ? nil : findings.joined(separator: "; ")
  }

  /// Writes a consistent, compact copy of the store to `path`, which must not be there yet; a copy that cannot be finished
  /// leaves nothing behind.
  package func backup(to path: String) throws(StorageError) {
    try StoreFolder.create(for: path)
    guard !StoreFolder.isThere(path) else {
      throw .cannotCreate(path: path, reason: "there is a file already: name another, or move it away")
    }
    try StoreFolder.publish(as: path) { partial in
      try queue.writeWithoutTransaction { database in
        try database.execute(sql: "VACUUM INTO ?", arguments: [partial])
      }
    }
  }
}

extension Connection {
  fileprivate func removeDocuments(before time: Timestamp) throws -> Int {
    let documents = """
      DELETE FROM documents WHERE fetched < ?
        AND number NOT IN (SELECT max(number) FROM documents GROUP BY source)
        AND number NOT IN (SELECT before_document FROM changes WHERE before_document IS NOT NULL)
        AND number NOT IN (SELECT after_document FROM changes WHERE after_document IS NOT NULL)
      """
    try execute(documents) { $0.add(time) }
    let removed = changedCount
    try execute("DELETE FROM bodies WHERE number NOT IN (SELECT body FROM documents)")
    try execute("UPDATE deliveries SET compressed = ? WHERE state = 'delivered' AND delivered < ?") {
      $0.add(try? zstandard.compress([]))
      $0.add(time)
    }
    return removed
  }
}
