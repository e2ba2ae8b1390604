import CMemory
import Glibc
import Synchronization

/// A program with a process group of its own, and what it says on standard output and error.
package struct ChildProcess {
  /// How a program ended.
  package enum End: Hashable, Sendable {
    case exited(Int32)
    case signalled(Int32)
    case timedOut
    case abandoned
  }
  /// Why a program could not be started, as `errno`.
  package struct StartFailure: Error { package var code: Int32 }

  private let pid: pid_t
  private var outputEnd: Int32
  /// What it has written so far, at most ``outputLimit`` bytes.
  package private(set) var output: [UInt8] = []
  /// How many bytes of what it writes are kept.
  package var outputLimit = 4096

  /// One start at a time: a pipe of one program must not be inherited by another, which would keep it open.
  private static let starting = Mutex(())

  /// Starts `command`, looked up in the PATH of `environment`.
  ///
  /// - Parameter message: what the program finds on its standard input, as a file that is whole from the first byte it reads:
  ///   it can never take a part for the whole, however this program ends.
  package static func start(
    _ command: [String], environment: [String: String], message: [UInt8] = []
  ) -> Result<ChildProcess, StartFailure> {
    let input = feedwatch_memory_file(message, message.count)
    guard input >= 0 else { return .failure(StartFailure(code: errno)) }
    defer { close(input) }
    return starting.withLock { _ in
      guard let fromChild = openPipe() else { return .failure(StartFailure(code: errno)) }
      var pid: pid_t = 0
      let code = spawn(&pid, command, environment, input: input, outputEnd: fromChild[1])
      close(fromChild[1])
      if code == 0 { return .success(ChildProcess(pid: pid, outputEnd: fromChild[0])) }
      close(fromChild[0])
      return .failure(StartFailure(code: code))
    }
  }

  /// Both ends of a pipe that programs do not inherit.
  private static func openPipe() -> [Int32]? {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return ends
  }

  private init(pid: pid_t, outputEnd: Int32) {
    (self.pid, self.outputEnd) = (pid, outputEnd)
    _ = fcntl(outputEnd, F_SETFL, fcntl(outputEnd, F_GETFL) | O_NONBLOCK)
  }

  /// `posix_spawn` with default signals, a group of its own and nothing inherited but the three streams.
  private static func spawn(
    _ pid: inout pid_t, _ command: [String], _ environment: [String: String], input: Int32, outputEnd: Int32
  ) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (from, to) in [(input, 0), (outputEnd, 1), (outputEnd, 2)] {
      posix_spawn_file_actions_adddup2(&actions, from, Int32(to))
    }
    let code = feedwatch_inherit_streams_only(&actions)
    guard code == 0 else { return code }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    posix_spawnattr_setflags(&attributes, Int16(flags))
    return withCStrings(command) { arguments in
      withCStrings(environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }) { variables in
        posix_spawnp(&pid, command[0], &actions, &attributes, arguments, variables)
      }
    }
  }

  /// Listens, and waits for the end.
  package mutating func run(milliseconds: Int64, isAbandoned: () -> Bool = { false }) -> End {
    let deadline = Self.clock() + milliseconds
    while true {
      if let end = reap() { return finish(end) }
      let left = deadline - Self.clock()
      if left <= 0 { return finish(kill(.timedOut)) }
      if isAbandoned() { return finish(kill(.abandoned)) }
      wait(milliseconds: Int32(min(left, outputEnd < 0 ? 10 : 50)))
      listen()
    }
  }

  /// Ends the whole group: asks, waits up to a second, then does not ask.
  private mutating func kill(_ reason: End) -> End {
    _ = Glibc.kill(-pid, SIGTERM)
    for _ in 0..<50 where reap() == nil { usleep(20_000) }
    _ = Glibc.kill(-pid, SIGKILL)
    var status: Int32 = 0
    if !isReaped { while waitpid(pid, &status, 0) < 0, errno == EINTR {} }
    return reason
  }

  private var isReaped = false

  private mutating func reap() -> End? {
    guard !isReaped else { return .timedOut }
    var status: Int32 = 0
    let found = waitpid(pid, &status, WNOHANG)
    guard found == pid else { return nil }
    isReaped = true
    return status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .signalled(status & 0x7F)
  }

  private mutating func finish(_ end: End) -> End {
    listen()
    if outputEnd >= 0 { close(outputEnd) }
    outputEnd = -1
    return end
  }

  private func wait(milliseconds: Int32) {
    var polled: [pollfd] = []
    if outputEnd >= 0 { polled.append(pollfd(fd: outputEnd, events: Int16(POLLIN), revents: 0)) }
    poll(&polled, nfds_t(polled.count), milliseconds)
  }

  private mutating func listen() {
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while outputEnd >= 0 {
      let count = read(outputEnd, &buffer, buffer.count)
      if count > 0 {
        output += buffer.prefix(min(count, max(0, outputLimit - output.count)))
      } else {
        if count == 0 {
          close(outputEnd)
          outputEnd = -1
        }
        return
      }
    }
  }

  private static func clock() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}

/// Calls `body` with a null-terminated array of C strings.
func withCStrings<Result>(
  _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  var pointers: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) } + [nil]
  defer { for pointer in pointers { free(pointer) } }
  return pointers.withUnsafeMutableBufferPointer { buffer in
    // The array always holds the terminating null, so there is a base address.
    guard let start = buffer.baseAddress else { return body(UnsafeMutablePointer.allocate(capacity: 0)) }
    return body(start)
  }
}
