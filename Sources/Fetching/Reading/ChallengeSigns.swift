import Glibc
import Model

/// Marks of a page that stands in for the document because a bot wall does not believe in us.
///
/// Only what stands on the challenge itself counts: the walls also put scripts of theirs on every good page behind them.
enum ChallengeSigns {
  /// Text of the challenge pages of the common walls.
  private static let marks: [StaticString] = [
    "window._cf_chl_opt", "cf-browser-verification", "Incapsula incident ID", "/_sec/cp_challenge/",
    "https://errors.edgesuite.net/", "captcha-delivery.com/captcha", "captcha-delivery.com/interstitial",
    "id=\"px-captcha\"", "sucuri_cloudproxy_js", "window.gokuProps", "/TSPD/?type=",
  ]

  /// Bytes of a page that are looked through; challenges are short.
  private static let depth = 64 * 1024

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
    guard !reply.body.isEmpty, reply.head["Content-Type"]?.lowercased().contains("html") ?? true else {
      return false
    }
    return reply.body.withUnsafeBytes { bytes in
      let start = UnsafeRawBufferPointer(rebasing: bytes.prefix(depth))
      return marks.contains { contains($0, in: start) }
    }
  }

  /// Leaps from one first byte of the mark to the next.
  private static func contains(_ mark: StaticString, in bytes: UnsafeRawBufferPointer) -> Bool {
    let length = mark.utf8CodeUnitCount
    var rest = bytes
    while rest.count >= length, let start = rest.baseAddress,
      let found = memchr(start, Int32(mark.utf8Start.pointee), rest.count - length + 1)
    {
      if memcmp(found, mark.utf8Start, length) == 0 { return true }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(UnsafeRawPointer(found) - start + 1))
    }
    return false
  }
}
