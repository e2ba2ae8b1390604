import Glibc

/// The text of a PDF, by the program `pdftotext` (poppler-utils) where it is installed.
enum PDFText {
  /// Most bytes of text taken.
  private static let most = 20 * 1024 * 1024

  /// The text of the document in `bytes`; nil where there is no such program, or it refuses.
  static func read(_ bytes: [UInt8]) -> [UInt8]? {
    guard let path = temporaryCopy(of: bytes) else { return nil }
    defer { unlink(path) }
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    let child = spawn(["pdftotext", "-q", "-enc", "UTF-8", "-nopgbrk", path, "-"], output: ends[1])
    close(ends[1])
    guard let child else { return nil }
    let text = drain(ends[0])
    if text == nil { kill(child, SIGKILL) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return status == 0 ? text : nil
  }

  private static func temporaryCopy(of bytes: [UInt8]) -> String? {
    var template = Array("/tmp/feedwatch-check-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return nil }
      rest = rest.dropFirst(count)
    }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func spawn(_ arguments: [String], output: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child: pid_t = 0
    return posix_spawnp(&child, "pdftotext", &actions, nil, &words, environ) == 0 ? child : nil
  }

  /// Everything that comes, nil when it is too much.
  private static func drain(_ descriptor: Int32) -> [UInt8]? {
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return count == 0 ? text : nil }
      text.append(contentsOf: buffer[0..<count])
      if text.count > most { return nil }
    }
  }
}
