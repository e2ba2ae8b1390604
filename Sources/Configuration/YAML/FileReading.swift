import Glibc

/// Reading a small local file whole.
enum FileReading {
  /// More than any configuration needs.
  static let limit = 8_000_000

  /// Why a file cannot be read, as one lower-case phrase.
  struct Refusal: Error {
    let reason: String
    let isMissing: Bool
  }

  /// The bytes of `path`; pipes are read to their end.
  static func bytes(path: String) throws(Refusal) -> [UInt8] {
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
      guard bytes.count <= limit else { throw Refusal(reason: "larger than 8 MB", isMissing: false) }
    }
  }

  /// Whether something stands at `path`.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  private static func refusal(_ code: Int32) -> Refusal {
    let missing = code == ENOENT || code == ENOTDIR
    return Refusal(
      reason: missing ? "no such file" : String(cString: strerror(code)).lowercased(), isMissing: missing)
  }
}
