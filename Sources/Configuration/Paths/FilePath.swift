import Glibc

/// Paths as text; no file is touched.
enum FilePath {
  /// `path` seen from `folder`, without `.`, `..` and double slashes.
  static func resolve(_ path: String, in folder: String) -> String {
    normalise(path.hasPrefix("/") || folder.isEmpty ? path : folder + "/" + path)
  }

  /// The folder of a file; empty for a bare name.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last part of a path.
  static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// `path` from the root, seen from the current folder of the process.
  static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? normalise(path) : resolve(path, in: currentFolder)
  }

  private static var currentFolder: String {
    guard let buffer = getcwd(nil, 0) else { return "/" }
    defer { free(buffer) }
    return String(cString: buffer)
  }

  private static func normalise(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part != ".." || !path.hasPrefix("/") {
        parts.append(part)
      }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}
