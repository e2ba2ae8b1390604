import Foundation
import Model
import Pipeline
import Synchronization

/// `120 of 300 sources read, 40 a second; waiting for www.agency.example (12 s)` on one line of a terminal, renewed at
/// most ten times a second; nothing elsewhere.
final class RunProgressLine: Sendable {
  private struct State {
    var total = 0
    var done = 0
    var started = Timestamp(milliseconds: 0)
    var shown = Timestamp(milliseconds: 0)
    /// Sources that are asked for, with their hosts.
    var open: [SourceID: (host: String, since: Timestamp)] = [:]
  }
  private let state = Mutex(State())
  private let isShown: Bool

  /// A line on standard error, where that is a terminal and `isWanted`.
  init(isWanted: Bool) { isShown = isWanted && isatty(STDERR_FILENO) == 1 }

  /// Takes in what the run tells.
  func report(_ progress: RunProgress) {
    guard isShown else { return }
    let now = Clock.system.now()
    let line: String? = state.withLock { state in
      switch progress {
      case .started(let total): (state.total, state.started) = (total, now)
      case .begun(let source, let host): state.open[source] = host.map { ($0, now) }
      case .read(let source):
        state.done += 1
        state.open[source] = nil
      case .finished: return "\r\u{1B}[K"
      }
      guard now.milliseconds - state.shown.milliseconds > 100 || state.done == state.total else { return nil }
      state.shown = now
      return "\r\u{1B}[K" + Self.fitted(Self.text(state, now: now))
    }
    if let line { Console.write(Array(line.utf8), to: STDERR_FILENO) }
  }

  private static func text(_ state: State, now: Timestamp) -> String {
    let milliseconds = max(1, now.milliseconds - state.started.milliseconds)
    var text = "\(state.done) of \(state.total) sources read"
    if milliseconds > 1000 { text += ", \(Int64(state.done) * 1000 / milliseconds) a second" }
    // The host that has kept us waiting longest.
    if let slowest = state.open.values.min(by: { $0.since < $1.since }) {
      let seconds = now.seconds(since: slowest.since)
      if seconds > 1 { text += "; waiting for \(SafeText.line(slowest.host)) (\(seconds) s)" }
    }
    return text
  }

  /// A line that wraps could not be renewed.
  private static func fitted(_ text: String) -> String {
    SafeText.line(text, limit: max(20, Console.width - 1))
  }
}
