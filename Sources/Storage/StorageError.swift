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
