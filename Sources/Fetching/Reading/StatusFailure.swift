import Model

/// Answers that are no document.
enum StatusFailure {
  /// The failure that the status of `reply` stands for.
  static func failure(_ reply: Reply) -> FetchFailure {
    let status = reply.status
    let wait = RetryAfter.seconds(reply.head)
    return FetchFailure(
      kind: kind(status), detail: "the server answers \(status)\(name(status))\(waiting(wait))",
      status: status,
      retryAfter: wait)
  }

  private static func kind(_ status: Int) -> ProblemKind {
    switch status {
    case 401, 403: .blocked
    case 410: .gone
    default: .http
    }
  }

  private static func waiting(_ seconds: Int64?) -> String {
    guard let seconds, seconds > 0 else { return "" }
    if seconds < 120 { return " and asks to wait \(seconds) seconds" }
    return seconds < 7200
      ? " and asks to wait \(seconds / 60) minutes" : " and asks to wait \(seconds / 3600) hours"
  }

  private static func name(_ status: Int) -> String {
    switch status {
    case 204: " (no content)"
    case 206: " (part of the document)"
    case 400: " (bad request)"
    case 401: " (a login is needed)"
    case 403: " (forbidden)"
    case 404: " (not found)"
    case 406: " (not acceptable)"
    case 410: " (gone for good)"
    case 429: " (too many requests)"
    case 451: " (unavailable for legal reasons)"
    case 500: " (internal error)"
    case 502: " (bad gateway)"
    case 503: " (unavailable)"
    case 504: " (gateway timeout)"
    default: ""
    }
  }
}
