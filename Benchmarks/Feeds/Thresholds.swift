/// What the feed parser and `feedwatch parse` may cost, as parts and multiples of what libxml2 costs in the same run; and what
/// the start of a command may.
///
/// The goals are what is worked for; a figure beyond its limit fails the benchmark. Limits leave room for a busy machine.
enum Thresholds {
  /// Throughput of the parser, in parts of libxml2's SAX loop.
  static let throughput = Threshold(goal: 0.5, limit: 0.33, isLeast: true)
  /// Processor time of `parse` for 38 KB, in multiples of `xmllint --noout`.
  static let small = Threshold(goal: 5, limit: 6, isLeast: false)
  /// Processor time of `parse` for 20 MB, in multiples of `xmllint --stream`.
  static let large = Threshold(goal: 4, limit: 5, isLeast: false)
  /// Peak memory of `parse` for 20 MB, in multiples of the file. Some 17 MB are pages of the program and its libraries, more of
  /// them the more the system holds in its cache.
  static let memory = Threshold(goal: 2, limit: 2.1, isLeast: false)
  /// Milliseconds of processor time of `diff` with 5,000 sources and nothing to review.
  static let start = Threshold(goal: 15, limit: 30, isLeast: false)
}

/// One figure that is held against a limit.
struct Threshold {
  let goal: Double
  let limit: Double
  /// Whether more is better.
  let isLeast: Bool

  /// Prints `name` with `value`, goal and limit; false when the limit is broken.
  func holds(_ value: Double, _ name: String) -> Bool {
    let holds = isLeast ? value >= limit : value <= limit
    let word = isLeast ? "at least" : "at most"
    print(
      "\(name): \(rounded(value)) (goal: \(word) \(rounded(goal)), limit \(rounded(limit)))\(holds ? "" : "  TOO FAR")"
    )
    return holds
  }
}

/// `value` with two digits.
func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
