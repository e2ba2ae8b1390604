/// Reads a number of the North American plan as people write it: `(202) 555-0143`, `1.800.555.0143`, `1-202-5550143`.
struct NationalNumber {
  let text: FoldedText
  private var bytes: [UInt8] { text.bytes }
  private var reader: DigitGroups { DigitGroups(bytes: text.bytes) }

  /// The number that begins at `start` (a digit, `(` or `+`), its end, and its ten digits.
  ///
  /// - Parameter isExpected: whether words around say that digits here are telephone numbers: a bare run of ten counts then.
  func read(at start: Int, isExpected: () -> Bool) -> (end: Int, digits: [UInt8])? {
    var index = start
    let isInternational = skipPlus(&index)
    let opens = skipParenthesis(&index)
    guard index < bytes.count, bytes[index].isDigit, mayBegin(at: index) else { return nil }
    var groups = reader.read(from: index, limit: 6)
    var hasPrefix = isInternational
    guard takeCountryCode(&groups, isInternational: isInternational, hasPrefix: &hasPrefix) else {
      return nil
    }
    let isClosed = closesParenthesis(groups, opens: opens)
    if opens, !isClosed { return nil }
    guard let count = shape(groups, isSure: hasPrefix || isClosed, isExpected: isExpected) else { return nil }
    return finish(groups[0..<count], next: count < groups.count ? groups[count] : nil, start: start)
  }

  /// A quick look at the first digits: house numbers, years and ZIP codes stand in no group that a number begins with.
  private func mayBegin(at index: Int) -> Bool {
    guard let first = reader.digits(from: index) else { return false }
    switch first.count {
    case 10, 11: return true
    case 1, 4, 7: return bytes[index] == UInt8(ascii: "1") && reader.next(after: first.upperBound) != nil
    case 3, 6: return reader.next(after: first.upperBound) != nil
    default: return false
    }
  }

  /// `+`, also doubled; returns whether there was one.
  private func skipPlus(_ index: inout Int) -> Bool {
    let start = index
    while index < bytes.count, bytes[index] == UInt8(ascii: "+") { index += 1 }
    if index > start, index < bytes.count, bytes[index] == 0x20 { index += 1 }
    return index > start && index - start <= 3
  }

  private func skipParenthesis(_ index: inout Int) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: "(") else { return false }
    index += 1
    if index < bytes.count, bytes[index] == 0x20 { index += 1 }
    return true
  }

  /// Takes `1`, `001`, `1800` and `18005550143` apart; false where a `+` is followed by another country.
  private func takeCountryCode(_ groups: inout [DigitGroup], isInternational: Bool, hasPrefix: inout Bool)
    -> Bool
  {
    let first = groups[0].range
    let startsWithOne = bytes[first.lowerBound] == UInt8(ascii: "1")
    if first.count == 1 || bytes[first].elementsEqual("001".utf8) {
      guard startsWithOne || first.count == 3, groups.count > 1 else { return false }
      groups.removeFirst()
      hasPrefix = true
    } else if startsWithOne, [4, 7, 11].contains(first.count) {
      groups[0].range = first.dropFirst()
      hasPrefix = hasPrefix || first.count != 11
    } else if isInternational {
      return false
    }
    return true
  }

  /// Whether the parenthesis around the area code closes right behind it.
  private func closesParenthesis(_ groups: [DigitGroup], opens: Bool) -> Bool {
    guard groups.count > 1 else { return false }
    let inner =
      bytes[groups[0].range.lowerBound > 0 ? groups[0].range.lowerBound - 1 : 0] == UInt8(ascii: "(")
    return bytes[groups[1].gap].contains(UInt8(ascii: ")")) && (opens || inner)
  }

  /// How many groups make the number, where their lengths are those of one.
  private func shape(_ groups: [DigitGroup], isSure: Bool, isExpected: () -> Bool) -> Int? {
    let lengths = groups.map { $0.range.count }
    if lengths.starts(with: [3, 3, 4]) { return 3 }
    if lengths.starts(with: [3, 7]) { return 2 }
    if lengths[0] == 10 { return isSure || isExpected() ? 1 : nil }
    if lengths.starts(with: [6, 4]) { return isSure || isExpected() ? 2 : nil }
    if lengths.starts(with: [3, 4, 3]) { return isSure ? 3 : nil }
    return lengths.starts(with: [3, 3, 2, 2]) && (isSure || isExpected()) ? 4 : nil
  }

  private func finish(_ groups: ArraySlice<DigitGroup>, next: DigitGroup?, start: Int) -> (Int, [UInt8])? {
    let digits = groups.flatMap { bytes[$0.range] }
    guard let last = groups.last, NumberingPlan.isNumber(digits) else { return nil }
    if let next, !mayFollow(next) { return nil }
    let gaps = groups.dropFirst().map { bytes[$0.gap] }
    guard
      gaps.allSatisfy({
        !$0.contains(UInt8(ascii: "(")) || $0.contains(UInt8(ascii: ")")) || groups.first?.range.count == 1
      })
    else { return nil }
    return (last.range.upperBound, digits)
  }

  /// Digits behind a number may be a second line ("/0102", "or -0111"), or stand apart; they may not hang on it.
  private func mayFollow(_ group: DigitGroup) -> Bool {
    let gap = bytes[group.gap]
    if gap.contains(0x20) || gap.contains(UInt8(ascii: "(")) || gap.contains(UInt8(ascii: ")")) {
      return true
    }
    return gap.contains(UInt8(ascii: "/"))
      && (group.range.count == 4 || group.range.count == 3 || group.range.count == 1)
  }
}

/// The North American Numbering Plan: which ten digits can be a telephone number.
///
/// Source: NANPA, "NPA allocation plan and assignment guidelines" (ATIS-0300055) and "Central office code assignment
/// guidelines" (ATIS-0300051). The rules are used, not the list of assigned codes, so that a new area code is read at once.
enum NumberingPlan {
  /// Area codes that the called party pays for.
  static let tollFree: Set<Int> = [
    800, 822, 833, 844, 855, 866, 877, 880, 881, 882, 883, 884, 885, 886, 887, 888, 889,
  ]

  /// Whether ten digits are a number that can be dialled.
  static func isNumber(_ digits: some Collection<UInt8>) -> Bool {
    guard digits.count == 10 else { return false }
    let values = digits.map { Int($0) - 0x30 }
    let area = values[0] * 100 + values[1] * 10 + values[2]
    let office = values[3] * 100 + values[4] * 10 + values[5]
    guard isAreaCode(area), office >= 200 else { return false }
    return tollFree.contains(area) || office % 100 != 11
  }

  /// An area code begins with 2 to 9; N11 are service codes, N9X, 37X and 96X are kept for expansion, 555 is nobody's.
  static func isAreaCode(_ area: Int) -> Bool {
    area >= 200 && area % 100 != 11 && (area / 10) % 10 != 9 && area / 10 != 37 && area / 10 != 96
      && area != 555
  }

  /// The digit under a letter on the keypad (ITU-T E.161).
  static func digit(for letter: UInt8) -> UInt8 {
    let keypad = Array("22233344455566677778889999".utf8)
    return letter.isLetter ? keypad[Int((letter | 0x20) - 0x61)] : letter
  }
}
