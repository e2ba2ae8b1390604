/// Jobs in the order they came, held back so that no host is asked too often or by too many at once.
///
/// A job is admitted when its host has room; admitted jobs start as the loop has connections. All steps take constant
/// time, however many hosts there are, but for hosts that want pauses. Times are milliseconds of one steady clock.
struct HostQueues {
  private struct Host {
    var waiting: [FetchJob] = []
    var next = 0
    var admitted = 0
    var pause: Int64 = 0
    var notBefore: Int64 = 0
    var isPaced = false
    var hasWaiting: Bool { next < waiting.count }

    mutating func pop() -> FetchJob {
      defer {
        next += 1
        if !hasWaiting { (waiting, next) = ([], 0) }
      }
      return waiting[next]
    }
  }

  private let perHost: Int
  private var hosts: [String: Host] = [:]
  private var ready: [FetchJob] = []
  private var nextReady = 0
  /// Hosts with jobs that wait for a pause to end.
  private var paced: [String] = []

  /// Queues that let `perHost` jobs of a host go at once; a host that wants pauses gets one at a time.
  init(perHost: Int) { self.perHost = max(1, perHost) }

  mutating func add(_ job: FetchJob, now: Int64) {
    let name = job.exchange.address.host
    hosts[name, default: Host()].pause = max(hosts[name]?.pause ?? 0, job.exchange.pause)
    hosts[name]?.waiting.append(job)
    admit(name, now: now)
  }

  /// The next job that may start.
  mutating func popReady() -> FetchJob? {
    guard nextReady < ready.count else { return nil }
    defer {
      nextReady += 1
      if nextReady == ready.count { (ready, nextReady) = ([], 0) }
    }
    return ready[nextReady]
  }

  /// Notes that a job of the host has ended.
  mutating func finished(_ job: FetchJob, now: Int64) {
    let name = job.exchange.address.host
    guard var host = hosts.removeValue(forKey: name) else { return }
    host.admitted -= 1
    if host.pause > 0 { host.notBefore = now + host.pause }
    if host.hasWaiting || host.admitted > 0 || host.pause > 0 {
      hosts[name] = host
      admit(name, now: now)
    }
  }

  /// Admits jobs whose host's pause has ended; the time of the next such end, nil when none is awaited.
  mutating func releasePaced(now: Int64) -> Int64? {
    guard !paced.isEmpty else { return nil }
    let names = paced
    paced = []
    for name in names {
      hosts[name]?.isPaced = false
      admit(name, now: now)
    }
    return paced.compactMap { hosts[$0]?.notBefore }.min()
  }

  /// Takes every job that has not started.
  mutating func removeAll() -> [FetchJob] {
    defer { self = HostQueues(perHost: perHost) }
    return ready[nextReady...] + hosts.values.flatMap { $0.waiting[$0.next...] }
  }

  private mutating func admit(_ name: String, now: Int64) {
    guard var host = hosts.removeValue(forKey: name) else { return }
    defer { hosts[name] = host }
    while host.hasWaiting, host.admitted < (host.pause > 0 ? 1 : perHost) {
      guard host.notBefore <= now else {
        if !host.isPaced { paced.append(name) }
        host.isPaced = true
        return
      }
      host.admitted += 1
      ready.append(host.pop())
    }
  }
}
