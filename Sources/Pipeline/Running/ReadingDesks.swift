import Glibc

/// Places at which documents are read and stored: enough to keep every processor busy, few enough that a run over
/// thousands of sources holds only some documents in parsed form at once. Whoever waits is served in order.
actor ReadingDesks {
  /// Two for each processor: one document is read while another waits for its turn in the store.
  static let count = 2 * max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

  private var free = ReadingDesks.count
  private var waiting: [UnsafeContinuation<Void, Never>] = []

  /// Carries out `work` as soon as a desk is free, away from this actor.
  nonisolated func take<Result: Sendable>(_ work: @Sendable () async -> Result) async -> Result {
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
