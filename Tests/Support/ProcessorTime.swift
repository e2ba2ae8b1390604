import Glibc

/// The processor time that `body` takes of this thread: what other tests and programs take meanwhile does not count.
package func processorTime(_ body: () throws -> Void) rethrows -> Duration {
  let start = threadTime()
  try body()
  return threadTime() - start
}

/// The shortest of three times, for two of them to be compared.
package func leastProcessorTime(_ body: () throws -> Void) rethrows -> Duration {
  var times: [Duration] = []
  for _ in 0..<3 { times.append(try processorTime(body)) }
  return times.min() ?? .zero
}

private func threadTime() -> Duration {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}
