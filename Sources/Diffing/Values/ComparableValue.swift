import Model

/// The form in which two facts of one channel are the same or not.
enum ComparableValue {
  /// Equal for facts whose values differ in typography at most.
  static func of(_ fact: Fact) -> String {
    switch fact.channel {
    case .phone: fact.value
    case .email: fact.value.lowercased()
    case .address: AddressForm.key(of: fact)
    case .hours: hours(fact)
    case .web: link(fact.value)
    // Networks take the name of a profile in any case.
    case .social: link(fact.value).lowercased()
    }
  }

  private static func hours(_ fact: Fact) -> String {
    guard let week = WeeklyHours(fact.value) else { return FoldedText.of(fact.value) }
    return week.minutesOfWeek.map { "\($0.day):\($0.span.opens)-\($0.span.closes)" }.joined(separator: ",")
  }

  /// Scheme, `www.`, a closing slash, a fragment and where a reader came from (`utm_source`) are no difference of address.
  private static func link(_ url: String) -> String {
    var rest = url[...]
    if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
    if let fragment = rest.firstIndex(of: "#") { rest = rest[..<fragment] }
    let query = rest.firstIndex(of: "?").map { rest[rest.index(after: $0)...] } ?? ""
    let kept = query.split(separator: "&").filter { !$0.hasPrefix("utm_") }.joined(separator: "&")
    rest = rest.prefix { $0 != "?" }
    while rest.hasSuffix("/") { rest.removeLast() }
    let end = rest.firstIndex(of: "/") ?? rest.endIndex
    var host = rest[..<end].lowercased()
    if host.hasPrefix("www.") { host.removeFirst(4) }
    return host + rest[end...] + (kept.isEmpty ? "" : "?" + kept)
  }
}
