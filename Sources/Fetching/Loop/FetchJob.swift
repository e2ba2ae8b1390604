/// An exchange and who waits for it.
struct FetchJob: Sendable {
  typealias Completion = UnsafeContinuation<Result<Reply, FetchFailure>, Never>

  var exchange: Exchange
  /// Resumed exactly once: when the exchange ends, or when the loop stops.
  var completion: Completion
}
