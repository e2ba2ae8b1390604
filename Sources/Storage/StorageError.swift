import GRDB
import GRDBSQLite

/// Why the store cannot be used.
package enum StorageError: Error, Hashable, Sendable {
  /// The file or its folder cannot be created: exit 73.
  case cannotCreate(path: String, reason: String)
  /// The file is no store, damaged, or written by a newer version: exit 74, and the file is left as it was.
  case unusable(path: String, reason: String)
  /// No run has made a store at this path; only those that read are told so.
  case missing(path: String)
  /// Reading or writing failed (disk full, read-only): exit 74.
  case io(path: String, reason: String)
  /// Another run holds the lock: exit 75.
  case locked(path: String, pid: Int32?)
}

extension StorageError: CustomStringConvertible {
  /// One lower-case line that names the file and says what to do.
  package var description: String {
    switch self {
    case .cannotCreate(let path, let reason): "cannot create \(path): \(reason)"
    case .unusable(let path, let reason): "store \(path): \(reason)"
    case .missing(let path): "store \(path): there is no store yet: run `feedwatch run` first"
    case .io(let path, let reason): "store \(path): \(reason)"
    case .locked(let path, let pid?): "store \(path): another run (pid \(pid)) holds it: wait for its end"
    case .locked(let path, nil): "store \(path): another run holds it: wait for its end"
    }
  }
}

extension StorageError {
  /// What `error`, thrown while the store at `path` was used, means to people.
  init(_ error: any Error, path: String) {
    switch error {
    case let error as StorageError: self = error
    case let error as DatabaseError: self.init(error.resultCode.rawValue, message: error.message, path: path)
    case is PackedError: self = .unusable(path: path, reason: Self.damaged)
    default: self = .io(path: path, reason: "\(error)")
    }
  }

  static let damaged =
    "the file is damaged: put a copy made by `feedwatch backup` in its place, or move it away to begin anew"

  private init(_ code: Int32, message: String?, path: String) {
    switch code {
    case SQLITE_NOTADB: self = .unusable(path: path, reason: Self.notAStore)
    case SQLITE_ERROR where message?.hasPrefix("no such ") == true:
      // The schema is checked when a store is opened: a part of it that is not there was written over.
      self = .unusable(path: path, reason: Self.damaged)
    case SQLITE_CORRUPT: self = .unusable(path: path, reason: Self.damaged)
    case SQLITE_IOERR:
      self = .io(
        path: path,
        reason: "the disk cannot be read or written: check the disk and the file-size limit (ulimit -f)")
    case SQLITE_FULL: self = .io(path: path, reason: "no space left: nothing of this step was stored")
    case SQLITE_READONLY, SQLITE_PERM:
      self = .io(path: path, reason: "not writable: check the permissions of the file and its folder")
    case SQLITE_CANTOPEN:
      self = .io(path: path, reason: "cannot be opened: check the permissions of the file and its folder")
    case SQLITE_BUSY, SQLITE_LOCKED:
      self = .io(path: path, reason: "in use by another program for too long: try again later")
    default: self = .io(path: path, reason: message ?? "error \(code)")
    }
  }

  static let notAStore = "not a feedwatch store: move it away, or name another file under `store:`"
}
