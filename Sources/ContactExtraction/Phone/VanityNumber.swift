/// Reads a number with letters for digits: `1-800-CALL-FBI`, `1-86-NARA-NARA`, `877-CIS-4MIL`, `1-800-USA-LEARN`.
struct VanityNumber {
  let bytes: [UInt8]

  /// The number that begins at `start`, its end, and its ten digits.
  func read(at start: Int) -> (end: Int, digits: [UInt8])? {
    var index = start
    let hasPrefix = skipPrefix(&index)
    var signs: [UInt8] = []
    var end = index
    while let group = group(at: index) {
      signs += bytes[group]
      end = group.upperBound
      guard signs.count < 10,
        let next = skipGap(from: end, isBehindArea: signs.count == 3 && (hasPrefix || isInParentheses(group)))
      else { break }
      index = next
    }
    guard signs.contains(where: \.isLetter), isWhole(signs, hasPrefix: hasPrefix) else { return nil }
    let digits = signs.prefix(10).map(NumberingPlan.digit(for:))
    return NumberingPlan.isNumber(digits) ? (end, digits) : nil
  }

  private func isInParentheses(_ area: Range<Int>) -> Bool {
    area.lowerBound > 0 && bytes[area.lowerBound - 1] == UInt8(ascii: "(")
  }

  private func skipPrefix(_ index: inout Int) -> Bool {
    if bytes[index...].starts(with: "+1".utf8) { index += 1 }
    guard bytes[index] == UInt8(ascii: "1"), index + 1 < bytes.count, !bytes[index + 1].isWord else {
      if bytes[index] == UInt8(ascii: "(") { index += 1 }
      return false
    }
    index = skipGap(from: index + 1, isBehindArea: true) ?? index
    return true
  }

  /// Digits, or letters that do not read as a word of running text.
  private func group(at start: Int) -> Range<Int>? {
    var end = start
    while end < bytes.count, bytes[end].isWord { end += 1 }
    guard end > start, end - start <= 9, bytes[start].isDigit || bytes[start].isUpper else { return nil }
    return start..<end
  }

  /// One hyphen or full stop; around the area code also a parenthesis and a space.
  private func skipGap(from start: Int, isBehindArea: Bool) -> Int? {
    var index = start
    while index < bytes.count, index - start < (isBehindArea ? 3 : 1), isGap(bytes[index], isBehindArea) {
      index += 1
    }
    return index > start && index < bytes.count ? index : nil
  }

  private func isGap(_ byte: UInt8, _ isBehindArea: Bool) -> Bool {
    if byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") { return true }
    return isBehindArea && (byte == 0x20 || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")"))
  }

  /// Ten signs, or a few letters more than the keypad needs; digits first, and an area code in digits.
  private func isWhole(_ signs: [UInt8], hasPrefix: Bool) -> Bool {
    guard signs.count >= 10, signs.count <= 14, signs[0].isDigit, signs[1].isDigit else { return false }
    guard signs.count == 10 || signs[9...].allSatisfy(\.isLetter) else { return false }
    let area = signs.prefix(3).map(NumberingPlan.digit(for:)).reduce(0) { $0 * 10 + Int($1) - 0x30 }
    return NumberingPlan.tollFree.contains(area) || hasPrefix
  }
}
