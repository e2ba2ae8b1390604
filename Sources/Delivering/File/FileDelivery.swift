import Glibc

/// Puts a digest into a file: readers see the former file or the new one, never half of one.
package enum FileDelivery {
  /// Writes `bytes` beside the file at `path`, brings them to the disk and renames them into place. Missing folders are created,
  /// but those of a link. A link is followed, also to a file that is yet to be; the permissions of a former file are kept;
  /// what is no file, such as a device, is not replaced.
  /// Never ``DeliveryResult/failed(_:)``: what goes wrong with a file may be mended.
  package static func replace(_ path: String, with bytes: [UInt8]) -> DeliveryResult {
    let target: String
    switch LinkTarget.of(path) {
    case .file(let file): target = file
    case .nowhere(let reason): return .retry("cannot replace \(path): \(reason)")
    }
    var former = stat()
    let isThere = stat(target, &former) == 0
    if isThere, former.st_mode & S_IFMT != S_IFREG {
      return .retry("cannot replace \(path): it is not a regular file: name another file")
    }
    let folder = folder(of: target)
    if let problem = createFolders(folder) { return .retry(problem) }
    let temporary = "\(folder)/.\(target.split(separator: "/").last ?? "digest").\(getpid()).\(serial())"
    if let problem = write(bytes, to: temporary, mode: isThere ? former.st_mode & 0o777 : nil) {
      unlink(temporary)
      return .retry("cannot write \(path): \(problem)")
    }
    guard rename(temporary, target) == 0 else {
      let problem = systemMessage(errno)
      unlink(temporary)
      return .retry("cannot replace \(path): \(problem)")
    }
    synchronise(folder)
    return .delivered
  }

  /// The folder that the last part of `path` stands in.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func createFolders(_ folder: String) -> String? {
    var information = stat()
    if stat(folder, &information) == 0 {
      return information.st_mode & S_IFMT == S_IFDIR ? nil : "\(folder) is not a folder: name another file"
    }
    let parent = Self.folder(of: folder)
    if parent != folder, let problem = createFolders(parent) { return problem }
    guard mkdir(folder, 0o777) == 0 || errno == EEXIST else {
      return "cannot create folder \(folder): \(systemMessage(errno))"
    }
    return nil
  }

  /// What went wrong, or nil. `mode`: permissions, where they are not what the user's mask gives.
  private static func write(_ bytes: [UInt8], to path: String, mode: mode_t?) -> String? {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0 else { return systemMessage(errno) }
    if let mode { fchmod(file, mode) }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(file, $0.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let problem = systemMessage(errno)
        close(file)
        return problem
      }
      written += count
    }
    let isSafe = fsync(file) == 0
    let problem = isSafe ? nil : systemMessage(errno)
    return close(file) == 0 ? problem : problem ?? systemMessage(errno)
  }

  private static func synchronise(_ folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// Tells two writers of one process apart.
  private static func serial() -> UInt64 { UInt64.random(in: 0...UInt64.max) }
}
