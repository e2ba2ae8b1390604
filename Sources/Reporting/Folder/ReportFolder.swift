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
    return parts[0].utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
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
