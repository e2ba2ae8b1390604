import Text

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Keeps two runs over one store from overlapping: an flock(2) on `STORE.lock`, which the kernel lets go when its holder dies.
///
/// The file stays where it is: to remove it would let two runs each lock a file of their own.
package final class RunLock: Sendable {
  private let descriptor: Int32

  private init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Takes the lock, or throws ``StorageError/locked(path:pid:)`` at once where another process holds it.
  package static func acquire(storePath: String) throws(StorageError) -> RunLock {
    try StoreFolder.create(for: storePath)
    let path = storePath + ".lock"
    let descriptor = openFile(path, O_RDWR | O_CREAT)
    guard descriptor >= 0 else { throw .cannotCreate(path: path, reason: systemMessage(errno)) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      defer { close(descriptor) }
      guard code == EWOULDBLOCK else { throw .io(path: path, reason: systemMessage(code)) }
      throw .locked(path: storePath, pid: holder(descriptor))
    }
    write(pid: getpid(), to: descriptor)
    return RunLock(descriptor: descriptor)
  }

  /// Lets the lock go; it also goes with the last reference to it.
  package func release() {
    ftruncate(descriptor, 0)
    flock(descriptor, LOCK_UN)
  }

  /// A lock file without its pid still locks; the pid is for people.
  private static func write(pid: pid_t, to descriptor: Int32) {
    ftruncate(descriptor, 0)
    let line = Array("\(pid)\n".utf8)
    _ = pwrite(descriptor, line, line.count, 0)
  }

  private static func holder(_ descriptor: Int32) -> Int32? {
    var buffer = [UInt8](repeating: 0, count: 16)
    let count = pread(descriptor, &buffer, buffer.count, 0)
    guard count > 0 else { return nil }
    return Int32(String(decoding: buffer[..<count].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
  }
}
