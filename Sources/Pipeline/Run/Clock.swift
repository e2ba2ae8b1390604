import Fetching
import Model
package import Text

/// Where decisions take the time from; tests pass one that they turn by hand.
package struct Clock: Sendable {
  /// The present moment.
  package var now: @Sendable () -> Timestamp

  /// A clock that shows what `now` gives.
  package init(now: @escaping @Sendable () -> Timestamp) { self.now = now }

  /// The machine's clock, to the millisecond.
  package static let system = Clock { .systemClock }
}
