import Dispatch
import Foundation
import Pipeline

/// SIGTERM and SIGINT become a wish to end early.
struct Signals {
  private let sources: [any DispatchSourceSignal]

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
