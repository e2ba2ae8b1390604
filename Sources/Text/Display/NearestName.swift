/// Which known name a mistyped one was meant to be.
package enum NearestName {
  /// The name among `known` that is nearest to `text`, capitals, hyphens and underscores apart; nil where none is near.
  package static func of(_ text: String, among known: [String]) -> String? {
    let near = known.map { (name: $0, distance: distance(normal(text), normal($0))) }
      .min { ($0.distance, $0.name) < ($1.distance, $1.name) }
    guard let near, near.distance <= max(2, near.name.count / 2), near.distance < max(2, near.name.count)
    else { return nil }
    return near.name
  }

  /// `did you mean "every"?`, or the first of all known names where none is near: `known keys: a, b, c`.
  package static func hint(for text: String, among known: [String], plural: String) -> String {
    if let near = of(text, among: known) { return "did you mean \"\(near)\"?" }
    guard !known.isEmpty else { return "there are no \(plural)" }
    let shown = known.prefix(most).joined(separator: ", ")
    return "known \(plural): \(shown)" + (known.count > most ? ", …" : "")
  }

  /// Names that are listed before the list is cut.
  private static let most = 40

  /// `maxBody`, `max-body` and `MAX_BODY` are spellings of one name; long ones are cut, so that the table stays small.
  private static func normal(_ name: String) -> [UInt8] {
    name.lowercased().utf8.prefix(40).filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }
  }

  /// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
  package static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
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
