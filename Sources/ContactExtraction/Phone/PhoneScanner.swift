import Model

/// Finds the telephone numbers in a text, in order.
struct PhoneScanner {
  let text: FoldedText
  private let isExpected: () -> Bool
  private var bytes: [UInt8] { text.bytes }

  /// A scanner of `text`; `isExpected` says that label, head or mark-up announce telephone numbers, which few spellings ask.
  init(_ text: FoldedText, isExpected: @autoclosure @escaping () -> Bool = false) {
    self.text = text
    self.isExpected = isExpected
  }

  /// All numbers; linear, each place is looked at once.
  func scan() -> [PhoneMatch] {
    var found: [PhoneMatch] = []
    var index = 0
    while index < bytes.count {
      guard isOpening(bytes[index]) else {
        index += 1
        continue
      }
      let matches = isBoundary(before: index) ? read(at: index) : []
      found += matches
      index = matches.last?.range.upperBound ?? skipWord(from: index)
    }
    return mergeVanity(found)
  }

  private func isOpening(_ byte: UInt8) -> Bool {
    byte.isDigit || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "+")
  }

  private func skipWord(from start: Int) -> Int {
    guard bytes[start].isWord else { return start + 1 }
    var index = start
    while index < bytes.count, bytes[index].isWord { index += 1 }
    return index
  }

  /// A number does not hang on a word, a price, or a chain of digits.
  private func isBoundary(before start: Int) -> Bool {
    guard start > 0 else { return true }
    let before = start > 1 ? bytes[start - 2] : 0x20
    switch bytes[start - 1] {
    case let byte where byte.isWord:
      return !byte.isDigit && (bytes[start] == UInt8(ascii: "(") || isGluedLabel(before: start))
    case UInt8(ascii: "$"), UInt8(ascii: "#"), UInt8(ascii: "_"), UInt8(ascii: "="), UInt8(ascii: "@"),
      UInt8(ascii: "&"),
      UInt8(ascii: "%"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "\\"):
      return false
    case UInt8(ascii: "-"): return !before.isWord
    case UInt8(ascii: "/"): return !before.isLetter && before != UInt8(ascii: "/")
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"): return !before.isDigit
    default: return true
    }
  }

  /// `Phone800-375-5283`, where mark-up alone parts label and number.
  private func isGluedLabel(before start: Int) -> Bool {
    var first = start
    while first > 0, bytes[first - 1].isWord, start - first <= PhoneCues.longestGlued { first -= 1 }
    return PhoneCues.glued.contains { text.lower[first..<start].elementsEqual($0) }
  }

  private func read(at start: Int) -> [PhoneMatch] {
    if let number = InternationalNumber(bytes: bytes).read(at: start), isEnd(number.end) {
      return complete(start, number, prefix: "+", isVanity: false)
    }
    if bytes[start] == UInt8(ascii: "0"), let number = OldMexicanNumber(bytes: bytes).read(at: start),
      isEnd(number.end)
    {
      return complete(start, number, prefix: "+", isVanity: false)
    }
    let national = NationalNumber(text: text).read(at: start) { isExpected() || isAnnounced(start) }
    if let number = national, isEnd(number.end) {
      let isBare = number.end - start <= 11
      let isOther = NonPhoneCues.announceIdentifier(in: text, before: start, loosely: isBare)
      return isOther || hangsOnDigits(start, number.end)
        ? [] : complete(start, number, prefix: "+1", isVanity: false)
    }
    if bytes[start].isDigit || bytes[start] == UInt8(ascii: "("),
      let number = VanityNumber(bytes: bytes).read(at: start), isEnd(number.end)
    {
      return complete(start, number, prefix: "+1", isVanity: true)
    }
    return []
  }

  /// "phone", "call", "tel." within the words before.
  private func isAnnounced(_ start: Int) -> Bool {
    PhoneCues.announcing.last(in: text, max(0, start - 24)..<start) != nil
  }

  /// Behind a number comes no letter, currency sign, or further part of a code.
  private func isEnd(_ end: Int) -> Bool {
    guard end < bytes.count else { return true }
    let next = end + 1 < bytes.count ? bytes[end + 1] : 0x20
    switch bytes[end] {
    // `202-555-0143Mon-Thu`, where mark-up alone parts number and word.
    case let byte where byte.isLetter:
      return PhoneExtension.read(in: text, after: end) != nil || text.isCapitalised(at: end)
    case UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "_"), UInt8(ascii: "="), UInt8(ascii: "@"):
      return false
    case UInt8(ascii: "-"): return !next.isWord || PhoneExtension.read(in: text, after: end) != nil
    case UInt8(ascii: "."): return !next.isDigit
    default: return true
    }
  }

  /// Groups of digits with spaces only, behind more such groups, are a long code.
  private func hangsOnDigits(_ start: Int, _ end: Int) -> Bool {
    guard start > 1, bytes[start - 1] == 0x20, bytes[start - 2].isDigit else { return false }
    return bytes[start..<end].allSatisfy { $0.isDigit || $0 == 0x20 }
  }

  private func complete(_ start: Int, _ number: (end: Int, digits: [UInt8]), prefix: String, isVanity: Bool)
    -> [PhoneMatch]
  {
    let value = prefix + String(decoding: number.digits, as: UTF8.self)
    guard let (end, extensions) = PhoneExtension.read(in: text, after: number.end) else {
      let plain = PhoneMatch(range: start..<number.end, number: value, isVanity: isVanity)
      return [plain] + SecondLine.read(in: text, after: plain)
    }
    return extensions.map {
      PhoneMatch(range: start..<end, number: value, phoneExtension: $0, isVanity: isVanity)
    }
  }

  /// "1-888-CALL-FCC (1-888-225-5322)" is one number; the digits in parentheses are what people dial.
  private func mergeVanity(_ found: [PhoneMatch]) -> [PhoneMatch] {
    var merged: [PhoneMatch] = []
    for match in found {
      if let last = merged.last, last.isVanity != match.isVanity, opensParenthesis(between: last, and: match)
      {
        merged[merged.count - 1].range = last.range.lowerBound..<match.range.upperBound
        if last.isVanity { merged[merged.count - 1].number = match.number }
      } else {
        merged.append(match)
      }
    }
    return merged
  }

  private func opensParenthesis(between first: PhoneMatch, and second: PhoneMatch) -> Bool {
    guard first.range.upperBound <= second.range.lowerBound else { return false }
    let gap = bytes[first.range.upperBound..<second.range.lowerBound]
    let opens = gap.contains(UInt8(ascii: "(")) || bytes[second.range.lowerBound] == UInt8(ascii: "(")
    return opens && gap.allSatisfy { $0 == 0x20 || $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ",") }
  }
}

/// A telephone number found in a text.
struct PhoneMatch: Sendable {
  /// Folded offsets, extension included.
  var range: Range<Int>
  /// E.164: `+` and digits.
  var number: String
  /// Digits only.
  var phoneExtension: String?
  /// Some digits are written as letters.
  var isVanity = false

  /// What was found.
  var value: PhoneNumber { PhoneNumber(number, extension: phoneExtension) }
}

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
