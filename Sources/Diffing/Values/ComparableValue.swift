import Model

extension FactValue {
  /// The form in which two values of one channel are the same or not: equal where they differ in typography at most.
  var comparable: String {
    switch self {
    case .phone(let number): number.text
    case .email(let address): address.text.lowercased()
    case .address(let address): address.comparable()
    case .hours(let hours): hours.comparable
    case .web(let link): link.comparable
    // Networks take the name of a profile in any case.
    case .social(let link): link.comparable.lowercased()
    case .verbatim(_, let text): text
    }
  }
}

extension OpeningHours {
  fileprivate var comparable: String {
    guard let week = WeeklyHours(self) else { return ComparableText.of(text) }
    return week.minutesOfWeek.map { "\($0.day):\($0.span.start)-\($0.span.end)" }.joined(separator: ",")
  }
}

extension Link {
  /// Scheme, `www.`, a closing slash, a fragment, where a reader came from (`utm_source`) and tokens are no difference of address.
  fileprivate var comparable: String {
    let kept = query.split(separator: "&").filter { !Self.isVolatile($0) }.joined(separator: "&")
    return host + path + (kept.isEmpty ? "" : "?" + kept)
  }

  /// Where a reader came from, and tokens that are new at every read.
  private static func isVolatile(_ parameter: Substring) -> Bool {
    let parts = parameter.split(separator: "=", maxSplits: 1)
    guard let name = parts.first?.lowercased() else { return true }
    if name.hasPrefix("utm_") || tokens.contains(name) { return true }
    // `state=TX` and `v=dQw4w9WgXcQ` mean something.
    guard longTokens.contains(name), parts.count == 2 else { return false }
    let value = parts[1].utf8
    return value.count >= 16 || value.allSatisfy { $0 &- 0x30 < 10 || $0 == UInt8(ascii: ".") }
  }

  private static let tokens: Set<String> = [
    "nonce", "sid", "sessionid", "session_id", "phpsessid", "jsessionid", "csrf", "csrftoken", "cachebuster",
    "cb", "ts", "timestamp",
  ]
  private static let longTokens: Set<String> = ["v", "ver", "version", "state", "token", "rev", "hash"]
}

extension PostalAddress {
  /// Parts whose change sends a letter elsewhere, in the order people read them; the recipient's name is compared apart.
  static let deliveryParts: [Part] = [.attention, .street, .unit, .box, .city, .state, .zip]

  /// How an address is compared: by what a carrier needs; where the place is not known in parts, by the whole text.
  func comparable(folding: (String) -> String = AddressForm.folded) -> String {
    guard isInParts else { return folding(text) }
    return Self.deliveryParts.map { self[$0].map(folding) ?? "" }.joined(separator: "|")
  }
}

/// Parts of addresses in the abbreviations of the Postal Service.
///
/// Source: USPS Publication 28, appendix C1 (street suffixes), C2 (secondary units), section 233 (directionals).
enum AddressForm {
  /// `text` folded, its words abbreviated, a closing country name left out.
  static func folded(_ text: String) -> String {
    guard !text.isEmpty else { return "" }
    var words = ComparableText.words(text).map { abbreviations[$0] ?? $0 }
    for country in countries where words.count > country.count && words.suffix(country.count) == country[...]
    {
      words.removeLast(country.count)
      break
    }
    return floors(boxes(words)).joined(separator: " ")
  }

  /// `po box` for `p o box`.
  private static func boxes(_ words: [Substring]) -> [Substring] {
    guard let place = words.firstIndex(of: "box"), place >= 2, words[place - 2] == "p",
      words[place - 1] == "o"
    else { return words }
    return words[..<(place - 2)] + ["po"] + words[place...]
  }

  /// `fl 8` for `8th fl`.
  private static func floors(_ words: [Substring]) -> [Substring] {
    guard words.contains("fl") else { return words }
    var words = words
    for index in words.indices.dropFirst() where words[index] == "fl" {
      let digits = words[index - 1].prefix { $0.isNumber }
      guard !digits.isEmpty, ["st", "nd", "rd", "th"].contains(words[index - 1].dropFirst(digits.count))
      else {
        continue
      }
      (words[index - 1], words[index]) = ("fl", digits)
    }
    return words
  }

  private static let countries: [[Substring]] = [
    ["united", "states", "of", "america"], ["united", "states"], ["usa"], ["us"],
  ]

  /// What pages write out or abbreviate as they like: words of streets and units, and numbers of floors and streets.
  private static let abbreviations: [Substring: Substring] = {
    var table: [Substring: Substring] = [
      "mount": "mt", "first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th",
      "sixth": "6th", "seventh": "7th", "eighth": "8th", "ninth": "9th", "tenth": "10th",
    ]
    let words =
      "avenue av boulevard center centre circle court drive expressway freeway heights highway lane parkway place plaza "
      + "road square street terrace turnpike north south east west northeast northwest southeast southwest "
      + "apartment building department floor room suite"
    for word in words.split(separator: " ") {
      table[word] = PostalAbbreviations.of(word.uppercased()).map { Substring($0.lowercased()) }
    }
    return table
  }()
}

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
