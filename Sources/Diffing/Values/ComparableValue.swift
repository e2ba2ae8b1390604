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
