import Model

/// How alike two values of one channel are, from 0 (nothing in common) to 1 (equal).
enum Likeness {
  /// Above this, a value that vanished and one that appeared near it are one that changed.
  static let threshold = 0.5

  /// The likeness of two facts of the same channel.
  static func of(_ before: Fact, _ after: Fact) -> Double {
    switch before.channel {
    case .phone: digits(before.value, after.value)
    case .email: dice(localPart(before.value), localPart(after.value))
    case .address: words(AddressForm.folded(before.value), AddressForm.folded(after.value))
    case .hours: 0.6
    case .web, .social: dice(before.value, after.value)
    }
  }

  /// The share of words that two labels have in common, by the shorter one; 0 where one has none.
  static func labels(_ before: String?, _ after: String?) -> Double {
    let (left, right) = (Set(FoldedText.words(before ?? "")), Set(FoldedText.words(after ?? "")))
    guard !left.isEmpty, !right.isEmpty else { return 0 }
    return Double(left.intersection(right).count) / Double(min(left.count, right.count))
  }

  private static func digits(_ before: String, _ after: String) -> Double {
    let (left, right) = (Array(number(before).utf8), Array(number(after).utf8))
    guard left.count == right.count, left.count > 4 else { return 0 }
    let equal = zip(left, right).count { $0 == $1 }
    // One or two digits apart, or another line of the same exchange.
    return equal + 2 >= left.count || left.prefix(left.count - 4) == right.prefix(right.count - 4)
      ? Double(equal) / Double(left.count) : 0.3
  }

  private static func number(_ value: String) -> Substring { value.prefix { $0 != ";" } }

  private static func localPart(_ address: String) -> String { String(address.prefix { $0 != "@" }) }

  private static func words(_ before: String, _ after: String) -> Double {
    let (left, right) = (Set(before.split(separator: " ")), Set(after.split(separator: " ")))
    guard !left.isEmpty, !right.isEmpty else { return 0 }
    return Double(2 * left.intersection(right).count) / Double(left.count + right.count)
  }

  /// Dice's coefficient of byte pairs.
  private static func dice(_ before: String, _ after: String) -> Double {
    let (left, right) = (pairs(before), pairs(after))
    guard !left.isEmpty, !right.isEmpty else { return before == after ? 1 : 0 }
    return Double(2 * left.intersection(right).count) / Double(left.count + right.count)
  }

  private static func pairs(_ text: String) -> Set<UInt16> {
    let bytes = Array(text.lowercased().utf8)
    return Set(zip(bytes, bytes.dropFirst()).map { UInt16($0) << 8 | UInt16($1) })
  }
}
