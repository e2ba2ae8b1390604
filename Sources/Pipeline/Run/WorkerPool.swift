import Glibc
import Model
import Text

/// Bounds how much of a run happens at once.
///
/// Each job has two steps. Many are begun at once, for a fetch waits for its server most of the time; while a document is read, its
/// connection serves the next source. Few are worked on at once: enough to keep every processor busy, few enough that a run over
/// thousands of sources holds only some documents in parsed form. Whoever waits is served in order.
actor WorkerPool {
  /// Two for each processor: one document is read while another waits for its turn in the store.
  private static let workers = 2 * max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

  private var free = WorkerPool.workers
  private var waiting: [UnsafeContinuation<Void, Never>] = []

  /// Does all `jobs`, begun in this order.
  ///
  /// - Parameters:
  ///   - connections: how many fetches may be under way.
  ///   - begin: called before each job; false = this one is left out, and those that are not begun yet are no longer.
  ///   - fetch: the first step.
  ///   - work: the second step, with what the first one gave.
  ///   - finish: called with what each job came to.
  static func run<Job: Sendable, Fetched: Sendable, Result: Sendable>(
    _ jobs: [Job], connections: Int, begin: (Job) -> Bool,
    fetch: @escaping @Sendable (Job) async -> Fetched,
    work: @escaping @Sendable (Fetched) async -> Result, finish: (Result) -> Void
  ) async {
    let pool = WorkerPool()
    await withTaskGroup(of: Result.self) { group in
      var jobs = jobs.makeIterator()
      func startNext() {
        guard let job = jobs.next(), begin(job) else { return }
        group.addTask {
          let fetched = await fetch(job)
          return await pool.perform { await work(fetched) }
        }
      }
      for _ in 0..<(connections + 2 * workers) { startNext() }
      while let result = await group.next() {
        finish(result)
        startNext()
      }
    }
  }

  /// Carries out `work` as soon as a worker is free, away from this actor.
  private nonisolated func perform<Result: Sendable>(_ work: @Sendable () async -> Result) async -> Result {
    await enter()
    let result = await work()
    await leave()
    return result
  }

  private func enter() async {
    if free > 0 {
      free -= 1
    } else {
      await withUnsafeContinuation { waiting.append($0) }
    }
  }

  private func leave() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}

extension [Source] {
  /// The order in which sources are asked: one of each host in turn, so that a host with a long pace does not keep the others
  /// waiting. That is `places` dealt round robin by host, their order kept within a host; places, for copies of thousands of
  /// sources take megabytes.
  func interleavedByHost(_ places: [Int]) -> [Int] {
    var order: [Substring] = []
    var queues: [Substring: [Int]] = [:]
    for place in places {
      let source = self[place]
      let host = URLAuthority.of(source.url) ?? source.url[...]
      if queues[host] == nil { order.append(host) }
      queues[host, default: []].append(place)
    }
    guard order.count < places.count else { return places }
    var result: [Int] = []
    result.reserveCapacity(places.count)
    var round = 0
    while !order.isEmpty {
      order.removeAll { host in
        guard let queue = queues[host], round < queue.count else { return true }
        result.append(queue[round])
        return false
      }
      round += 1
    }
    return result
  }
}
