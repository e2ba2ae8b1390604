import Glibc
import Model
package import Text

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

/// Where a path leads whose last part may be a link, or a link to a link.
enum LinkTarget {
  /// The path itself where it is no link.
  case file(String)
  /// Why no file can be put there: the end of a line that says what to do.
  case nowhere(String)

  /// As many links one after the other as Linux follows (path_resolution(7)).
  private static let mostLinks = 40

  /// Follows `path`, also to a file that is yet to be; its folder has to be there, for what is missing may be a disk.
  static func of(_ path: String) -> LinkTarget {
    var target = path
    for _ in 0...mostLinks {
      guard let next = destination(of: target) else { return target == path ? .file(path) : end(target) }
      target = next.hasPrefix("/") ? next : FileDelivery.folder(of: target) + "/" + next
    }
    return .nowhere("it is a link that leads to itself: make it lead to a file, or name another file")
  }

  private static func end(_ target: String) -> LinkTarget {
    let folder = FileDelivery.folder(of: target)
    var status = stat()
    guard stat(folder, &status) == 0 else {
      let reason = systemMessage(errno)
      return .nowhere("it is a link into \(folder): \(reason): make that folder, or name another file")
    }
    return .file(target)
  }

  /// What the link at `path` says; nil where there is none.
  private static func destination(of path: String) -> String? {
    var text = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &text, text.count)
    return count > 0 ? String(decoding: text[..<count].lazy.map(UInt8.init(bitPattern:)), as: UTF8.self) : nil
  }
}

/// The names of digest files.
package enum DigestPath {
  /// `template` with `{date}` as `2026-11-24`, `{time}` as `061500`, `{run}` as `2026-11-24-061500-1`, by a clock
  /// `utcOffset` seconds east of UTC.
  package static func expand(_ template: String, at: Timestamp, utcOffset: Int, counter: Int) -> String {
    let clock = CivilDate(at, offset: utcOffset)
    let date = "\(padded(clock.year, 4))-\(padded(clock.month, 2))-\(padded(clock.day, 2))"
    let time = padded(clock.hour, 2) + padded(clock.minute, 2) + padded(clock.second, 2)
    var result = ""
    var rest = Substring(template)
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      let tail = rest[open...]
      let value = [("{date}", date), ("{time}", time), ("{run}", "\(date)-\(time)-\(counter)")]
        .first { tail.hasPrefix($0.0) }
      result += value?.1 ?? "{"
      rest = tail.dropFirst(value?.0.count ?? 1)
    }
    return result + rest
  }
}
