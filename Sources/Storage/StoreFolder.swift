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
      if code == EEXIST || isFolder(folder) { continue }
      throw .cannotCreate(path: folder, reason: systemMessage(code))
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

  static func isWritable(_ path: String) -> Bool { access(path, W_OK) == 0 }
}

/// What the system says of an error number, in lower case.
func systemMessage(_ code: Int32) -> String {
  guard let text = strerror(code) else { return "error \(code)" }
  let message = String(cString: text)
  return message.prefix(1).lowercased() + message.dropFirst()
}
