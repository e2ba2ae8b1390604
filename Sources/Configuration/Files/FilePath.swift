import Glibc
import Text

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

/// Reading a small local file whole.
enum FileReading {
  /// More than any configuration needs.
  static let limit = 8_000_000

  /// Why a file cannot be read, as one lower-case phrase.
  struct ReadError: Error {
    let reason: String
    let isMissing: Bool
  }

  /// The bytes of `path`; pipes are read to their end.
  static func bytes(path: String) throws(ReadError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw refusal(errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw refusal(errno) }
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= limit else { throw ReadError(reason: "larger than 8 MB", isMissing: false) }
    }
  }

  /// Whether something stands at `path`.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  private static func refusal(_ code: Int32) -> ReadError {
    let missing = code == ENOENT || code == ENOTDIR
    return ReadError(
      reason: missing ? "no such file" : systemMessage(code), isMissing: missing)
  }
}
