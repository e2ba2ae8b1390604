/// A run of digits, and what stands before it.
struct DigitGroup {
  /// Folded offsets.
  var range: Range<Int>
  /// The signs between the group before and this one.
  var gap: Range<Int>
}

/// Reads the groups of digits that a number is written in.
struct DigitGroups {
  private static let longestGap = 4
  let bytes: [UInt8]

  /// The digits from `start`, nil where there are none.
  func digits(from start: Int) -> Range<Int>? {
    var end = start
    while end < bytes.count, bytes[end].isDigit { end += 1 }
    return end > start ? start..<end : nil
  }

  /// The group after the one that ends at `end`: one sign, with spaces around it, at most one parenthesis.
  func next(after end: Int) -> DigitGroup? {
    var index = end
    var signs = 0
    while index < bytes.count, index - end < Self.longestGap, isGap(bytes[index]) {
      if bytes[index] != 0x20, bytes[index] != UInt8(ascii: ")"), bytes[index] != UInt8(ascii: "(") {
        signs += 1
      }
      index += 1
    }
    guard index > end, signs <= 1, let digits = digits(from: index) else { return nil }
    return DigitGroup(range: digits, gap: end..<index)
  }

  /// Up to `limit` groups from the digits at `start`.
  func read(from start: Int, limit: Int) -> [DigitGroup] {
    guard let first = digits(from: start) else { return [] }
    var groups = [DigitGroup(range: first, gap: start..<start)]
    while groups.count < limit, let group = next(after: groups[groups.count - 1].range.upperBound) {
      groups.append(group)
    }
    return groups
  }

  private func isGap(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
