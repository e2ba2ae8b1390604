import ArgumentParser
import Dispatch
import Foundation
import Pipeline
import Storage
import Synchronization

/// SIGTERM and SIGINT: the program ends with exit code 75, at once, or where much is in hand after what is begun.
enum Signals {
  /// From now on a signal ends the program with exit code 75; the store is safe whenever that is.
  static func listen() {
    // Made here, for a signal handler must not be the first to ask for them.
    pipeEnd.store(-1, ordering: .relaxed)
    hasArrived.store(false, ordering: .relaxed)
    for number in [SIGTERM, SIGINT] { signal(number, answer) }
  }

  /// Does `work` with a request to end early, which a signal makes. What is shown for a long time, such as the answer to a reader
  /// that does not take it, belongs behind it.
  ///
  /// - Returns: what `work` gives, and whether a signal came: then the exit code is 75, whatever was done by then.
  /// - Throws: what `work` throws, with exit code 75 where a signal came.
  static func withInterruption<Result>(
    _ work: (Interruption) async throws -> Result
  ) async throws -> (result: Result, isInterrupted: Bool) {
    let interruption = Interruption()
    let pipe = SignalPipe { interruption.request() }
    defer { pipe.close() }
    do {
      let result = try await work(interruption)
      pipe.close()
      return (result, hasArrived.load(ordering: .acquiring))
    } catch {
      guard hasArrived.load(ordering: .acquiring) else { throw error }
      throw (error as? Failure ?? (error as? StorageError).map(Failure.init))?.with(code: Exit.temporary)
        ?? ExitCode(Exit.temporary)
    }
  }
}

/// Calls an action, outside the signal handler, when a signal comes.
private struct SignalPipe {
  private let source: any DispatchSourceRead

  /// Its pipe stays open until the program ends: the handler may be about to write.
  init(_ action: @escaping @Sendable () -> Void) {
    var ends: [Int32] = [-1, -1]
    pipe(&ends)
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    let end = ends[0]
    // A queue of its own, with a thread that no other work can take.
    source = DispatchSource.makeReadSource(
      fileDescriptor: end, queue: DispatchQueue(label: "feedwatch.signals"))
    source.setEventHandler {
      var bytes = [UInt8](repeating: 0, count: 16)
      while read(end, &bytes, bytes.count) > 0 {}
      action()
    }
    source.resume()
    pipeEnd.store(ends[1], ordering: .releasing)
  }

  /// From now on signals end the program at once again.
  func close() {
    pipeEnd.store(-1, ordering: .releasing)
    source.cancel()
  }
}

/// Where the handler writes a byte; -1: it ends the program.
private let pipeEnd = Atomic<Int32>(-1)
private let hasArrived = Atomic<Bool>(false)

/// Calls nothing but what a signal handler may call (signal-safety(7)).
private func answer(_ signal: Int32) {
  hasArrived.store(true, ordering: .releasing)
  let end = pipeEnd.load(ordering: .acquiring)
  guard end >= 0 else {
    say("feedwatch: ended by a signal\n")
    _exit(75)
  }
  let former = errno
  var byte: UInt8 = 1
  _ = write(end, &byte, 1)
  errno = former
}

/// Writes to standard error, where that takes it at once.
private func say(_ line: StaticString) {
  var errors = pollfd(fd: STDERR_FILENO, events: Int16(POLLOUT), revents: 0)
  guard poll(&errors, 1, 0) == 1, errors.revents == Int16(POLLOUT) else { return }
  _ = write(STDERR_FILENO, line.utf8Start, line.utf8CodeUnitCount)
}
