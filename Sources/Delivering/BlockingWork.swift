import Dispatch
import Glibc

/// Runs work that waits for the system on a thread of its own, where a closed pipe is an error and not a signal.
enum BlockingWork {
  /// The result of `work`, which may block.
  static func run<Result: Sendable>(_ work: @escaping @Sendable () -> Result) async -> Result {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(returning: withoutBrokenPipeSignal(work)) }
    }
  }

  /// Blocks SIGPIPE on this thread while `work` runs, and takes away the one that may have come.
  private static func withoutBrokenPipeSignal<Result>(_ work: () -> Result) -> Result {
    var (broken, former) = (sigset_t(), sigset_t())
    sigemptyset(&broken)
    sigaddset(&broken, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &broken, &former)
    defer {
      var none = timespec()
      _ = sigtimedwait(&broken, nil, &none)
      pthread_sigmask(SIG_SETMASK, &former, nil)
    }
    return work()
  }
}
