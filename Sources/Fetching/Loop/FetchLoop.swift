import Glibc
import Model
import Synchronization

/// Hands exchanges to the thread that owns libcurl's multi handle, and their results back.
///
/// The thread starts with the first exchange and ends with ``stop()``, so that commands that fetch nothing pay nothing.
final class FetchLoop: Sendable {
  struct Configuration: Sendable {
    var settings: FetchSettings
    var userAgent: String
    var caFile: String?
  }

  private enum State {
    case new
    case running(FetchInbox, pthread_t)
    case stopped
  }

  private let configuration: Configuration
  private let state = Mutex(State.new)

  init(_ configuration: Configuration) { self.configuration = configuration }

  deinit { stop() }

  /// Carries out one exchange.
  func perform(_ exchange: Exchange) async -> Result<Reply, FetchFailure> {
    await withUnsafeContinuation { completion in
      let job = FetchJob(exchange: exchange, completion: completion)
      if inbox()?.add(job) != true { completion.resume(returning: .failure(.interrupted)) }
    }
  }

  /// The inbox of the thread, started if need be; nil when stopped or when no thread can be had.
  private func inbox() -> FetchInbox? {
    state.withLock { state in
      if case .running(let inbox, _) = state { return inbox }
      guard case .new = state, let multi = CurlMulti(maxConnections: configuration.settings.connections)
      else { return nil }
      let inbox = FetchInbox(multi: multi)
      guard let thread = start(FetchEngine(inbox: inbox, multi: multi, configuration: configuration)) else {
        return nil
      }
      state = .running(inbox, thread)
      return inbox
    }
  }

  private func start(_ engine: FetchEngine) -> pthread_t? {
    let context = Unmanaged.passRetained(engine)
    var thread = pthread_t()
    let code = pthread_create(
      &thread, nil,
      { context in
        if let context { Unmanaged<FetchEngine>.fromOpaque(context).takeRetainedValue().run() }
        return nil
      }, context.toOpaque())
    if code != 0 { context.release() }
    return code == 0 ? thread : nil
  }

  /// Ends the thread; what it has not finished fails as interrupted. Waits for its end, some milliseconds.
  func stop() {
    let last = state.withLock { state in
      defer { state = .stopped }
      return state
    }
    guard case .running(let inbox, let thread) = last else { return }
    inbox.stop()
    pthread_join(thread, nil)
  }
}

extension FetchFailure {
  static var interrupted: FetchFailure { FetchFailure(kind: .network, detail: "interrupted") }
}

/// One GET, without redirects: what the loop carries out.
struct Exchange: Sendable {
  var address: FetchURL
  /// Complete header lines.
  var headerLines: [String] = []
  var allowsPrivateAddresses: Bool
  /// Milliseconds.
  var timeout: Int64
  /// Bytes after decompression.
  var maxBody: Int64
  /// A body past the cap is cut instead of refused.
  var cutsBody = false
  /// Milliseconds that the host wants between requests.
  var pause: Int64 = 0
}

/// What a server answered to an exchange.
struct Reply: Sendable {
  var status: Int
  var head: ResponseHead
  var body: [UInt8]
  /// How long it took, in milliseconds.
  var elapsed: Int64
}

/// An exchange and who waits for it.
struct FetchJob: Sendable {
  typealias Completion = UnsafeContinuation<Result<Reply, FetchFailure>, Never>

  var exchange: Exchange
  /// Resumed exactly once: when the exchange ends, or when the loop stops.
  var completion: Completion
}
