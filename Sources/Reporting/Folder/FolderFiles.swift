import Glibc
import Text

/// Files of a folder, read and replaced. Nothing is brought to the disk by force: a report can always be made again.
enum FolderFiles {
  /// What the system said.
  struct Failure: Error { var reason: String }

  /// Whether anything has this name, a link that leads nowhere included.
  static func exists(_ path: String) -> Bool {
    var information = stat()
    return lstat(path, &information) == 0
  }

  /// Makes the folder and those above it; the reason where that fails.
  static func createFolder(_ path: String) -> String? {
    var information = stat()
    if stat(path, &information) == 0 {
      return information.st_mode & S_IFMT == S_IFDIR ? nil : "is not a folder"
    }
    let parent = path.split(separator: "/", omittingEmptySubsequences: true).dropLast().joined(separator: "/")
    let above = path.hasPrefix("/") ? "/" + parent : parent
    if !above.isEmpty, above != path, let reason = createFolder(above) { return reason }
    return mkdir(path, 0o777) == 0 || errno == EEXIST ? nil : systemMessage()
  }

  /// The bytes of a file; nil where there is none.
  static func read(_ path: String) throws(Failure) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    // A link has taken the file's place: it is replaced, not followed.
    guard file >= 0 else { return try missing() }
    defer { close(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 262_144)
    while true {
      let count = Glibc.read(file, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Failure(reason: systemMessage()) }
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
    }
  }

  private static func missing() throws(Failure) -> [UInt8]? {
    guard errno == ENOENT || errno == ELOOP else { throw Failure(reason: systemMessage()) }
    return nil
  }

  /// Writes beside the file and renames into its place; the reason where that fails.
  static func replace(_ path: String, with bytes: [UInt8]) -> String? {
    let temporary = path + ".\(getpid()).\(UInt64.random(in: 0 ... .max)).part"
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0 else { return systemMessage() }
    var reason = write(bytes, to: file)
    if close(file) != 0, reason == nil { reason = systemMessage() }
    if reason == nil, rename(temporary, path) != 0 { reason = systemMessage() }
    if reason != nil { unlink(temporary) }
    return reason
  }

  private static func write(_ bytes: [UInt8], to file: Int32) -> String? {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(file, $0.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return systemMessage() }
      written += count
    }
    return nil
  }
}
