/// Which known key a mistyped one was meant to be.
enum NearestKey {
  /// `did you mean "every"?`, or all known keys where none is near.
  static func hint(for key: String, among known: [String]) -> String {
    let near = known.map { (name: $0, distance: distance(normal(key), normal($0))) }
      .min { ($0.distance, $0.name) < ($1.distance, $1.name) }
    if let near, near.distance <= max(2, near.name.count / 2) { return "did you mean \(quoted(near.name))?" }
    return "known keys: " + known.joined(separator: ", ")
  }

  /// `maxBody`, `max-body` and `MAX_BODY` are spellings of one key; long keys are cut, so that the table stays small.
  private static func normal(_ key: String) -> [UInt8] {
    key.lowercased().utf8.prefix(40).filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }
  }

  /// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1]
      for column in 0..<right.count {
        let substitution = last[column] + (left[row] == right[column] ? 0 : 1)
        var best = min(substitution, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }
}
