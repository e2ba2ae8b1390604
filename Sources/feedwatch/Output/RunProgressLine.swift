import Foundation
import Model
import Pipeline
import Synchronization

/// `12 of 300 sources read` on one line of a terminal, renewed at most ten times a second; nothing elsewhere.
final class RunProgressLine: Sendable {
  private struct State {
    var total = 0
    var done = 0
    var shown = Timestamp(milliseconds: 0)
  }
  private let state = Mutex(State())
  private let isShown: Bool

  /// A line on standard error, where that is a terminal and `isWanted`.
  init(isWanted: Bool) { isShown = isWanted && isatty(STDERR_FILENO) == 1 }

  /// Takes in what the run tells.
  func report(_ progress: RunProgress) {
    guard isShown else { return }
    let line: String? = state.withLock { state in
      let now = Clock.system.now()
      switch progress {
      case .started(let total): state.total = total
      case .read: state.done += 1
      case .finished: return "\r\u{1B}[K"
      }
      guard now.milliseconds - state.shown.milliseconds > 100 || state.done == state.total else { return nil }
      state.shown = now
      return "\r\u{1B}[K\(state.done) of \(state.total) sources read"
    }
    if let line { Console.write(Array(line.utf8), to: STDERR_FILENO) }
  }
}
