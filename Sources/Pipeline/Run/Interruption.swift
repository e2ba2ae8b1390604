import Synchronization

/// A wish to end early (SIGTERM, SIGINT), made from any thread: the transaction in hand is finished, nothing new begun.
package final class Interruption: Sendable {
  private struct State {
    var requested: ContinuousClock.Instant?
    var actions: [@Sendable () -> Void] = []
  }
  private let state = Mutex(State())

  /// No wish yet.
  package init() {}

  /// Whether the run is to end.
  package var isRequested: Bool { state.withLock { $0.requested != nil } }

  /// Whether what was begun before has had the second that it may take to end by itself.
  package var isOverdue: Bool {
    state.withLock { state in state.requested.map { $0.duration(to: .now) > .seconds(1) } ?? false }
  }

  /// Asks the run to end; safe to call twice.
  package func request() {
    let actions = state.withLock { state in
      state.requested = state.requested ?? .now
      defer { state.actions = [] }
      return state.actions
    }
    for action in actions { action() }
  }

  /// Has `action` done when the wish is made, at once if it was.
  package func onRequest(_ action: @escaping @Sendable () -> Void) {
    let isLate = state.withLock { state in
      if state.requested == nil { state.actions.append(action) }
      return state.requested != nil
    }
    if isLate { action() }
  }
}
