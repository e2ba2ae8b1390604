import Model

/// An answer that stands in for the document because a bot wall does not believe in us.
enum ChallengeSigns {
  /// The failure that a challenge stands for; nil for anything else.
  static func failure(_ reply: Reply) -> FetchFailure? {
    guard isChallenge(reply) else { return nil }
    return FetchFailure(
      kind: .blocked,
      detail: "the server answers \(reply.status) with a challenge for people, not the document",
      status: reply.status, retryAfter: RetryAfter.seconds(reply.head))
  }

  private static func isChallenge(_ reply: Reply) -> Bool {
    if reply.head["cf-mitigated"]?.lowercased() == "challenge" { return true }
    if let action = reply.head["x-amzn-waf-action"]?.lowercased(), ["challenge", "captcha"].contains(action) {
      return true
    }
    // A login page, whatever its title says: the status names what is wanted.
    guard reply.status != 401, !reply.body.isEmpty,
      reply.head["Content-Type"]?.lowercased().contains("html") ?? true
    else {
      return false
    }
    return reply.body.withUnsafeBytes { ChallengePage.isChallenge($0, status: reply.status) }
  }
}
