import Glibc
import Model
import Text

/// Documents on this machine: `file:` sources.
enum LocalDocument {
  /// Reads a regular file of at most `maxBody` bytes.
  static func read(_ address: FetchURL, maxBody: Int64) -> FetchResult {
    let path = address.target.percentDecoded
    guard !path.utf8.contains(0) else {
      return .failed(FetchFailure(kind: .network, detail: "the path holds a NUL character"))
    }
    // Non-blocking, so that a pipe without a writer does not hold the run up.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return failed(.network, "cannot be opened", path, errno) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { return failed(.network, "cannot be read", path, errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: return .failed(FetchFailure(kind: .network, detail: "\(path) is a folder, not a document"))
    default: return .failed(FetchFailure(kind: .network, detail: "\(path) is not a regular file"))
    }
    return body(file, size: Int(status.st_size), path: path, maxBody: Int(maxBody), url: address.plain)
  }

  private static func body(_ file: Int32, size: Int, path: String, maxBody: Int, url: String) -> FetchResult {
    let tooLarge = FetchFailure(
      kind: .tooLarge, detail: "\(path) is larger than \(maxBody) bytes (max_body raises the limit)")
    guard size <= maxBody else { return .failed(tooLarge) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: min(max(size, 4096), 1 << 20))
    while true {
      let count = Glibc.read(file, &part, part.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return failed(.network, "cannot be read", path, errno) }
      guard count > 0 else { break }
      bytes.append(contentsOf: part[..<count])
      guard bytes.count <= maxBody else { return .failed(tooLarge) }
    }
    switch GzipFile(bytes)?.unpacked(cap: maxBody) {
    case .document(let document): bytes = document
    case .tooLarge: return .failed(tooLarge)
    case .damaged, nil: break
    }
    return .fetched(FetchedResponse(status: 200, url: url, body: bytes))
  }

  private static func failed(_ kind: ProblemKind, _ what: String, _ path: String, _ code: Int32)
    -> FetchResult
  {
    .failed(
      FetchFailure(kind: kind, detail: "\(path) \(what): \(systemMessage(code))"))
  }

}
