import Foundation
import Model
import Pipeline
import Synchronization
import Text

/// `120 of 300 sources read, 40 a second; waiting for www.agency.example (12 s)` on one line of a terminal, renewed four
/// times a second until the run ends; nothing elsewhere.
final class RunProgressLine: Sendable {
  private struct State {
    var total = 0
    var done = 0
    var started = Timestamp(milliseconds: 0)
    /// Sources that are asked for, with their hosts.
    var open: [SourceID: (host: String, since: Timestamp)] = [:]
    /// What the terminal shows.
    var shown = ""
    /// Renews the line while nothing is told: the seconds of a host that keeps us waiting go on.
    var renewal: Task<Void, Never>?
  }
  private let state = Mutex(State())
  private let isShown: Bool

  /// A line on standard error, where that is a terminal and `isWanted`.
  init(isWanted: Bool) { isShown = isWanted && isatty(STDERR_FILENO) == 1 }

  /// Takes in what the run tells.
  func report(_ progress: RunProgress) {
    guard isShown else { return }
    let now = Clock.system.now()
    state.withLock { state in
      switch progress {
      case .started(let total):
        (state.total, state.started) = (total, now)
        state.renewal = Task { await self.renew() }
      case .begun(let source, let host): state.open[source] = host.map { ($0, now) }
      case .read(let source):
        state.done += 1
        state.open[source] = nil
      case .finished:
        state.renewal?.cancel()
        state.renewal = nil
        Self.write("", &state)
      }
    }
  }

  private func renew() async {
    while !Task.isCancelled {
      state.withLock { state in
        if state.renewal != nil { Self.write(Self.text(state, now: Clock.system.now()), &state) }
      }
      try? await Task.sleep(for: .milliseconds(250))
    }
  }

  /// Puts `text` in place of what is shown. A line that wraps could not be renewed, so it is cut.
  private static func write(_ text: String, _ state: inout State) {
    let line = SafeText.line(text, limit: max(20, Console.width(of: STDERR_FILENO) - 1))
    guard line != state.shown else { return }
    state.shown = line
    let renewed: TerminalText = "\r\u{1B}[K\(text: line)"
    Console.write(renewed.bytes, to: STDERR_FILENO)
  }

  private static func text(_ state: State, now: Timestamp) -> String {
    let milliseconds = max(1, now.milliseconds - state.started.milliseconds)
    var text = "\(state.done) of \(counted(state.total, "source")) read"
    if milliseconds > 1000 { text += ", \(Int64(state.done) * 1000 / milliseconds) a second" }
    // The host that has kept us waiting longest.
    if let slowest = state.open.values.min(by: { $0.since < $1.since }) {
      let seconds = now.seconds(since: slowest.since)
      if seconds > 1 { text += "; waiting for \(SafeText.line(slowest.host)) (\(seconds) s)" }
    }
    return text
  }
}
