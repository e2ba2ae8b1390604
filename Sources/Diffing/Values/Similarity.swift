import Model

/// How alike two values of one channel are, from 0 (nothing in common) to 1 (equal).
enum Similarity {
  /// Above this, a value that vanished and one that appeared near it are one that changed.
  static let threshold = 0.5

  /// The similarity of two facts of the same channel.
  static func of(_ before: Fact, _ after: Fact) -> Double {
    let (old, new) = (before.value, after.value)
    return switch (old, new) {
    case (.phone(let old), .phone(let new)): digits(old.number, new.number)
    case (.email(let old), .email(let new)): dice(String(old.mailbox), String(new.mailbox))
    case (.address(let old), .address(let new)):
      words(AddressForm.folded(old.text), AddressForm.folded(new.text))
    case (.hours, .hours): 0.6
    default: dice(old.text, new.text)
    }
  }

  /// The share of words that two labels have in common, by the shorter one; 0 where one has none.
  static func labels(_ before: String?, _ after: String?) -> Double {
    let (left, right) = (Set(ComparableText.words(before ?? "")), Set(ComparableText.words(after ?? "")))
    guard !left.isEmpty, !right.isEmpty else { return 0 }
    return Double(left.intersection(right).count) / Double(min(left.count, right.count))
  }

  private static func digits(_ before: String, _ after: String) -> Double {
    let (left, right) = (Array(before.utf8), Array(after.utf8))
    guard left.count == right.count, left.count > 4 else { return 0 }
    let equal = zip(left, right).count { $0 == $1 }
    // One or two digits apart, or another line of the same exchange.
    return equal + 2 >= left.count || left.prefix(left.count - 4) == right.prefix(right.count - 4)
      ? Double(equal) / Double(left.count) : 0.3
  }

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
