import CLibCurl
import Glibc
import Model
import Synchronization

/// The thread's work: starts what may start, lets libcurl move bytes, hands results back, sleeps.
final class FetchEngine {
  private let inbox: FetchInbox
  private let multi: CurlMulti
  private let configuration: FetchLoop.Configuration
  private var queues: HostQueues
  private var idle: [Transfer] = []
  private var active: [UnsafeMutableRawPointer: Transfer] = [:]

  init(inbox: FetchInbox, multi: CurlMulti, configuration: FetchLoop.Configuration) {
    self.inbox = inbox
    self.multi = multi
    self.configuration = configuration
    queues = HostQueues(perHost: configuration.settings.perHost)
  }

  func run() {
    while true {
      if !active.isEmpty { multi.perform() }
      finishDone()
      let (jobs, isStopped) = inbox.take()
      if isStopped { return failAll(jobs) }
      let now = Self.now()
      for job in jobs { queues.add(job, now: now) }
      let pauseEnds = queues.releasePaced(now: now)
      if startReady() { continue }
      multi.poll(
        milliseconds: min(pauseEnds.map { max(1, $0 - now) } ?? 60_000, active.isEmpty ? 60_000 : 1000))
      inbox.awake()
    }
  }

  /// Starts what has been admitted while there are connections left; whether it started something.
  private func startReady() -> Bool {
    var hasStarted = false
    while active.count < max(1, configuration.settings.connections), let job = queues.popReady() {
      hasStarted = true
      let transfer = idle.popLast() ?? makeTransfer()
      transfer.prepare(job, isGloballyOpen: configuration.settings.allowsPrivateAddresses)
      guard let easy = transfer.handle, multi.add(easy) else {
        job.completion.resume(returning: .failure(.interrupted))
        queues.finished(job, now: Self.now())
        continue
      }
      active[easy] = transfer
    }
    return hasStarted
  }

  private func makeTransfer() -> Transfer {
    Transfer(
      userAgent: configuration.userAgent, caFile: configuration.caFile, settings: configuration.settings)
  }

  private func finishDone() {
    while let (easy, code) = multi.nextDone() {
      guard let transfer = active.removeValue(forKey: easy), let job = transfer.job else { continue }
      if transfer.deservesFreshConnection(code), start(again: .alone, transfer, job, easy) { continue }
      if transfer.deservesVerbatimBody(code), start(again: .verbatim, transfer, job, easy) { continue }
      let result = transfer.finish(code)
      multi.remove(easy)
      idle.append(transfer)
      queues.finished(job, now: Self.now())
      job.completion.resume(returning: result)
    }
  }

  /// Starts `job` again in another way, each at most once: on a connection of its own there is no other before it, and what is
  /// taken verbatim has no encoding.
  private func start(
    again mode: Transfer.Mode, _ transfer: Transfer, _ job: FetchJob, _ easy: UnsafeMutableRawPointer
  ) -> Bool {
    multi.remove(easy)
    transfer.discard()
    transfer.prepare(
      job, isGloballyOpen: configuration.settings.allowsPrivateAddresses, mode: mode)
    guard multi.add(easy) else { return false }
    active[easy] = transfer
    return true
  }

  private func failAll(_ jobs: [FetchJob]) {
    for (easy, transfer) in active {
      multi.remove(easy)
      transfer.job?.completion.resume(returning: .failure(.interrupted))
    }
    for job in jobs + queues.removeAll() { job.completion.resume(returning: .failure(.interrupted)) }
    active = [:]
    idle = []
  }

  /// Milliseconds of a clock that nobody sets.
  private static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}

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
