/// What became of one fact, or of one state of a filing address, between two readings.
struct Outcome: Hashable {
  enum Operation: Hashable {
    /// The same value in the same slot, or in another that means no other thing.
    case same
    /// Another value in the same slot.
    case changed
    /// The same value in another role (a telephone that is now called a fax).
    case recast
    /// Gone; nothing took its place.
    case removed
    /// Was not there; took nobody's place.
    case added
    /// A second mention that went or came while another one stays.
    case repeated
  }

  var operation: Operation
  /// Index into the earlier facts.
  var before: Int?
  /// Index into the later facts.
  var after: Int?
  /// State code, empty where the fact has no state condition.
  var state: String
}

extension Outcome: Comparable {
  static func < (left: Outcome, right: Outcome) -> Bool {
    (left.before ?? .max, left.after ?? .max, left.state) < (
      right.before ?? .max, right.after ?? .max, right.state
    )
  }
}
