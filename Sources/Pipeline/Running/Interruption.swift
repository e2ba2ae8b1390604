import Synchronization

/// A wish to end early (SIGTERM, SIGINT), made from any thread: the transaction in hand is finished, nothing new begun.
package final class Interruption: Sendable {
  private struct State {
    var isRequested = false
    var actions: [@Sendable () -> Void] = []
  }
  private let state = Mutex(State())

  /// No wish yet.
  package init() {}

  /// Whether the run is to end.
  package var isRequested: Bool { state.withLock { $0.isRequested } }

  /// Asks the run to end; safe to call twice.
  package func request() {
    let actions = state.withLock { state in
      state.isRequested = true
      defer { state.actions = [] }
      return state.actions
    }
    for action in actions { action() }
  }

  /// Has `action` done when the wish is made, at once if it was.
  package func onRequest(_ action: @escaping @Sendable () -> Void) {
    let isLate = state.withLock { state in
      if !state.isRequested { state.actions.append(action) }
      return state.isRequested
    }
    if isLate { action() }
  }
}
