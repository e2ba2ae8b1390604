/// Reads a number with a country code: `+49-69-7535-0`, `(+63) (2) 5301-2000`, `011 64 3 331 6005`, `+44 (0)20 7499 9000`.
struct InternationalNumber {
  let bytes: [UInt8]

  /// The number that begins at `start`, its end, and its digits with the country code.
  func read(at start: Int) -> (end: Int, digits: [UInt8])? {
    guard let first = skipPrefix(at: start) else { return nil }
    let groups = DigitGroups(bytes: bytes).read(from: first, limit: 10)
    var digits: [UInt8] = []
    var best: (end: Int, digits: [UInt8])?
    for group in groups {
      if isTrunkPrefix(group) { continue }
      digits += bytes[group.range]
      if digits.count > 15 { break }
      if isComplete(digits) { best = (closed(group.range.upperBound), digits) }
    }
    return best
  }

  /// Behind `+`, `(+` or the prefix dialled from North America, `011`.
  private func skipPrefix(at start: Int) -> Int? {
    var index = start
    if bytes[index] == UInt8(ascii: "(") { index += 1 }
    if index < bytes.count, bytes[index] == UInt8(ascii: "+") {
      while index < bytes.count, bytes[index] == UInt8(ascii: "+") { index += 1 }
      if index < bytes.count, bytes[index] == 0x20 { index += 1 }
      if index < bytes.count, bytes[index] == UInt8(ascii: "(") { index += 1 }
    } else if index == start, bytes[index...].starts(with: "011".utf8) {
      index += 3
      if index < bytes.count, bytes[index] == 0x20 || bytes[index] == UInt8(ascii: "-") { index += 1 }
    } else {
      return nil
    }
    return index < bytes.count && bytes[index].isDigit && bytes[index] != UInt8(ascii: "0") ? index : nil
  }

  /// `(0)`: dialled inside the country only.
  private func isTrunkPrefix(_ group: DigitGroup) -> Bool {
    let end = group.range.upperBound
    return group.range.count == 1 && bytes[group.range.lowerBound] == UInt8(ascii: "0")
      && bytes[group.gap].last == UInt8(ascii: "(") && end < bytes.count && bytes[end] == UInt8(ascii: ")")
  }

  private func isComplete(_ digits: [UInt8]) -> Bool {
    guard let (length, national) = CallingCodes.read(digits[...]) else { return false }
    guard national.contains(digits.count - length) else { return false }
    return digits[0] != UInt8(ascii: "1") || NumberingPlan.isNumber(digits.dropFirst())
  }

  /// A number wholly in parentheses does not take the closing one; one like `(+63)` has it inside.
  private func closed(_ end: Int) -> Int { end }
}
