import Glibc
import Text

/// The files that a newcomer begins with: a commented configuration and the starter catalogue. They are part of the
/// program, so that it needs no other file; their one source is `Feeds/` of this package.
package enum StarterFiles {
  /// A file could not be written; one lower-case line that says which, and why.
  package struct WriteError: Error, Hashable, Sendable {
    /// `cannot write FILE: reason (what to do)`.
    package var line: String
  }

  /// Writes `feedwatch.yaml` and `Feeds/*.yaml` into `folder`, which is created where it is missing. What is there already
  /// stays as it is.
  ///
  /// - Returns: the paths of the files that were written, `folder` in front; empty where all were there.
  package static func write(to folder: String) throws(WriteError) -> [String] {
    var written: [String] = []
    for file in files {
      let path = FilePath.resolve(file.name, in: folder)
      try createFolders(of: path)
      if try create(path, file.bytes) { written.append(path) }
    }
    return written
  }

  /// Where the files stand once they are written, the configuration first.
  package static func paths(in folder: String) -> [String] {
    files.map { FilePath.resolve($0.name, in: folder) }
  }

  /// Names relative to the folder, and what the files hold.
  static var files: [(name: String, bytes: [UInt8])] {
    [
      ("feedwatch.yaml", PackageResources.feedwatch_yaml),
      ("Feeds/dhs.yaml", PackageResources.dhs_yaml),
      ("Feeds/doj.yaml", PackageResources.doj_yaml),
      ("Feeds/dol.yaml", PackageResources.dol_yaml),
      ("Feeds/dos.yaml", PackageResources.dos_yaml),
      ("Feeds/federal-register.yaml", PackageResources.federal_register_yaml),
      ("Feeds/uscis-contact.yaml", PackageResources.uscis_contact_yaml),
      ("Feeds/uscis-filing.yaml", PackageResources.uscis_filing_yaml),
      ("Feeds/uscis-forms.yaml", PackageResources.uscis_forms_yaml),
      ("Feeds/uscis-news.yaml", PackageResources.uscis_news_yaml),
      ("Feeds/uscis-offices.yaml", PackageResources.uscis_offices_yaml),
    ]
  }

  /// False where something is there already; O_EXCL leaves no moment between looking and writing.
  private static func create(_ path: String, _ bytes: [UInt8]) throws(WriteError) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      if errno == EEXIST { return false }
      throw failure("write", path)
    }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { throw failure("write", path) }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private static func createFolders(of path: String) throws(WriteError) {
    let folder = FilePath.folder(of: path)
    guard !folder.isEmpty, !FileReading.exists(folder) else { return }
    try createFolders(of: folder)
    guard mkdir(folder, 0o755) == 0 || errno == EEXIST else { throw failure("create the folder", folder) }
  }

  private static func failure(_ verb: String, _ path: String) -> WriteError {
    let reason = systemMessage()
    return WriteError(line: "cannot \(verb) \(path): \(reason) (choose a folder you may write to)")
  }
}
