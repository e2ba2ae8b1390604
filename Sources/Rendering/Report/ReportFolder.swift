import Glibc
import Text

/// Why a report cannot be written.
package enum ReportFolderError: Error, Hashable, Sendable {
  /// A file of a name that the report needs is there, and no report wrote it.
  case foreign(path: String)
  /// The folder cannot be made.
  case cannotCreate(path: String, reason: String)
  /// A file cannot be read or written.
  case io(path: String, reason: String)
}

/// The folder that a report is written to.
///
/// `.feedwatch-report` in it lists the files that reports wrote. Those are replaced, and removed when a later report has no use
/// for them; all others are left alone, and where one of them has a name that the report needs nothing is written at all.
package struct ReportFolder: Sendable {
  private static let listName = ".feedwatch-report"
  private static let listHead =
    "files that feedwatch report wrote; it replaces and removes these and no others"
  private let path: String

  /// The folder at `path`, which need not be there yet.
  package init(path: String) { self.path = path.isEmpty ? "." : path }

  /// Puts `files` there, in their order, each whole; gives how many of them are new or other than before.
  @discardableResult package func write(_ files: [ReportFile]) throws(ReportFolderError) -> Int {
    if let reason = FolderFiles.createFolder(path) {
      throw .cannotCreate(path: path, reason: reason)
    }
    let own = try listed()
    let names = files.map(\.name)
    for name in names where !own.contains(name) && FolderFiles.exists(place(name)) {
      throw .foreign(path: place(name))
    }
    // The names of both reports, until the new one is complete: a stop in between makes no file foreign.
    if Set(names) != own { try list(own.union(names)) }
    var count = 0
    for file in files where try replace(file.name, Array(file.text.utf8)) { count += 1 }
    let stale = own.subtracting(names)
    for name in stale where unlink(place(name)) != 0 && errno != ENOENT {
      throw .io(path: place(name), reason: systemMessage())
    }
    if Set(names) != own { try list(Set(names)) }
    return count
  }

  /// The names in the list that a report could have written; anything else in it is not believed.
  private func listed() throws(ReportFolderError) -> Set<String> {
    guard let bytes = try read(Self.listName) else { return [] }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard lines.first.map(String.init) == Self.listHead else { throw .foreign(path: place(Self.listName)) }
    return Set(lines.dropFirst().map(String.init).filter(Self.isOwn))
  }

  private func list(_ names: Set<String>) throws(ReportFolderError) {
    let text = ([Self.listHead] + names.sorted()).joined(separator: "\n") + "\n"
    _ = try replace(Self.listName, Array(text.utf8))
  }

  /// `changes-2.html`, `report.css`: lower-case letters, digits and hyphens, and an ending of ours.
  private static func isOwn(_ name: String) -> Bool {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, ["html", "css", "js"].contains(parts[1]), !parts[0].isEmpty else { return false }
    return parts[0].utf8.allSatisfy { $0.isASCIILowercase || $0.isASCIIDigit || $0 == UInt8(ascii: "-") }
  }

  private func place(_ name: String) -> String { path + "/" + name }

  private func read(_ name: String) throws(ReportFolderError) -> [UInt8]? {
    do throws(FolderFiles.Failure) {
      return try FolderFiles.read(place(name))
    } catch {
      throw .io(path: place(name), reason: error.reason)
    }
  }

  /// Writes the file unless it holds these bytes already.
  private func replace(_ name: String, _ bytes: [UInt8]) throws(ReportFolderError) -> Bool {
    if try read(name) == bytes { return false }
    if let reason = FolderFiles.replace(place(name), with: bytes) {
      throw .io(path: place(name), reason: reason)
    }
    return true
  }
}

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
