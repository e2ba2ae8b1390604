import GRDB
import Text

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Opens a store file after looking at what it is; a file that is refused is left as it was.
struct StoreOpening {
  let path: String
  let mode: SQLiteStore.Mode
  let isAbandoned: @Sendable () -> Bool
  /// How often another program's transaction is waited for, a fiftieth of a second each time: ten seconds.
  private static let patience = 500

  func open() throws(StorageError) -> DatabaseQueue {
    if mode == .readWriteCreate { try create() } else { try requireFile() }
    try requireWholePages()
    do {
      let queue = try connect()
      try check(queue)
      if mode != .readOnly { try prepareForWriting(queue) }
      return queue
    } catch {
      throw StorageError(error, path: path)
    }
  }

  /// Makes the folders and sees that a file can be created or written.
  private func create() throws(StorageError) {
    try StoreFolder.create(for: path)
    guard !StoreFolder.isFolder(path) else { throw .unusable(path: path, reason: "is a folder, not a file") }
    let descriptor = openFile(path, O_RDWR | O_CREAT)
    guard descriptor >= 0 else {
      let code = errno
      guard access(path, F_OK) == 0 else { throw .cannotCreate(path: path, reason: systemMessage(code)) }
      throw .io(path: path, reason: systemMessage(code))
    }
    close(descriptor)
  }

  /// A reader needs a store that a run has made; an empty file is one whose maker was stopped at once.
  private func requireFile() throws(StorageError) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      let code = errno
      guard code == ENOENT || code == ENOTDIR else { throw .io(path: path, reason: systemMessage(code)) }
      throw .missing(path: path)
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw .unusable(path: path, reason: "is a folder, not a file")
    }
    guard status.st_size > 0 else { throw .missing(path: path) }
    guard access(path, R_OK) == 0 else { throw .io(path: path, reason: systemMessage(errno)) }
  }

  /// Refuses a file that was cut within a page: SQLite would take what that lacks for zeros. Where a log stands beside the file,
  /// a writer was stopped, and SQLite makes the file whole with it.
  private func requireWholePages() throws(StorageError) {
    for log in ["-wal", "-journal"] where access(path + log, F_OK) == 0 { return }
    let descriptor = openFile(path, O_RDONLY)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var status = stat()
    var header = [UInt8](repeating: 0, count: 18)
    guard fstat(descriptor, &status) == 0, status.st_size > 0 else { return }
    guard pread(descriptor, &header, header.count, 0) == header.count,
      header.starts(with: "SQLite format 3".utf8)
    else { throw .unusable(path: path, reason: StorageError.notAStore) }
    // Bytes 16 and 17: the size of a page, 1 for 65,536 (https://www.sqlite.org/fileformat2.html section 1.3.2).
    let page = Int64(header[16]) << 8 | Int64(header[17])
    guard Int64(status.st_size) % (page < 512 ? 65_536 : page) == 0 else {
      throw .unusable(path: path, reason: StorageError.damaged)
    }
  }

  private func connect() throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = mode == .readOnly
    configuration.busyMode = .callback { [isAbandoned] tries in
      guard tries < Self.patience, !isAbandoned() else { return false }
      usleep(tries < 10 ? 2_000 : 20_000)
      return true
    }
    configuration.label = "feedwatch.store"
    // A transaction of SQLiteStore.withConsistentReads stays open from one access to the next.
    configuration.allowsUnsafeTransactions = true
    // The first read shows what the file is, before any pragma writes to it.
    configuration.foreignKeysEnabled = false
    // In a read-only folder SQLite cannot make the files that go with a WAL; without a WAL nothing is missed.
    let isClosedFolder = access(StoreFolder.of(path), W_OK) != 0 && access(path + "-wal", F_OK) != 0
    guard mode == .readOnly, isClosedFolder else {
      return try DatabaseQueue(path: path, configuration: configuration)
    }
    return try DatabaseQueue(path: "file:\(escaped(path))?immutable=1", configuration: configuration)
  }

  /// `path` as the path of a file: URI.
  private func escaped(_ path: String) -> String {
    path.percentEncoded { !"%?#".utf8.contains($0) }
  }

  /// Refuses a database of another program and a store of a newer version.
  private func check(_ queue: DatabaseQueue) throws {
    let (application, version, tables) = try queue.inDatabase { database in
      (
        try Int64.fetchOne(database, sql: "PRAGMA application_id") ?? 0,
        try Int64.fetchOne(database, sql: "PRAGMA user_version") ?? 0,
        try Int64.fetchOne(database, sql: Self.countTables) ?? 0
      )
    }
    if tables == 0 && mode != .readWriteCreate {
      throw StorageError.missing(path: path)
    }
    guard tables == 0 || application == Migrations.applicationID else {
      throw StorageError.unusable(path: path, reason: StorageError.notAStore)
    }
    guard version <= Migrations.current else {
      throw StorageError.unusable(path: path, reason: Self.newer(version))
    }
    if version < Migrations.current && mode == .readOnly {
      throw StorageError.unusable(
        path: path, reason: "written by an older feedwatch: run `feedwatch run` to bring it up to date")
    }
  }

  /// The list of migrations alone is what a process leaves that is killed while it creates the store.
  private static let countTables = "SELECT count(*) FROM sqlite_schema WHERE tbl_name <> 'grdb_migrations'"

  private static func newer(_ version: Int64) -> String {
    "written by a newer feedwatch (schema \(version), this one knows \(Migrations.current)): update feedwatch"
  }

  private func prepareForWriting(_ queue: DatabaseQueue) throws {
    // A file-size limit is to be an error like a full disk, not the end of the process.
    signal(SIGXFSZ, SIG_IGN)
    let version = try queue.inDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
      return try Int64.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    }
    if version < Migrations.current { try Migrations.apply(to: queue) }
  }
}
