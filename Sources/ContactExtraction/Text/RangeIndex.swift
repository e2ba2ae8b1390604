/// Ranges in order, for finding the one at a place without going through all of them.
struct RangeIndex {
  private let ranges: [Range<Int>]
  private let positions: [Int]

  /// An index of `ranges`, which do not overlap each other.
  init(_ ranges: [Range<Int>]) {
    positions = ranges.indices.sorted { ranges[$0].lowerBound < ranges[$1].lowerBound }
    self.ranges = positions.map { ranges[$0] }
  }

  /// Positions, in the list given, of the ranges that overlap `place`.
  func overlapping(_ place: Range<Int>) -> [Int] {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= place.lowerBound { low = middle + 1 } else { high = middle }
    }
    var found: [Int] = []
    while low < ranges.count, ranges[low].lowerBound < place.upperBound {
      if ranges[low].overlaps(place) { found.append(positions[low]) }
      low += 1
    }
    return found
  }
}
