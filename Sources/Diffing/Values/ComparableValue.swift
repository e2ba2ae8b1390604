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
    guard let week = WeeklyHours(self) else { return FoldedText.of(text) }
    return week.minutesOfWeek.map { "\($0.day):\($0.span.start)-\($0.span.end)" }.joined(separator: ",")
  }
}

extension Link {
  /// Scheme, `www.`, a closing slash, a fragment and where a reader came from (`utm_source`) are no difference of address.
  fileprivate var comparable: String {
    let kept = query.split(separator: "&").filter { !$0.hasPrefix("utm_") }.joined(separator: "&")
    return host + path + (kept.isEmpty ? "" : "?" + kept)
  }
}
