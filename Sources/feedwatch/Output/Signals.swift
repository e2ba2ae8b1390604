import Dispatch
import Foundation
import Pipeline

/// SIGTERM and SIGINT become a wish to end early.
struct Signals {
  private let sources: [any DispatchSourceSignal]

  /// Does `work` with a wish to end early that a signal makes.
  static func heeding<Result>(
    _ work: (Interruption) async throws -> Result
  ) async rethrows -> Result {
    let interruption = Interruption()
    let signals = Signals(interruption)
    defer { withExtendedLifetime(signals) {} }
    return try await work(interruption)
  }

  /// Listens until the value is let go.
  init(_ interruption: Interruption) {
    sources = [SIGTERM, SIGINT].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { interruption.request() }
      source.resume()
      return source
    }
  }
}
