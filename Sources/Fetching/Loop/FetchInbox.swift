import Synchronization

/// What the loop's thread and its callers share: jobs that wait to be taken, and whether the thread sleeps.
final class FetchInbox: Sendable {
  private struct State {
    var jobs: [FetchJob] = []
    var isStopped = false
    /// Set while the thread sleeps or is about to: only then has it to be woken, and only once.
    var isSleeping = false
  }

  private let state = Mutex(State())
  private let multi: CurlMulti

  init(multi: CurlMulti) { self.multi = multi }

  /// Hands a job over; false after ``stop()``.
  func add(_ job: FetchJob) -> Bool {
    state.withLock { state in
      guard !state.isStopped else { return false }
      state.jobs.append(job)
      wake(&state)
      return true
    }
  }

  /// Asks the thread to end.
  func stop() {
    state.withLock { state in
      state.isStopped = true
      wake(&state)
    }
  }

  private func wake(_ state: inout State) {
    guard state.isSleeping else { return }
    state.isSleeping = false
    multi.wake()
  }

  /// For the thread: the jobs that came, and whether it is to end. With none it counts as sleeping from now on.
  func take() -> (jobs: [FetchJob], isStopped: Bool) {
    state.withLock { state in
      defer { state.jobs.removeAll(keepingCapacity: true) }
      state.isSleeping = state.jobs.isEmpty && !state.isStopped
      return (state.jobs, state.isStopped)
    }
  }

  /// For the thread: it is awake again.
  func awake() { state.withLock { $0.isSleeping = false } }
}
