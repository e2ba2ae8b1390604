import Foundation

/// A document of one's own, from a file or standard input.
enum DocumentFile {
  /// The most bytes that are read of a page: 50 MB.
  static let largestPage = 50 * 1024 * 1024

  /// The bytes of the file at `path` (`-`: standard input), at most `most` of them; nil when it cannot be read.
  static func read(_ path: String, atMost most: Int = .max) -> [UInt8]? {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    var status = stat()
    let isFile = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    return read(descriptor, expecting: isFile ? Int(status.st_size) : 0, atMost: most)
  }

  private static func read(_ descriptor: Int32, expecting size: Int, atMost most: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    // One byte more than the file has: the second read of a file of that size finds its end.
    var room = size > 0 ? size + 1 : 65_536
    while bytes.count < most {
      room = min(room, most - bytes.count)
      var read = 0
      let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        repeat {
          read = Foundation.read(descriptor, buffer.baseAddress, room)
        } while read < 0 && errno == EINTR
        count = max(0, read)
      }
      guard read >= 0 else { return nil }
      if read == 0 { break }
      if bytes.isEmpty { bytes = piece } else { bytes += piece }
      room = 65_536
    }
    return bytes
  }

  /// `file:` URL of a path, for pages whose own URL is not given.
  static func url(of path: String) -> String {
    guard path != "-" else { return "file:///" }
    return path.hasPrefix("/") ? "file://\(path)" : "file:///\(path)"
  }
}
