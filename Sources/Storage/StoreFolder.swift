import Text

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The folder that a store lies in.
enum StoreFolder {
  /// Creates the folders above `path` that are missing.
  static func create(for path: String) throws(StorageError) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    var folder = ""
    for part in parts {
      folder +=
        folder.isEmpty && part.isEmpty ? "/" : (folder.isEmpty || folder.hasSuffix("/") ? "" : "/") + part
      guard mkdir(folder, 0o755) != 0 else { continue }
      let code = errno
      guard !isFolder(folder) else { continue }
      throw .cannotCreate(path: folder, reason: systemMessage(code == EEXIST ? ENOTDIR : code))
    }
  }

  /// The folder part of `path`.
  static func of(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  static func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Lets `write` make a file under another name, then gives it the name `path`, whole and on the disk or not at all.
  static func publish(as path: String, _ write: (String) throws -> Void) throws(StorageError) {
    let partial = "\(path).\(getpid()).partial"
    unlink(partial)
    defer { unlink(partial) }
    do { try write(partial) } catch { throw StorageError(error, path: path) }
    try synchronise(partial, for: path)
    // A link never takes the place of another file; some file systems have none.
    if link(partial, path) != 0 {
      guard errno != EEXIST, rename(partial, path) == 0 else {
        throw .cannotCreate(path: path, reason: systemMessage(errno))
      }
    }
    try synchronise(of(path), for: path)
  }

  private static func synchronise(_ file: String, for path: String) throws(StorageError) {
    let descriptor = openFile(file, O_RDONLY)
    guard descriptor >= 0 else { throw .io(path: path, reason: systemMessage(errno)) }
    defer { close(descriptor) }
    // EINVAL: a file system that cannot sync a folder; the copy is whole all the same.
    guard fsync(descriptor) == 0 || errno == EINVAL else {
      throw .io(path: path, reason: systemMessage(errno))
    }
  }
}

/// open(2) by a name that no method hides; files are created for their owner to write and all to read.
func openFile(_ path: String, _ flags: Int32) -> Int32 { open(path, flags | O_CLOEXEC, 0o644) }
