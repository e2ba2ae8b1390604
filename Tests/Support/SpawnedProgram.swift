import CMemory
import CSpawn
package import Foundation
import Synchronization

/// A program that a test starts, with a file for each of its three streams.
///
/// Foundation's `Process` is not used: up to Swift 6.3 its `run()` reads behind the end of a directory entry, which now and
/// then ends the tests (swift-corelibs-foundation, pull request 5472).
package final class SpawnedProgram: Sendable {
  package let pid: Int32
  private let status = Mutex<(end: Int32, time: Duration)?>(nil)

  private static let starting = Mutex(())

  /// Does `body` while no program is being started: that would have the files of `body` open for a while. A script that
  /// somebody has open for writing cannot be run.
  package static func withoutStarts<Result>(_ body: () throws -> Result) rethrows -> Result {
    try starting.withLock { _ in try body() }
  }

  /// Starts the program at `path` in `folder`.
  ///
  /// - Parameter environment: all variables; those of the tests where there are none.
  /// - Throws: `POSIXError` where it cannot be started.
  package init(
    _ path: String, _ arguments: [String], in folder: URL, environment: [String: String]? = nil,
    input: String = "/dev/null", output: String = "/dev/null", errors: String = "/dev/null"
  ) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    for (number, file) in [(Int32(1), output), (2, errors)] {
      posix_spawn_file_actions_addopen(&actions, number, file, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    }
    posix_spawn_file_actions_addchdir_np(&actions, folder.path)
    guard feedwatch_inherit_streams_only(&actions) == 0 else { throw POSIXError(.ENOMEM) }
    let variables = environment ?? ProcessInfo.processInfo.environment
    pid = try Self.withCStrings([path] + arguments) { arguments in
      try Self.withCStrings(variables.map { "\($0)=\($1)" }) { variables in
        try Self.spawn(path, &actions, arguments, variables)
      }
    }
  }

  /// A script that was written a moment ago may still be open in a program that another test is just starting: "text file
  /// busy". It is tried again then.
  private static func spawn(
    _ path: String, _ actions: inout posix_spawn_file_actions_t,
    _ arguments: UnsafePointer<UnsafeMutablePointer<CChar>?>,
    _ variables: UnsafePointer<UnsafeMutablePointer<CChar>?>
  ) throws -> pid_t {
    var pid: pid_t = 0
    var code: Int32 = 0
    for _ in 0..<6_000 {
      code = starting.withLock { _ in posix_spawn(&pid, path, &actions, nil, arguments, variables) }
      guard code == ETXTBSY else { break }
      usleep(10_000)
    }
    guard code == 0 else { throw POSIXError(.init(rawValue: code) ?? .EINVAL) }
    return pid
  }

  private static func withCStrings<Result>(
    _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) throws -> Result
  ) rethrows -> Result {
    let pointers = strings.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return try body(pointers)
  }

  /// Leaves no program behind, also where a test ended before it.
  deinit {
    signal(SIGKILL)
    wait()
  }

  /// The exit code, or the number of the signal that ended it with a minus; nil while it runs.
  package var end: Int32? { reaped(WNOHANG) }

  /// Waits for the end on this thread; gives the same.
  @discardableResult package func wait() -> Int32 { reaped(0) ?? -1 }

  /// Waits for the end without a thread; gives the same. One that never ends is ended: -9.
  package func finish() async throws -> Int32 {
    do { try await waitUntil { end != nil } } catch is WaitedInVain { signal(SIGKILL) }
    return wait()
  }

  /// What it took of the processors, once its end was seen (getrusage(2)).
  package var processorTime: Duration { status.withLock { $0?.time } ?? .zero }

  /// Sends a signal, unless it has ended and another program may bear its number.
  package func signal(_ number: Int32) {
    status.withLock { if $0 == nil { kill(pid, number) } }
  }

  private func reaped(_ options: Int32) -> Int32? {
    status.withLock { known in
      if let known { return known.end }
      var word: Int32 = 0
      var usage = rusage()
      guard wait4(pid, &word, options, &usage) == pid else { return nil }
      // wait(2): the signal in the low seven bits, the exit code above.
      let end = word & 0x7f == 0 ? word >> 8 & 0xff : -(word & 0x7f)
      known = (end, Self.duration(usage.ru_utime) + Self.duration(usage.ru_stime))
      return end
    }
  }

  private static func duration(_ time: timeval) -> Duration {
    .seconds(time.tv_sec) + .microseconds(time.tv_usec)
  }
}
