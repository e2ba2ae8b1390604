import Glibc

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
