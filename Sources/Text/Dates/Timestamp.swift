/// An instant, in milliseconds since 1970-01-01T00:00:00Z; the proleptic Gregorian calendar, no leap seconds.
///
/// Written and read by hand: a date formatter would cost every start of the program more than the work itself.
package struct Timestamp: Hashable, Comparable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z; may be negative.
  package var milliseconds: Int64

  /// The instant `milliseconds` after 1970-01-01T00:00:00Z.
  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// The instant `seconds` after 1970-01-01T00:00:00Z.
  package init(seconds: Int64) { self.milliseconds = seconds * 1000 }

  /// Whole seconds since 1970, rounded down.
  package var seconds: Int64 { milliseconds.flooringDivision(by: 1000).quotient }

  /// The earlier one is less.
  package static func < (left: Timestamp, right: Timestamp) -> Bool { left.milliseconds < right.milliseconds }

  /// The instant `seconds` later.
  package func adding(seconds: Int64) -> Timestamp { Timestamp(milliseconds: milliseconds + seconds * 1000) }

  /// Seconds from `earlier` to this instant, rounded down; negative when `earlier` is later.
  package func seconds(since earlier: Timestamp) -> Int64 {
    (milliseconds - earlier.milliseconds).flooringDivision(by: 1000).quotient
  }
}

extension FixedWidthInteger {
  /// Quotient rounded towards minus infinity, and the remainder that belongs to it (never negative for a positive divisor).
  package func flooringDivision(by divisor: Self) -> (quotient: Self, remainder: Self) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
