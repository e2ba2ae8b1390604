import Model

/// The severity of a change: what it costs the person who does not hear of it.
///
/// critical: where a filing goes, or where one signs in; high: telephone, TTY, shorter hours, anything removed;
/// normal: additions, longer hours, e-mail; low: social profiles, labels, links inside the same host. A link to a page that
/// goes is low, one that comes is wording: pages link to pages.
extension Severity {
  /// Of a value that became another.
  static func ofChange(_ before: Fact, _ after: Fact, _ hours: HoursDifference?) -> Severity {
    switch after.channel {
    case .address: isFiling(before) || isFiling(after) ? .critical : .high
    case .phone: .high
    case .hours: (hours ?? HoursDifference(before, after)).isShorter ? .high : .normal
    case .email: .normal
    case .social: .low
    case .web: link(before, after)
    }
  }

  /// Of a value that went.
  static func ofRemoval(_ fact: Fact) -> Severity {
    switch fact.channel {
    case .address: isFiling(fact) ? .critical : .high
    case .social: .low
    case .web: isSensitive(fact.kind) ? .high : fact.kind == "page" ? lostLink(fact) : .normal
    case .phone, .email, .hours: .high
    }
  }

  /// Of a value that came; `isAmbiguous` when it stands beside another for the same state and carrier.
  static func ofAddition(_ fact: Fact, isAmbiguous: Bool) -> Severity {
    switch fact.channel {
    case .address: isFiling(fact) && isAmbiguous ? .critical : .normal
    case .social: .low
    case .web: fact.kind == "page" ? .wording : .normal
    case .phone, .email, .hours: .normal
    }
  }

  /// Of a telephone that is now called something else, and the like.
  static func ofOtherKind(_ after: Fact) -> Severity {
    switch after.channel {
    case .phone: .high
    case .web: isSensitive(after.kind) ? .normal : .low
    default: .wording
    }
  }

  /// Of a link to a page that goes: in the frame of a site that means nothing.
  private static func lostLink(_ fact: Fact) -> Severity { fact.region.isFurniture ? .wording : .low }

  private static func link(_ before: Fact, _ after: Fact) -> Severity {
    if case (.web(let old), .web(let new)) = (before.value, after.value), old.host == new.host { return .low }
    return isSensitive(before.kind) || isSensitive(after.kind)
      ? .critical : after.kind == "page" ? .low : .normal
  }

  private static func isFiling(_ fact: Fact) -> Bool { ComparedFact.isRouted(fact) }

  /// Places where people sign in or file.
  private static func isSensitive(_ kind: String) -> Bool {
    ["account", "form", "case-status", "scheduler", "contact-form"].contains(kind)
  }
}
