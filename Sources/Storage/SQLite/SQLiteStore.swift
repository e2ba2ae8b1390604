import GRDB
import Model
import Synchronization
package import Text

/// The store in one SQLite file: WAL, so that people read while a run writes; synchronous NORMAL, so that a killed process
/// loses nothing that was committed.
///
/// Each concept has a file of its own that extends ``Connection``; this one only wraps their work in transactions.
package final class SQLiteStore: SnapshotStore {
  /// What the opener wants to do.
  package enum Mode: Sendable {
    /// Create the store, and the folders above it, where there is none.
    case readWriteCreate
    /// Change a store that must exist.
    case readWrite
    /// Read a store that must exist, beside a writer or from a read-only folder.
    case readOnly
  }

  let path: String
  let queue: DatabaseQueue
  let zstandard = Zstandard()
  /// Made by the first search for entry keys in all sources.
  let keyFilter = Mutex<KeyFilter?>(nil)
  /// A transaction is open that everything belongs to: ``withConsistentReads(_:)``, ``withRollback(_:)``.
  private let isHeld = Atomic(false)

  init(path: String, queue: DatabaseQueue) {
    self.path = path
    self.queue = queue
  }

  /// Opens the store at `path`; every error names the file and says what to do.
  ///
  /// - Parameter isAbandoned: asked again and again while another program's transaction keeps the store waiting; once true,
  ///   the wait ends as it does after ten seconds.
  package static func open(
    path: String, mode: Mode, isAbandoned: @escaping @Sendable () -> Bool = { false }
  ) throws(StorageError) -> SQLiteStore {
    SQLiteStore(
      path: path, queue: try StoreOpening(path: path, mode: mode, isAbandoned: isAbandoned).open())
  }

  /// Moves what was written into the file itself, so that no `-wal` file stays beside it, and ends all use of the store.
  ///
  /// Nothing is lost without it: the next opener reads the `-wal` file. A reader beside keeps it for later.
  package func close() { try? queue.close() }

  /// Runs `body` in a read transaction: it sees one state of the store, whatever a run writes meanwhile.
  func reading<Result>(_ body: (Connection) throws -> Result) throws(StorageError) -> Result {
    try transaction("BEGIN", body)
  }

  /// Runs `body` in a write transaction, whole or not at all.
  func writing<Result>(_ body: (Connection) throws -> Result) throws(StorageError) -> Result {
    try transaction("BEGIN IMMEDIATE", body)
  }

  /// Like ``writing(_:)``, and on the disk before it returns: what is told to the world must outlive a power cut.
  func writingThrough<Result>(_ body: (Connection) throws -> Result) throws(StorageError) -> Result {
    if isHeld.load(ordering: .acquiring) { return try writing(body) }
    try mapping { try setSynchronous("FULL") }
    defer { try? setSynchronous("NORMAL") }
    return try transaction("BEGIN IMMEDIATE", body)
  }

  private func setSynchronous(_ value: String) throws {
    try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = \(value)") }
  }

  private func transaction<Result>(
    _ begin: String, _ body: (Connection) throws -> Result
  ) throws(StorageError) -> Result {
    try mapping {
      try queue.writeWithoutTransaction { database in
        if isHeld.load(ordering: .acquiring) {
          return try body(Connection(database: database, zstandard: zstandard))
        }
        try database.cachedStatement(sql: begin).execute()
        do {
          let result = try body(Connection(database: database, zstandard: zstandard))
          try database.cachedStatement(sql: "COMMIT").execute()
          return result
        } catch {
          try? database.rollback()
          throw error
        }
      }
    }
  }

  /// Runs `body`, in which all that is read of this store is of one moment, whatever a run writes meanwhile.
  package func withConsistentReads<Result>(_ body: () throws -> Result) throws -> Result {
    try held("BEGIN", body)
  }

  /// Runs `body`, in which all that is written to this store is seen, and undoes it.
  package func withRollback<Result>(_ body: () throws -> Result) throws -> Result {
    try held("BEGIN IMMEDIATE", body)
  }

  /// The store may not be used by others meanwhile.
  private func held<Result>(_ begin: String, _ body: () throws -> Result) throws -> Result {
    try mapping { try queue.writeWithoutTransaction { try $0.execute(sql: begin) } }
    isHeld.store(true, ordering: .releasing)
    defer {
      isHeld.store(false, ordering: .releasing)
      try? queue.writeWithoutTransaction { try $0.rollback() }
    }
    return try body()
  }

  /// Runs `body` and turns every error into one of the store's own.
  func mapping<Result>(_ body: () throws -> Result) throws(StorageError) -> Result {
    do { return try body() } catch { throw StorageError(error, path: path) }
  }
}

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
