import Model

/// Gets one robots.txt, under the same checks as the document it is asked for.
struct RobotsFetch: Sendable {
  enum Outcome: Sendable {
    /// The file; empty where the site has none.
    case text(String)
    case unreachable(FetchFailure)
  }

  let loop: FetchLoop
  let settings: FetchSettings
  let visit: WebVisit

  /// Follows a few redirects; a site whose file leads nowhere, or off the hosts, has none (RFC 9309, section 2.3.1).
  func read() async -> Outcome {
    guard let first = WebAddress("/robots.txt", base: visit.address) else { return .text("") }
    var address = first.withCredentials(of: visit.address)
    for _ in 0...5 {
      let reply: Reply
      switch await loop.perform(exchange(address)) {
      case .success(let answer): reply = answer
      case .failure(let failure): return .unreachable(failure)
      }
      switch reply.status {
      case 200: return .text(String(decoding: reply.body, as: UTF8.self))
      case 300..<400:
        guard let location = reply.head["Location"], let target = WebAddress(location, base: address),
          target.isWeb, visit.hosts.admits(target.host)
        else { return .text("") }
        address = target.withCredentials(of: visit.address)
      case 500...: return .unreachable(unavailable(reply))
      default: return .text("")
      }
    }
    return .text("")
  }

  private func exchange(_ address: WebAddress) -> Exchange {
    Exchange(
      address: address, allowsPrivateAddresses: visit.allowsPrivateAddresses, timeout: settings.timeout,
      maxBody: Int64(RobotsRules.maxBytes), cutsBody: true, pause: settings.hostDelay)
  }

  private func unavailable(_ reply: Reply) -> FetchFailure {
    var failure = StatusFailure.failure(reply)
    failure.detail = "nothing may be read while robots.txt fails: " + failure.detail
    return failure
  }
}
